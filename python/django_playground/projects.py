"""One element's Python: its module, models, URLs and what it keeps, apart from those of all others.

A project lives as long as the element's Python and project files stay the same; its templates may change meanwhile.
`enter` and `leave` swap it in and out of Django's globals; at most one project is inside at a time.
"""

import gc
import linecache
import shutil
import sys
from itertools import tee
from pathlib import Path
from types import GeneratorType, ModuleType
from typing import Any

from django.apps import apps
from django.urls import clear_url_caches
from django.utils import timezone, translation
from django.utils.translation import trans_real

from django_playground import deadline
from django_playground.app import PLAYGROUND, placeholder
from django_playground.modules import take_modules
from django_playground.receivers import Receivers
from django_playground.stores import Stores

SCRIPT_NAME = "context.py"

_USED_UP_BY_LOOPING = (GeneratorType, map, filter, zip, enumerate, reversed, type(tee(())[0]))

_apps: Any = apps
_trans: Any = trans_real


class Project:
    """The lasting Python side of one owner's content."""

    def __init__(self, home: Path, script: str | None, has_modules: bool) -> None:
        """Prepare a project whose files lie in `home`; `script` is the text of its context module."""
        self.home = home
        self.script = script
        self.module = placeholder()
        self.module.__path__ = [str(home)]
        self.language: str | None = None
        self.time_zone: Any = None
        self.has_run = False
        self.is_inside = False
        self._on_path = has_modules
        self._modules: dict[str, ModuleType] = {PLAYGROUND: self.module}
        self._models: dict[str, Any] = {}
        self._reverse: list[tuple[type, str, Any]] = []
        self._attributes: dict[type, set[str]] = {}
        self._receivers = Receivers()
        self._stores = Stores()

    @property
    def has_urls(self) -> bool:
        """Whether the script gives the URLconf."""
        return hasattr(self.module, "urlpatterns")

    @property
    def names(self) -> dict[str, Any]:
        """What the script gives to templates: its names without a leading underscore, modules excepted."""
        names: dict[str, Any] = {}
        for name, value in vars(self.module).items():
            if name.startswith("_") or isinstance(value, ModuleType):
                continue
            if isinstance(value, _USED_UP_BY_LOOPING):
                # The script runs once but its template renders often: each render gets an iterator of its own.
                vars(self.module)[name], value = tee(value)
            names[name] = value
        return names

    def enter(self) -> None:
        """Put this project's module, models, connections, caches and storages into Django's globals."""
        self.is_inside = True
        sys.modules.update(self._modules)
        if self._on_path:
            sys.path.insert(0, str(self.home))
        self._swap_models(self._models)
        self._attributes = _attributes_of_other_models()
        for model, name, value in self._reverse:
            setattr(model, name, value)
        self._receivers.enter()
        self._stores.enter()
        if self.has_urls:
            clear_url_caches()

    def leave(self) -> None:
        """Take everything out again that `enter` and the project's Python put in."""
        self.is_inside = False
        self._modules = take_modules(self.home if self._on_path else None)
        self._modules[PLAYGROUND] = self.module
        sys.modules[PLAYGROUND] = placeholder()
        if self._on_path and str(self.home) in sys.path:
            sys.path.remove(str(self.home))
        self._receivers.leave()
        if self._models:
            self._take_reverse_relations()
        self._swap_models({})

    def _take_reverse_relations(self) -> None:
        # A foreign key to User puts an attribute on User, which the other elements share.
        self._reverse = []
        for model, names in _attributes_of_other_models().items():
            for name in names - self._attributes.get(model, names):
                self._reverse.append((model, name, vars(model)[name]))
                delattr(model, name)
        for key in [key for key in _apps._pending_operations if key[0] == PLAYGROUND]:
            del _apps._pending_operations[key]

    def _swap_models(self, models: dict[str, Any]) -> None:
        same = not models and not _apps.all_models[PLAYGROUND]
        _apps.all_models[PLAYGROUND] = models
        config = _apps.app_configs.get(PLAYGROUND)
        if config is not None:
            config.models = models
            config.models_module = self.module
        if not same:
            _apps.clear_cache()

    def reset_request_state(self) -> None:
        """Bring language, time zone and caches to where the script left them; templates and requests may move them."""
        translation.deactivate()
        timezone.deactivate()
        if self.language is not None:
            translation.activate(self.language)
        if self.time_zone is not None:
            timezone.activate(self.time_zone)
        self._stores.reset_caches()

    def run_script(self) -> None:
        """Run the context module once; it has to be entered. Whatever it raises goes through."""
        if self.has_run:
            return
        if self.script is not None:
            path = self.home / SCRIPT_NAME
            self.module.__file__ = str(path)
            code = deadline.watch(compile(self.script, str(path), "exec", dont_inherit=True))
            exec(code, vars(self.module))
            self._remember()
        self.has_run = True

    def _remember(self) -> None:
        if self.has_urls:
            clear_url_caches()
        active = getattr(_trans._active, "value", None)
        self.language = active.to_language() if active is not None else None
        self.time_zone = getattr(timezone._active, "value", None)
        self._stores.remember_caches()

    def close(self) -> None:
        """Leave, end the database and remove the files."""
        if self.is_inside:
            self.leave()
        self._stores.close()
        linecache.checkcache()
        shutil.rmtree(self.home, ignore_errors=True)
        if self._models:
            gc.collect()


def _attributes_of_other_models() -> dict[type, set[str]]:
    return {
        model: set(vars(model))
        for label, models in _apps.all_models.items()
        if label != PLAYGROUND
        for model in models.values()
    }
