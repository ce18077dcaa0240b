"""Configures Django once for the page, and adds apps to it later.

An app that cannot be used is refused alone: the rest of the page works.
"""

import importlib
import logging
import os
import sys
from pathlib import Path
from typing import Any

from django.conf import settings

from django_playground.defaults import CONTRIB_APPS
from django_playground.populate import AppFailure, populate


def make_root() -> Path:
    """Return the folder below which all projects live; only in the browser is it a fixed one."""
    if sys.platform != "emscripten":
        import tempfile

        return Path(tempfile.mkdtemp(prefix="playground-"))
    root = Path("/playground")
    root.mkdir(exist_ok=True)
    return root


def configure(merged: dict[str, Any]) -> list[AppFailure]:
    """Configure and set up Django with these settings; return the apps that cannot be used."""
    # Pyodide's event loop always counts as running, which forbids the ORM without this.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    os.environ.setdefault("TZ", "UTC")
    settings.configure(**merged)
    _keep_quiet()
    failures = _set_up()
    _make_csrf_tokens_repeatable()
    return failures


def _set_up() -> list[AppFailure]:
    """Do what `django.setup()` does, but for apps that fail."""
    from django.urls import set_script_prefix
    from django.utils.log import configure_logging

    configure_logging(settings.LOGGING_CONFIG, settings.LOGGING)
    set_script_prefix(settings.FORCE_SCRIPT_NAME or "/")
    settings.INSTALLED_APPS = list(dict.fromkeys(settings.INSTALLED_APPS))
    # Now it is where the entry of INSTALLED_APPS says; later that name belongs to elements' files.
    importlib.import_module("django_playground.app")
    failures = populate(settings.INSTALLED_APPS, late=False)
    del sys.modules["playground.apps"]
    for failure in failures:
        if failure.entry in CONTRIB_APPS:
            # A setting such as AUTH_USER_MODEL is at fault, without which nothing works.
            raise failure.reason
    return failures


def add_apps(entries: list[str]) -> list[AppFailure]:
    """Add apps to the running Django without disturbing those that are there; return those that cannot be used."""
    importlib.invalidate_caches()
    new = [entry for entry in dict.fromkeys(entries) if entry not in settings.INSTALLED_APPS]
    return populate(new, late=True) if new else []


def _keep_quiet() -> None:
    logger = logging.getLogger("django")
    logger.addHandler(logging.NullHandler())
    logger.propagate = False


def _make_csrf_tokens_repeatable() -> None:
    """Let every secret and mask be the same, so that equal templates give equal output."""
    from django.middleware import csrf

    module: Any = csrf
    fixed = "djangoplayground" * 2
    module._get_new_csrf_string = lambda: fixed
