"""Settings that hold for one render, as `override_settings` would make them hold for one test.

Django's own resets after a changed setting live in `django.test.signals`; importing that costs too much, so
`_RESETS` repeats them. Contrib apps and packages that listen to `setting_changed` hear of every change.
"""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from asgiref.local import Local
from django.conf import UserSettingsHolder, settings
from django.core.cache import caches
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import default_storage, storages
from django.core.signals import setting_changed
from django.db import connections, router
from django.db.utils import ConnectionRouter
from django.forms.renderers import get_default_renderer
from django.urls import clear_url_caches, set_urlconf
from django.utils import timezone
from django.utils.formats import FORMAT_SETTINGS, reset_format_cache
from django.utils.functional import empty
from django.utils.translation import trans_real

_FIXED_AT_START = ("DATABASES", "AUTH_USER_MODEL")
_OF_THE_START = ("INSTALLED_APPS", "DATABASES", "AUTH_USER_MODEL", "BASE_DIR")
# `activation` sets these up for each workspace.
_OF_THE_WORKSPACE = ("TEMPLATES",)

_settings: Any = settings


def check_item_settings(own: Mapping[str, Any]) -> None:
    """Raise `ImproperlyConfigured` for names that are none, and for settings that shape Django's start and differ."""
    for name in own:
        if not name.isupper():
            raise ImproperlyConfigured(f"{name!r} is no setting of Django: settings are written in capitals.")
    missing = [app for app in own.get("INSTALLED_APPS", []) if app not in settings.INSTALLED_APPS]
    if missing:
        raise ImproperlyConfigured(f"INSTALLED_APPS is a setting of the page; not installed: {', '.join(missing)}.")
    for name in _FIXED_AT_START:
        if name in own and _differs(name, own[name]):
            raise ImproperlyConfigured(f"{name} is a setting of the page; it cannot differ for one template.")


def change_page_setting(name: str, value: Any) -> None:
    """Change a setting of the running page for good, or raise what makes that impossible and change nothing."""
    if name in _FIXED_AT_START:
        if _differs(name, value):
            raise ImproperlyConfigured(f"{name} cannot change after Django's start.")
        return
    before = getattr(_settings, name, None)
    was_set = hasattr(_settings, name)
    setattr(_settings, name, value)
    try:
        _announce([name], entering=True)
    except Exception:
        if was_set:
            setattr(_settings, name, before)
        else:
            delattr(_settings, name)
        _announce([name], entering=False)
        raise


def _differs(name: str, value: Any) -> bool:
    now = getattr(settings, name)
    if name != "DATABASES":
        return value != now
    # Django fills in what an author leaves out.
    return any({**now.get(alias, {}), **own} != now.get(alias) for alias, own in value.items())


def overlay(workspace: Mapping[str, Any], own: Mapping[str, Any]) -> UserSettingsHolder:
    """Lay the author's `own` settings and then those of a workspace over those in force."""
    holder: Any = UserSettingsHolder(_settings._wrapped)
    for name, value in {**own, **workspace}.items():
        if name not in _OF_THE_START or name in workspace:
            setattr(holder, name, value)
    return holder


@contextmanager
def in_force(holder: UserSettingsHolder, own: Mapping[str, Any]) -> Iterator[None]:
    """Put `holder` into force for the block; announce the author's `own` settings when they come and go."""
    announced = [name for name in own if name not in _OF_THE_START and name not in _OF_THE_WORKSPACE]
    before = _settings._wrapped
    try:
        _settings._wrapped = holder
        _announce(announced, entering=True)
        yield
    finally:
        _settings._wrapped = before
        _announce(announced, entering=False)


def _announce(names: list[str], entering: bool) -> None:
    problems: list[Exception] = []
    for name in names:
        value = getattr(_settings, name, None)
        reset = _RESETS.get(name)
        if reset is not None:
            reset()
        for _, problem in setting_changed.send_robust(
            sender=UserSettingsHolder, setting=name, value=value, enter=entering
        ):
            if isinstance(problem, Exception):
                problems.append(problem)
    if problems and entering:
        raise problems[0]


def _reset_caches() -> None:
    handler: Any = caches
    handler._settings = handler.settings = handler.configure_settings(None)
    handler._connections = Local()


def _reset_time_zone() -> None:
    if hasattr(time, "tzset"):
        os.environ["TZ"] = settings.TIME_ZONE or "UTC"
        time.tzset()
    timezone.get_default_timezone.cache_clear()
    # Fails here, with the name of the zone in its message, and not in the middle of a template.
    timezone.get_default_timezone()
    _reset_connection_time_zones()


def _reset_connection_time_zones() -> None:
    for connection in connections.all(initialized_only=True):
        connection.__dict__.pop("timezone", None)
        connection.__dict__.pop("timezone_name", None)
        connection.ensure_timezone()


def _reset_routers() -> None:
    router.routers = ConnectionRouter().routers


def _reset_storages() -> None:
    handler: Any = storages
    handler.__dict__.pop("backends", None)
    handler._backends = None
    handler._storages = {}
    lazy: Any = default_storage
    lazy._wrapped = empty
    _reset_static()


def _reset_static() -> None:
    from django.contrib.staticfiles.storage import staticfiles_storage

    handler: Any = storages
    handler._storages.pop("staticfiles", None)
    lazy: Any = staticfiles_storage
    lazy._wrapped = empty
    reset_finders()


def reset_finders() -> None:
    """Forget the finders of static files."""
    from django.contrib.staticfiles.finders import get_finder

    get_finder.cache_clear()


def _reset_language() -> None:
    trans: Any = trans_real
    trans._default = None
    trans._active = Local()


def reset_translations() -> None:
    """Forget the loaded message catalogues."""
    trans: Any = trans_real
    _reset_language()
    trans._translations = {}
    trans.translation_catalog_exists.cache_clear()


def _reset_urls() -> None:
    clear_url_caches()
    set_urlconf(None)


def _reset_password_validators() -> None:
    from django.contrib.auth.password_validation import get_default_password_validators

    get_default_password_validators.cache_clear()


def _reset_serializers() -> None:
    from django.core import serializers

    registry: Any = serializers
    registry._serializers = {}


_RESETS: dict[str, Callable[[], None]] = {
    **dict.fromkeys([*FORMAT_SETTINGS, "USE_THOUSAND_SEPARATOR"], reset_format_cache),
    "AUTH_PASSWORD_VALIDATORS": _reset_password_validators,
    "CACHES": _reset_caches,
    "DATABASE_ROUTERS": _reset_routers,
    "FORM_RENDERER": get_default_renderer.cache_clear,
    "LANGUAGE_CODE": _reset_language,
    "LANGUAGES": reset_translations,
    "LOCALE_PATHS": reset_translations,
    "ROOT_URLCONF": _reset_urls,
    "SERIALIZATION_MODULES": _reset_serializers,
    "STATICFILES_DIRS": reset_finders,
    "STATICFILES_FINDERS": reset_finders,
    "STATIC_ROOT": _reset_static,
    "STATIC_URL": _reset_static,
    "STORAGES": _reset_storages,
    "TIME_ZONE": _reset_time_zone,
    "USE_TZ": _reset_connection_time_zones,
}
