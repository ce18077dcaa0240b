"""The virtual Django app `playground`: the models and tag libraries of elements live under its label."""

import sys
from types import ModuleType

from django.apps import AppConfig

PLAYGROUND = "playground"


def placeholder() -> ModuleType:
    """Return the module `playground` of a time when no element's Python is active."""
    module = ModuleType(PLAYGROUND, "The Python of no element.")
    module.__path__ = []
    return module


# Django imports the module that the configuration names below. Its entry in INSTALLED_APPS looks like any other app's,
# for packages that look there for the name of a model's or template's app.
sys.modules.setdefault(PLAYGROUND, placeholder())
sys.modules.setdefault(f"{PLAYGROUND}.apps", sys.modules[__name__])


class PlaygroundConfig(AppConfig):
    """The app of whichever element is being rendered; `activation` swaps its models."""

    name = PLAYGROUND
    label = PLAYGROUND
    verbose_name = "Playground"
    path = ""
