"""What Django has to forget when a setting changes, by the setting's name.

Django's own resets live in `django.test.signals`; importing that costs too much, so they are repeated here.
"""

import os
import time
from collections.abc import Callable
from typing import Any

from asgiref.local import Local
from django.conf import settings
from django.core.cache import caches
from django.core.files.storage import default_storage, storages
from django.db import connections, router
from django.db.utils import ConnectionRouter
from django.forms.renderers import get_default_renderer
from django.urls import clear_url_caches, set_urlconf
from django.utils import timezone, translation
from django.utils.formats import FORMAT_SETTINGS, reset_format_cache
from django.utils.functional import empty
from django.utils.translation import trans_real


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


def _reset_internationalisation() -> None:
    # The functions of the real or of the null implementation, each kept at its first use.
    vars(translation._trans).clear()  # pyright: ignore[reportAttributeAccessIssue]
    reset_format_cache()


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


RESETS: dict[str, Callable[[], None]] = {
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
    "USE_I18N": _reset_internationalisation,
    "USE_TZ": _reset_connection_time_zones,
}
