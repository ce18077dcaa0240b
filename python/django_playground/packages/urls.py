"""The URLconf of elements without `urlpatterns` on a page with packages: each app's own URLs below its name."""

import importlib
from typing import Any

from django.urls import include, path

from django_playground.packages.current import current


def __getattr__(name: str) -> Any:
    """Give `urlpatterns` anew to whoever asks, which is Django each time that its URL caches were cleared."""
    if name != "urlpatterns":
        raise AttributeError(name)
    from django_playground import urls

    prefixes = current.url_prefixes.items()
    return [*urls.urlpatterns, *(path(prefix, include(f"{app}.urls")) for app, prefix in prefixes if _usable(app))]


def _usable(app: str) -> bool:
    try:
        importlib.import_module(f"{app}.urls")
    except Exception:  # noqa: BLE001 (nobody asked for these URLs; they may need settings that nobody gave)
        return False
    return True
