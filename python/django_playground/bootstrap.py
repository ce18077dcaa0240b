"""Configures Django once for the page, and adds apps to it later.

An app that cannot be used is refused alone: the rest of the page works.
"""

import importlib
import logging
import os
import sys
from pathlib import Path
from typing import Any

import django
from django.apps import AppConfig, apps
from django.conf import settings

from django_playground.defaults import default_settings, merge_page_settings

_apps: Any = apps


class AppRefused(Exception):
    """An entry of INSTALLED_APPS that Django cannot use, with the reason."""

    def __init__(self, entry: str, reason: BaseException) -> None:
        """Say which `entry` and why."""
        super().__init__(f"The app {entry!r} of INSTALLED_APPS cannot be used: {reason}")
        self.entry = entry


def make_root() -> Path:
    """Return the folder below which all projects live; only in the browser is it a fixed one."""
    if sys.platform != "emscripten":
        import tempfile

        return Path(tempfile.mkdtemp(prefix="playground-"))
    root = Path("/playground")
    root.mkdir(exist_ok=True)
    return root


def configure(root: Path, page: dict[str, Any]) -> list[AppRefused]:
    """Configure and set up Django with the page's settings; return the apps that were refused."""
    # Pyodide's event loop always counts as running, which forbids the ORM without this.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    os.environ.setdefault("TZ", "UTC")
    merged = merge_page_settings(default_settings(root), page)
    wanted: list[str] = merged["INSTALLED_APPS"]
    settings.configure(**merged)
    _keep_quiet()
    usable, refused = _judge(wanted)
    settings.INSTALLED_APPS = usable
    try:
        django.setup()
    except Exception:  # noqa: BLE001 (an app may raise anything; _set_up_one_by_one finds out which)
        refused += _set_up_one_by_one(usable, page.get("INSTALLED_APPS", []))
    _make_csrf_tokens_repeatable()
    return refused


def add_apps(entries: list[str]) -> list[AppRefused]:
    """Add apps to the running Django without disturbing those that are there; return the refused ones.

    `apps.set_installed_apps` would run every `ready()` again, which packages do not expect.
    """
    importlib.invalidate_caches()
    refused: list[AppRefused] = []
    for entry in entries:
        if entry in settings.INSTALLED_APPS:
            continue
        try:
            _add_app(entry)
        except Exception as error:  # noqa: BLE001 (an app may raise anything)
            refused.append(AppRefused(entry, error))
    return refused


def _add_app(entry: str) -> None:
    config: Any = AppConfig.create(entry)
    if config.label in _apps.app_configs:
        raise ValueError(f"another app has the label {config.label!r}")
    before = settings.INSTALLED_APPS
    # While `ready` is true, clear_cache() walks configurations whose models are not imported yet.
    _apps.ready = False
    try:
        _apps.app_configs[config.label] = config
        config.apps = apps
        settings.INSTALLED_APPS = [*before, entry]
        _apps.clear_cache()
        config.import_models()
        _apps.ready = True
        reset_apps()
        config.ready()
        _import_tag_libraries()
    except BaseException:
        _apps.app_configs.pop(config.label, None)
        settings.INSTALLED_APPS = before
        raise
    finally:
        _apps.ready = True
        reset_apps()


def reset_apps() -> None:
    """Forget all that Django derived from the set of installed apps."""
    from django.core.management import get_commands
    from django.forms.renderers import get_default_renderer
    from django.template import Engine, engines
    from django.template.utils import get_app_template_dirs
    from django.urls import clear_url_caches

    from django_playground.setting_resets import reset_finders, reset_translations

    _apps.clear_cache()
    get_app_template_dirs.cache_clear()
    handler: Any = engines
    handler.__dict__.pop("templates", None)
    handler._templates = None
    handler._engines = {}
    Engine.get_default.cache_clear()
    get_default_renderer.cache_clear()
    reset_finders()
    get_commands.cache_clear()
    clear_url_caches()
    reset_translations()


def _import_tag_libraries() -> None:
    # One library that cannot be imported would break every template of the page.
    from django.template.backends.django import get_template_tag_modules

    for _ in get_template_tag_modules():
        pass


def _judge(entries: list[str]) -> tuple[list[str], list[AppRefused]]:
    usable: list[str] = []
    refused: list[AppRefused] = []
    for entry in entries:
        try:
            AppConfig.create(entry)
        except Exception as error:  # noqa: BLE001 (importing an app may raise anything)
            refused.append(AppRefused(entry, error))
        else:
            usable.append(entry)
    return usable, refused


def _set_up_one_by_one(usable: list[str], asked: list[str]) -> list[AppRefused]:
    _apps.app_configs.clear()
    _apps.apps_ready = _apps.models_ready = _apps.ready = _apps.loading = False
    settings.INSTALLED_APPS = [entry for entry in usable if entry not in asked]
    django.setup()
    return add_apps([entry for entry in usable if entry in asked])


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
