"""Lists what a dot after a value leads to, what templates use first, and shows values in a few words.

Never calls a method, and shows a value only where that runs no query.
"""

import inspect
import re
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Manager, Model, QuerySet
from django.forms import BaseForm
from django.utils.functional import LazyObject, Promise

from django_playground.introspection.lookups import MISSING, UNKNOWN, is_harmless

_WRITABLE = re.compile(r"(?!_)\w+\Z")
_LONGEST_PREVIEW = 60
_MOST_MEMBERS = 80
_SCALARS = (str, bytes, int, float, complex, bool, type(None))
_INDICES = 5

_DATES: dict[type, tuple[str, ...]] = {
    datetime: ("year", "month", "day", "hour", "minute", "second", "tzinfo", "date", "time", "isoformat"),
    date: ("year", "month", "day", "weekday", "isoformat"),
    time: ("hour", "minute", "second", "isoformat"),
    timedelta: ("days", "seconds", "total_seconds"),
}
_QUERIES = ("all", "count", "exists", "first", "last")
_FORM_FIRST = ("as_div", "as_p", "as_table", "as_ul", "errors", "hidden_fields", "media", "non_field_errors")


def member_names(value: Any) -> list[str]:
    """Return the names that may follow a dot after `value`, what is its own first."""
    if isinstance(value, _SCALARS) or value is UNKNOWN or value is MISSING:
        return []
    names: Iterable[str]
    if isinstance(value, Mapping):
        names = [*(key for key in value if isinstance(key, str)), "items", "keys", "values"]
    elif isinstance(value, (Manager, QuerySet)):
        names = _QUERIES
    elif isinstance(value, Model):
        names = _of_model(value)
    elif isinstance(value, BaseForm):
        names = [*value.fields, *_FORM_FIRST, *_of_object(value)]
    elif dates := next((found for kind, found in _DATES.items() if isinstance(value, kind)), None):
        names = dates
    elif isinstance(value, Sequence) and type(value).__module__ == "builtins":
        names = [str(index) for index in range(min(len(value), _INDICES))]
    else:
        names = _of_object(value)
    return [name for name in dict.fromkeys(names) if _WRITABLE.match(name)][:_MOST_MEMBERS]


def _of_model(value: Model) -> list[str]:
    model: Any = value
    fields = [_accessor(field) for field in model._meta.get_fields()]
    known = set(dir(Model))
    return [*filter(None, fields), "pk", *(name for name in _of_object(value) if name not in known)]


def _accessor(field: Any) -> str | None:
    return field.get_accessor_name() if hasattr(field, "get_accessor_name") else field.name


def _of_object(value: Any) -> list[str]:
    own = list(vars(value)) if hasattr(value, "__dict__") else []
    return [name for name in [*own, *dir(value)] if not name.startswith("_") and _is_readable(value, name)]


def _is_readable(value: Any, name: str) -> bool:
    """Return whether a template may read `name`: data, or a method that needs no argument and alters nothing."""
    found = inspect.getattr_static(value, name, MISSING)
    if found is MISSING:
        return True
    if isinstance(found, (staticmethod, classmethod)):
        found = found.__func__
    if isinstance(found, type) or getattr(found, "alters_data", False):
        return False
    if not inspect.isroutine(found):
        # Managers and other things that only classes have.
        return not isinstance(found, Manager) and type(found).__name__ != "ManagerDescriptor"
    return needs_nothing(getattr(value, name, None))


def needs_nothing(function: Any) -> bool:
    """Return whether `function` can be called without arguments, as templates call."""
    try:
        inspect.signature(function).bind()
    except TypeError, ValueError:
        return False
    return True


def type_name(value: Any) -> str:
    """Return the name of the type of `value` as its users know it."""
    if inspect.isroutine(value):
        return "method"
    if isinstance(value, LazyObject):
        return _quietly(lambda: _class(value).__name__) or "object"
    if isinstance(value, Promise):
        return "str"
    if isinstance(value, QuerySet):
        return f"QuerySet of {getattr(value.model, '__name__', 'objects')}"
    if value is None:
        return "None"
    return type(value).__name__


def preview(value: Any) -> str:
    """Return `value` in a few words; empty where that would run a query or much code."""
    if inspect.isroutine(value):
        return _first_line(inspect.getdoc(value) or "") if not is_harmless(value) else ""
    if isinstance(value, (Manager, QuerySet, BaseForm)) or value is UNKNOWN:
        return ""
    if isinstance(value, (str, Promise)):
        return _cut(repr(str(value)))
    if isinstance(value, (Mapping, Set)) or (isinstance(value, Sequence) and not isinstance(value, bytes)):
        return _quietly(lambda: _of_container(value))
    return _cut(_quietly(lambda: str(value)))


def _of_container(value: Any) -> str:
    size = len(value)
    kind = ("key" if isinstance(value, Mapping) else "item") + ("" if size == 1 else "s")
    shown = [repr(item) for item in list(value)[:8] if isinstance(item, _SCALARS)]
    text = ", ".join(shown)
    return _cut(f"{size} {kind}: {text}" if text and len(shown) == min(size, 8) else f"{size} {kind}")


def _class(value: Any) -> Any:
    # Lazy objects say of which class they pretend to be.
    return value.__class__


def _first_line(text: str) -> str:
    return _cut(text.partition("\n")[0])


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_PREVIEW else f"{text[: _LONGEST_PREVIEW - 1]}…"


def _quietly(show: Any) -> str:
    try:
        return show()
    except Exception:  # noqa: BLE001 (__str__ of the page's own classes may raise anything)
        return ""
