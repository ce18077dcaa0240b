"""Django's settings as a page has them when nobody says anything: knows names and values, starts nothing."""

from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

PLAYGROUND_APP = "playground.apps.PlaygroundConfig"

CONTRIB_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.sites",
]

_CONTEXT_PROCESSORS = [
    "django.template.context_processors.request",
    "django.template.context_processors.debug",
    "django.template.context_processors.i18n",
    "django.template.context_processors.tz",
    "django.template.context_processors.static",
    "django.template.context_processors.media",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]

_LOADERS = [
    (
        "django.template.loaders.cached.Loader",
        [
            "django.template.loaders.filesystem.Loader",
            "django.template.loaders.app_directories.Loader",
        ],
    )
]


def default_settings(base_dir: Path) -> dict[str, Any]:
    """Return fresh settings of a page that names none; nothing in them is shared between calls."""
    return {
        "BASE_DIR": base_dir,
        "DEBUG": True,
        # An exception in middleware is the page's to see, and no page about it is made.
        "DEBUG_PROPAGATE_EXCEPTIONS": True,
        "SECRET_KEY": "django-playground: a page in a browser has no secrets",
        "ALLOWED_HOSTS": ["*"],
        "ROOT_URLCONF": "django_playground.urls",
        "INSTALLED_APPS": [PLAYGROUND_APP, *CONTRIB_APPS],
        "TEMPLATES": [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [],
                "OPTIONS": {
                    "debug": True,
                    "context_processors": list(_CONTEXT_PROCESSORS),
                    "loaders": deepcopy(_LOADERS),
                },
            }
        ],
        "DATABASES": {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "USE_TZ": True,
        "TIME_ZONE": "UTC",
        "LOGGING_CONFIG": None,
        "SITE_ID": 1,
        "SESSION_ENGINE": "django.contrib.sessions.backends.signed_cookies",
        # Pyodide's hashlib has neither pbkdf2_hmac nor scrypt.
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
        "EMAIL_BACKEND": "django.core.mail.backends.locmem.EmailBackend",
        "STATIC_URL": "/static/",
        "STATIC_ROOT": str(base_dir / "static-root"),
        "MEDIA_URL": "/media/",
        "MEDIA_ROOT": str(base_dir / "media"),
        "STORAGES": {
            "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        },
        "SILENCED_SYSTEM_CHECKS": [],
    }


def merge_page_settings(base: dict[str, Any], page: Mapping[str, Any]) -> dict[str, Any]:
    """Lay the page's settings over `base`.

    `INSTALLED_APPS` are additions, `TEMPLATES[0]` is merged, the rest replaces.
    """
    merged = {**base, **page}
    added = [app for app in page.get("INSTALLED_APPS", []) if app not in base["INSTALLED_APPS"]]
    ours, *contrib = base["INSTALLED_APPS"]
    merged["INSTALLED_APPS"] = [ours, *dict.fromkeys(added), *contrib]
    merged["TEMPLATES"] = merge_templates(base["TEMPLATES"], page.get("TEMPLATES"))
    return merged


def merge_templates(base: list[dict[str, Any]], own: list[dict[str, Any]] | None) -> list[dict[str, Any]]:
    """Lay an author's `TEMPLATES` over `base` without changing either.

    The first engine's OPTIONS are merged: dicts are updated, lists of builtins and context processors are added to,
    anything else replaces. Other keys of the first engine replace; further engines are added as they are.
    Raise `ImproperlyConfigured` for what is no list of engines.
    """
    merged = [{**engine, "OPTIONS": _copy_options(engine.get("OPTIONS", {}))} for engine in base]
    if not own:
        return merged
    if not (isinstance(own, list) and all(isinstance(engine, dict) for engine in own)):
        raise ImproperlyConfigured('TEMPLATES must be a list of engines: [{"OPTIONS": {"string_if_invalid": "?"}}].')
    first, *others = own
    options = merged[0]["OPTIONS"]
    for name, value in first.get("OPTIONS", {}).items():
        options[name] = _merge_option(name, options.get(name), value)
    rest = {name: value for name, value in first.items() if name not in {"OPTIONS", "APP_DIRS"}}
    merged[0] = {**merged[0], **rest, "OPTIONS": options}
    return [*merged, *others]


def _copy_options(options: dict[str, Any]) -> dict[str, Any]:
    return {name: value.copy() if isinstance(value, list | dict) else value for name, value in options.items()}


def _merge_option(name: str, base: Any, own: Any) -> Any:
    if name in {"builtins", "context_processors"} and isinstance(own, list):
        return [*(base or []), *(item for item in own if item not in (base or []))]
    if isinstance(base, dict) and isinstance(own, dict):
        return {**base, **own}
    return own
