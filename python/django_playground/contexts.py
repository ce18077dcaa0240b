"""Decodes context texts: JSON, in which an object ``{"$": type, "v": value}`` stands for a value that JSON lacks.

========== ================================================== =========================================
type       v                                                  Python
========== ================================================== =========================================
datetime   ISO 8601 text, with offset or ``Z``                 `datetime`; with a zone it is made UTC
date       ``2026-01-31``                                     `date`
time       ``12:30:00``                                       `time`
timedelta  seconds, a number                                  `timedelta`
map        ``[[key, value], ...]``                            `dict` with the keys' real types
set        ``[value, ...]``                                   `set`
tuple      ``[value, ...]``                                   `tuple`
int        decimal text                                       `int` of any size
decimal    decimal text                                       `Decimal`
float      ``nan``, ``inf``, ``-inf``, ``-0`` or a number text `float`
bytes      base64 text                                        `bytes`
safe       text                                               `SafeString`, as `mark_safe` makes it
object     ``[[key, value], ...]``                            `dict`; for objects that have a key ``$``
========== ================================================== =========================================

Texts that are not `tagged` are the author's own JSON: nothing in them is special.
"""

import json
from base64 import b64decode
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.utils.safestring import mark_safe

from django_playground.nesting import check_depth
from django_playground.wire import ContextText


class ContextError(ValueError):
    """A context text that cannot be turned into values; `line` and `column` say where, when that is known."""

    def __init__(self, message: str, line: int | None = None, column: int | None = None, text: str = "") -> None:
        """Keep the place and the `text` for the report."""
        super().__init__(message)
        self.line = line
        self.column = column
        self.text = text


def decode_contexts(contexts: list[ContextText]) -> dict[str, Any]:
    """Merge the context layers in order; a later one wins."""
    merged: dict[str, Any] = {}
    for context in contexts:
        merged.update(decode_context(context))
    return merged


def decode_context(context: ContextText) -> dict[str, Any]:
    """Decode one text into the names that it gives to the template."""
    text = context["json"]
    check_depth(text, "The context")
    try:
        value = json.loads(text, object_hook=_untag if context["tagged"] else None)
    except ContextError:
        raise
    except json.JSONDecodeError as error:
        raise ContextError(f"The context is not JSON: {error.msg}", error.lineno, error.colno, text) from error
    except ValueError as error:
        # What Python says of integers with more digits than it converts.
        raise ContextError(f"The context holds a number that Python does not take: {error}") from error
    if not isinstance(value, dict):
        raise ContextError("The context must be a JSON object: its keys are the names that the template sees.")
    return {str(key): item for key, item in value.items()}


def _untag(value: dict[str, Any]) -> Any:
    if len(value) != 2 or "$" not in value or "v" not in value:
        return value
    kind = value["$"]
    decode = _DECODERS.get(kind)
    if decode is None:
        raise ContextError(f"The context holds a value of the unknown type {kind!r}.")
    try:
        return decode(value["v"])
    except _BAD_VALUES as error:
        raise ContextError(f"The context holds a bad value of type {kind!r}: {error}") from error


def _dict(pairs: list[Any]) -> dict[Any, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("some of its keys are equal in Python, as 1 and True are")
    return found


def _set(values: list[Any]) -> set[Any]:
    found = set(values)
    if len(found) < len(values):
        raise ValueError("some of its members are equal in Python, as 1 and True are")
    return found


def _aware(text: str) -> datetime:
    value = datetime.fromisoformat(text)
    return value if value.tzinfo is None else value.astimezone(UTC)


# `ArithmeticError` is what Decimal raises for text that is no number.
_BAD_VALUES = (ArithmeticError, AttributeError, TypeError, ValueError)

_DECODERS: dict[str, Callable[[Any], Any]] = {
    "datetime": _aware,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "timedelta": lambda seconds: timedelta(seconds=seconds),
    "map": _dict,
    "set": _set,
    "tuple": tuple,
    "int": int,
    "decimal": Decimal,
    "float": float,
    "bytes": lambda text: b64decode(text, validate=True),
    "safe": mark_safe,
    "object": dict,
}
