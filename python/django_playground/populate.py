"""Puts apps into Django's registry in the order of `django.setup()`; one that fails is left out alone.

Django's own `populate` ends at the first failure and works once; `set_installed_apps` would run every `ready()` again,
which packages do not expect. Both are needed here: apps come late, and broken ones must not take the page with them.
"""

import importlib
import pkgutil
from collections.abc import Callable
from typing import Any, NamedTuple

from django.apps import AppConfig, apps
from django.conf import settings

_apps: Any = apps

# Late apps go before Django's own, as those of the start do: whoever comes first overrides templates.
_FIRST_OF_DJANGO = "django.contrib.contenttypes"

# Their tag libraries need no proof that they can be imported.
_TRUSTED = ("django.contrib.", "playground.")


class AppFailure(NamedTuple):
    """An app that Django cannot use: its entry, what failed as the verb of a sentence, and the reason."""

    entry: str
    failed: str
    reason: BaseException


class _TagLibraryError(Exception):
    """A tag library that cannot be imported, by name; its cause says why."""


class _Newcomers:
    """The apps of one call: those that failed are out, the others go on to the next step."""

    def __init__(self, entries: list[str]) -> None:
        self.configs: dict[str, Any] = dict.fromkeys(entries)
        self.failures: list[AppFailure] = []

    def attempt(self, failed: str, action: Callable[[str], None]) -> None:
        for entry in list(self.configs):
            try:
                action(entry)
            except (Exception, SystemExit) as error:  # noqa: BLE001 (an app may raise anything)
                if isinstance(error, _TagLibraryError):
                    failed = f"has a tag library {error} that cannot be imported"
                self.failures.append(AppFailure(entry, failed, error.__cause__ or error))
                withdraw(entry, self.configs.pop(entry))

    def register(self, entry: str) -> None:
        config: Any = AppConfig.create(entry)
        other = _apps.app_configs.get(config.label)
        if other is not None:
            raise ValueError(f"another app, {other.name!r}, has the label {config.label!r}")
        _apps.app_configs[config.label] = self.configs[entry] = config
        config.apps = apps

    def import_models(self, entry: str) -> None:
        self.configs[entry].import_models()

    def get_ready(self, entry: str) -> None:
        self.configs[entry].ready()

    def import_tag_libraries(self, entry: str) -> None:
        if not entry.startswith(_TRUSTED):
            _import_tag_libraries(self.configs[entry].name)


def populate(entries: list[str], *, late: bool) -> list[AppFailure]:
    """Import `entries` of INSTALLED_APPS with models and tag libraries, let them get ready, and return the failures.

    `late`: Django runs, and has to forget what it knows of the apps before them. An entry that fails is withdrawn.
    """
    new = _Newcomers(entries)
    # While `ready` is true, clear_cache() walks configurations whose models are not imported yet.
    _apps.ready = False
    try:
        new.attempt("cannot be imported", new.register)
        if late:
            _put_before_djangos_own(new.configs)
        _apps.apps_ready = True
        _apps.clear_cache()
        new.attempt("has models that cannot be imported", new.import_models)
        _apps.models_ready = _apps.ready = True
        _apps.clear_cache()
        if late:
            reset_apps()
        new.attempt("failed in ready()", new.get_ready)
        # One library that cannot be imported would break every template of the page.
        new.attempt("", new.import_tag_libraries)
    finally:
        _apps.apps_ready = _apps.models_ready = _apps.ready = True
        _apps.ready_event.set()
        if late or new.failures:
            reset_apps()
    return new.failures


def withdraw(entry: str, config: Any = None) -> None:
    """Take an app out of Django again; what it has registered outside of the registry stays."""
    settings.INSTALLED_APPS = [other for other in settings.INSTALLED_APPS if other != entry]
    if config is not None and _apps.app_configs.get(config.label) is config:
        del _apps.app_configs[config.label]
        _apps.all_models.pop(config.label, None)


def _put_before_djangos_own(configs: dict[str, Any]) -> None:
    before = list(settings.INSTALLED_APPS)
    place = before.index(_FIRST_OF_DJANGO) if _FIRST_OF_DJANGO in before else len(before)
    settings.INSTALLED_APPS = [*before[:place], *configs, *before[place:]]
    new = {config.label: config for config in configs.values()}
    old = [config for config in _apps.app_configs.values() if config.label not in new]
    place = next((at for at, config in enumerate(old) if config.name == _FIRST_OF_DJANGO), len(old))
    for config in [*old[:place], *new.values(), *old[place:]]:
        # The registry's own dict object stays, in a new order.
        _apps.app_configs.pop(config.label)
        _apps.app_configs[config.label] = config


def _import_tag_libraries(app: str) -> None:
    name = f"{app}.templatetags"
    try:
        package = importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name == name:
            return
        raise _TagLibraryError("templatetags") from error
    for found in pkgutil.walk_packages(getattr(package, "__path__", []), f"{name}."):
        try:
            importlib.import_module(found.name)
        except Exception as error:
            raise _TagLibraryError(found.name.removeprefix(f"{name}.")) from error


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
