"""Follows the dots of templates without doing harm: what Django would find, but nothing is called that may alter data.

Where only running the page's own code could tell, the answer is `UNKNOWN`; where Django would find nothing, `MISSING`.
"""

from collections import deque
from collections.abc import Callable, ItemsView, KeysView, Mapping, Set, ValuesView
from datetime import date, time, timedelta
from itertools import islice
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.db.models import Manager, QuerySet
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.forms.formsets import BaseFormSet
from django.http.request import HttpHeaders
from django.utils.datastructures import MultiValueDict

UNKNOWN: Any = type("Unknown", (), {"__repr__": lambda _: "UNKNOWN"})()
MISSING: Any = type("Missing", (), {"__repr__": lambda _: "MISSING"})()

# Items of a loop that are looked at.
SAMPLES = 20

_QUERIES = frozenset({"all", "count", "exists", "first", "get_queryset", "last", "none"})
_FORM_PARTS = frozenset({"hidden_fields", "non_field_errors", "visible_fields"})
# Owner → names of methods that read and do nothing else; None for all of them.
_HARMLESS: list[tuple[Any, frozenset[str] | None]] = [
    ((Manager, QuerySet), _QUERIES),
    (BaseForm, _FORM_PARTS),
    (BaseFormSet, frozenset({"non_form_errors"})),
    (Mapping, frozenset({"items", "keys", "values"})),
    ((str, bytes, int, float, date, time, timedelta), None),
]
_LOOPED = (list, tuple, deque, range, Mapping, Set, KeysView, ValuesView, ItemsView, QuerySet, BaseForm, BaseFormSet)
# What is in them differs from request to request.
_OPEN = (MultiValueDict, HttpHeaders, SessionBase)
_NO_LOOKUP = (TypeError, AttributeError, KeyError, ValueError, IndexError)


def look_up(value: Any, bit: str) -> Any:
    """Return what `value.bit` is in a template, `MISSING`, or `UNKNOWN`."""
    if value is UNKNOWN or value is None:
        # Whether a value is there today says little about the other values.
        return UNKNOWN
    try:
        found = raw_lookup(value, bit)
    except Exception as error:  # noqa: BLE001 (code of the page and of packages may raise anything)
        return MISSING if isinstance(error, LookupError) and not hasattr(type(value), bit) else UNKNOWN
    if found is MISSING:
        return UNKNOWN if isinstance(value, _OPEN) else MISSING
    return settle(found)


def raw_lookup(value: Any, bit: str) -> Any:
    """Return what stands behind `value.bit`, uncalled, or `MISSING`; raises what the code of properties raises."""
    if isinstance(value, dict) and hasattr(type(value), "__missing__") and bit not in value:
        return UNKNOWN
    if hasattr(type(value), "__getitem__"):
        try:
            return value[bit]
        except _NO_LOOKUP:
            pass
    try:
        return getattr(value, bit)
    except TypeError, AttributeError:
        if bit in dir(value):
            return UNKNOWN
    return _index(value, bit)


def _index(value: Any, bit: str) -> Any:
    try:
        return value[int(bit)]
    except IndexError, ValueError, KeyError, TypeError:
        # A list may be longer another time.
        return UNKNOWN if bit.isdigit() and isinstance(value, _LOOPED) else MISSING


def settle(value: Any) -> Any:
    """Call `value` as templates do if that only reads."""
    if not callable(value) or getattr(value, "do_not_call_in_templates", False):
        return value
    if not is_harmless(value):
        return UNKNOWN
    try:
        return value()
    except Exception:  # noqa: BLE001 (as in `look_up`)
        return UNKNOWN


def is_harmless(function: Callable[..., Any]) -> bool:
    """Return whether calling `function` without arguments is known to alter nothing."""
    owner = getattr(function, "__self__", None)
    name = getattr(function, "__name__", "")
    if owner is None or getattr(function, "alters_data", False):
        return False
    if isinstance(owner, BoundField):
        return name == "css_classes"
    return any(isinstance(owner, kinds) and (names is None or name in names) for kinds, names in _HARMLESS)


def loop_items(value: Any) -> list[Any]:
    """Return the first items of a loop over `value`; none where looping might use something up."""
    if not isinstance(value, _LOOPED):
        return []
    try:
        return list(islice(value[:SAMPLES] if isinstance(value, QuerySet) else value, SAMPLES))
    except Exception:  # noqa: BLE001 (as in `look_up`)
        return []


def follow(value: Any, path: list[str]) -> list[Any]:
    """Return the values that `path` leads to from `value`; `*` in it stands for the items of a loop."""
    values = [value]
    for bit in path:
        if bit == "*":
            values = [item for one in values for item in loop_items(one)][:SAMPLES]
        else:
            found = (look_up(one, bit) for one in values)
            values = [one for one in found if one is not MISSING and one is not UNKNOWN]
    return values
