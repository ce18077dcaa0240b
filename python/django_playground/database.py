"""Gives every SQLite connection its tables when something first connects, and later those of models defined since.

There are no migrations to run: the tables are those of all installed models, as `migrate --run-syncdb` would leave them.
"""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.backends.signals import connection_created

from django_playground.app import PLAYGROUND


class TableMaker:
    """An execute wrapper of one connection that creates missing tables before a query can miss them."""

    def __init__(self, connection: Any) -> None:
        """Watch `connection`; the first query creates the tables."""
        self._connection = connection
        self._known_models = -1
        self._busy = False

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """Run the query, after the tables of models that are new."""
        if not self._busy and len(apps.all_models[PLAYGROUND]) != self._known_models:
            self._busy = True
            try:
                self._create_missing()
            finally:
                self._busy = False
        return execute(sql, params, many, context)

    def _create_missing(self) -> None:
        connection = self._connection
        existing = set(connection.introspection.table_names())
        # Entering a schema editor demands foreign key checks to be off, which a transaction forbids; new tables need neither.
        editor = connection.SchemaEditorClass(connection, atomic=False)
        editor.deferred_sql = []
        created = [model for model in apps.get_models() if _needs_table(model) and model._meta.db_table not in existing]
        for model in created:
            editor.create_model(model)
        for statement in editor.deferred_sql:
            editor.execute(statement)
        self._known_models = len(apps.all_models[PLAYGROUND])
        for model in created:
            if model._meta.label_lower == "sites.site":
                _add_default_site(model, connection.alias)


def _needs_table(model: Any) -> bool:
    options = model._meta
    return bool(options.managed and not options.proxy and not options.swapped)


def _add_default_site(model: Any, alias: str) -> None:
    model(pk=settings.SITE_ID, domain="example.com", name="example.com").save(using=alias, force_insert=True)


def _on_connect(sender: Any, connection: Any, **_: Any) -> None:
    if connection.vendor == "sqlite":
        connection.execute_wrappers[:] = [w for w in connection.execute_wrappers if not isinstance(w, TableMaker)]
        connection.execute_wrappers.append(TableMaker(connection))


def install() -> None:
    """Watch all connections that are made from now on; more calls change nothing."""
    connection_created.connect(_on_connect, dispatch_uid="django_playground.database")
