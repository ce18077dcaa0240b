"""Words Django's VariableDoesNotExist without the dump of the whole context, which hides what is missing."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from itertools import islice

from django.template import VariableDoesNotExist
from django.template.context import BaseContext

_MOST_NAMES = 8
_LONGEST_VALUE = 60
_NO_NAMES = {"True", "False", "None"}


def failed_lookup(error: VariableDoesNotExist) -> str:
    """Return Django's message up to the name that was looked up, and a few of the names that there are instead."""
    bit, owner = _parts(error)
    if bit is None:
        return str(error)
    message = f"Failed lookup for key [{bit}]"
    names = _names(owner)
    if isinstance(owner, BaseContext):
        return f"{message} in the context, which has {_few(names)}" if names else f"{message} in an empty context"
    if isinstance(owner, Mapping):
        return f"{message} in {type(owner).__name__} with {_few(names)}" if names else f"{message} in {owner!r}"
    shown = repr(owner)
    return f"{message} in {shown if len(shown) <= _LONGEST_VALUE else type(owner).__name__}"


def similar_names(error: VariableDoesNotExist) -> list[str]:
    """Return names that are there and are written much like the one that is not."""
    bit, owner = _parts(error)
    return [] if bit is None else get_close_matches(bit, _names(owner), 3, 0.65)


def _parts(error: VariableDoesNotExist) -> tuple[str | None, object]:
    # Exceptions of packages may be of this class and have other parameters.
    match error.params:
        case (str(bit), owner) if error.msg == "Failed lookup for key [%s] in %r":
            return bit, owner
    return None, None


def _names(owner: object) -> list[str]:
    """Return the names that `owner` has: of a context, those of the innermost block first."""
    layers: Iterable[object] = reversed(owner.dicts) if isinstance(owner, BaseContext) else [owner]
    keys = (key for layer in layers if isinstance(layer, Mapping) for key in islice(layer, 500))
    return [key for key in dict.fromkeys(keys) if isinstance(key, str) and key not in _NO_NAMES]


def _few(names: list[str]) -> str:
    return ", ".join([*names[:_MOST_NAMES], *(["…"] if len(names) > _MOST_NAMES else [])])
