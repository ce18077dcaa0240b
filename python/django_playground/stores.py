"""The databases, caches and file storages of one element, apart from those of all others."""

from typing import Any

from asgiref.local import Local
from django.apps import apps
from django.core.cache import caches
from django.core.cache.backends import locmem
from django.core.files.storage import default_storage, storages
from django.db import connections
from django.utils.functional import empty

_connections: Any = connections
_caches: Any = caches
_locmem: Any = locmem
_storages: Any = storages
_default_storage: Any = default_storage

_Entries = dict[str, dict[str, Any]]


class Stores:
    """Whatever Django keeps for a project outside of its Python names."""

    def __init__(self) -> None:
        """Begin empty; nothing connects before it is used."""
        self._connections = Local(thread_critical=True)
        self._storages: dict[str, Any] = {}
        self._cached: tuple[_Entries, _Entries] = ({}, {})

    def enter(self) -> None:
        """Let Django's handlers use these connections and storages."""
        _connections._connections = self._connections
        _storages._storages = self._storages
        _default_storage._wrapped = empty
        _forget_rows()

    def remember_caches(self) -> None:
        """Take what the caches hold now for the state in which every render begins."""
        self._cached = (_copy(_locmem._caches), _copy(_locmem._expire_info))

    def reset_caches(self) -> None:
        """Bring the caches to the state that was remembered, so that a render's output depends on its input alone."""
        entries, expiries = self._cached
        _locmem._caches = _copy(entries)
        _locmem._expire_info = _copy(expiries)
        _locmem._locks = {}
        _caches._connections = Local()

    def close(self) -> None:
        """End the databases."""
        for alias in _connections.settings:
            connection = getattr(self._connections, alias, None)
            if connection is not None and connection.connection is not None:
                # Django's own close() keeps databases that live in memory.
                connection.connection.close()


def _copy(entries: _Entries) -> _Entries:
    return {name: values.copy() for name, values in entries.items()}


def _forget_rows() -> None:
    # These managers keep rows of the database that was there before.
    for label, name in (("contenttypes", "contenttype"), ("sites", "site")):
        model = apps.all_models.get(label, {}).get(name)
        if model is not None:
            model.objects.clear_cache()
