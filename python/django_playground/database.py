"""Gives every SQLite connection its tables when something first connects, and later those of models defined since.

No migrations are run: the tables are those of all installed models, with the rows that `migrate` adds.
"""

import sqlite3
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.backends.signals import connection_created

from django_playground.app import PLAYGROUND

_TABLES_WITH_ROWS = ("auth_permission", "django_content_type", "django_site")


class TableMaker:
    """An execute wrapper of one connection that creates missing tables before a query can miss them."""

    def __init__(self, connection: Any) -> None:
        """Watch `connection`; the first query creates the tables."""
        self._connection = connection
        self._known_models = (-1, -1)
        self._busy = False
        self._without_rows: list[Any] = []

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """Run the query, after the tables of models that are new."""
        if not self._busy:
            self._busy = True
            try:
                if _count_models() != self._known_models:
                    self._create_missing()
                if self._without_rows and any(table in sql for table in _TABLES_WITH_ROWS):
                    models, self._without_rows = self._without_rows, []
                    _add_rows(self._connection.alias, models)
            finally:
                self._busy = False
        return execute(sql, params, many, context)

    def _create_missing(self) -> None:
        connection = self._connection
        existing = set(connection.introspection.table_names())
        if not existing and connection.is_in_memory_db() and not connection.in_atomic_block:
            self._without_rows += _prepared.copy_into(connection)
            existing = {model._meta.db_table for model in self._without_rows}
        missing = [model for model in _models() if model._meta.db_table not in existing]
        _create(connection, missing)
        # These take longer than the tables; they wait until a query may see that they are missing.
        self._without_rows += missing
        self._known_models = _count_models()


class _Prepared:
    """An in-memory database with the tables of all apps but the elements' own: a copy takes a tenth of making it."""

    def __init__(self) -> None:
        self._source: sqlite3.Connection | None = None
        self._tables: list[str] = []

    def copy_into(self, connection: Any) -> list[Any]:
        """Make the empty in-memory database of `connection` a copy and return the models that have tables in it.

        The original is made when it is first needed, and again when apps have come.
        """
        models = [model for model in _models() if model._meta.app_label != PLAYGROUND]
        tables = [model._meta.db_table for model in models]
        if self._source is not None and self._tables == tables:
            self._source.backup(connection.connection)
            return models
        _create(connection, models)
        self._source = sqlite3.connect(":memory:")
        self._tables = tables
        connection.connection.backup(self._source)
        return models


_prepared = _Prepared()


def _count_models() -> tuple[int, int]:
    """Return a mark that is another one when an element has defined a model or a package has come with its own."""
    return len(apps.all_models[PLAYGROUND]), len(apps.app_configs)


def _models() -> list[Any]:
    return [model for model in apps.get_models() if _needs_table(model)]


def _create(connection: Any, models: list[Any]) -> None:
    # Entering a schema editor demands foreign key checks to be off, which a transaction forbids.
    # New tables need neither.
    editor = connection.SchemaEditorClass(connection, atomic=False)
    editor.deferred_sql = []
    for model in models:
        editor.create_model(model)
    for statement in editor.deferred_sql:
        editor.execute(statement)


def _add_rows(alias: str, models: list[Any]) -> None:
    """Add what `migrate` adds after making tables: content types, permissions, the default site."""
    labels = dict.fromkeys(model._meta.app_label for model in models)
    if apps.is_installed("django.contrib.auth"):
        from django.contrib.auth.management import create_permissions

        for label in labels:
            create_permissions(apps.get_app_config(label), verbosity=0, using=alias)
    for model in models:
        if model._meta.label_lower == "sites.site":
            site = model(pk=settings.SITE_ID, domain="example.com", name="example.com")
            site.save(using=alias, force_insert=True)


def _needs_table(model: Any) -> bool:
    options = model._meta
    return bool(options.managed and not options.proxy and not options.swapped)


def _on_connect(sender: Any, connection: Any, **_: Any) -> None:
    if connection.vendor == "sqlite":
        connection.execute_wrappers[:] = [w for w in connection.execute_wrappers if not isinstance(w, TableMaker)]
        connection.execute_wrappers.append(TableMaker(connection))


def install() -> None:
    """Watch all connections that are made from now on; more calls change nothing."""
    connection_created.connect(_on_connect, dispatch_uid="django_playground.database")
