"""The names that a place in a template sees, each with samples of the values that it may have there.

A name without samples has a value that cannot be known before a render. Knows nothing of nodes.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from django.http import HttpRequest

from django_playground.introspection.lookups import MISSING, UNKNOWN, look_up, loop_items, settle
from django_playground.introspection.members import member_names, type_name
from django_playground.introspection.slips import is_slip

# Samples of the values of one name; empty: unknown.
Samples = list[Any]

# Tables of a request in which every client and server has other keys.
_OPEN_TABLES = frozenset({"COOKIES", "META"})


class Miss:
    """A lookup that finds nothing: `bits[index]` after those before it, which `owner` lacks."""

    def __init__(self, bits: tuple[str, ...], index: int, owner: Any, names: Iterable[str]) -> None:
        """Keep what was looked up and which `names` there would have been."""
        self.bits = bits
        self.index = index
        self._owner = owner
        self._names = list(dict.fromkeys(names))

    @property
    def path(self) -> str:
        """What has no value, as it is written."""
        return ".".join(self.bits[: self.index + 1])

    @property
    def similar(self) -> list[str]:
        """Names that are there and are written much like the one that is not."""
        return get_close_matches(self.bits[self.index], self._names, 3, 0.65)

    @property
    def is_of_object(self) -> bool:
        """Whether an object of a class lacks it, whose attributes do not come and go as keys do."""
        return self.index > 0 and not isinstance(self._owner, (dict, list, tuple))

    @property
    def is_slip(self) -> bool:
        """Whether it is hardly meant to be missing even where a condition asks for it."""
        if self.is_of_object:
            return bool(self.similar)
        return any(is_slip(self.bits[self.index], name) for name in self.similar)

    @property
    def message(self) -> str:
        """Say what is missing where."""
        name = self.bits[self.index]
        if self.index == 0:
            return f"The context has no {name}"
        return f"{'.'.join(self.bits[: self.index])} ({type_name(self._owner)}) has no {name}"


class Scope:
    """A stack of names, as Django's context is one."""

    def __init__(self, values: dict[str, Any]) -> None:
        """Begin with the names of the context and their values."""
        self._frames: list[dict[str, Samples]] = [
            {"True": [True], "False": [False], "None": [None]},
            {name: _samples(settle(value)) for name, value in values.items()},
        ]
        self._open = 0

    def push(self, names: dict[str, Samples]) -> None:
        """Begin a frame with `names`."""
        self._frames.append(dict(names))

    def pop(self) -> None:
        """End the last frame."""
        self._frames.pop()
        if self._open > len(self._frames):
            self._open = 0

    def define(self, name: str, samples: Samples) -> None:
        """Give `name` a value in the last frame."""
        self._frames[-1][name] = samples

    def open(self) -> None:
        """From now on to the end of the frame there may be names that nobody knows."""
        self._open = self._open or len(self._frames)

    def isolated(self, kept: Iterable[str], names: dict[str, Samples]) -> Scope:
        """Return a scope of its own with `names` and, of the context, `kept`."""
        scope = Scope({})
        scope._frames[1] = {name: self._frames[1][name] for name in kept if name in self._frames[1]}
        scope.push(names)
        return scope

    def resolve(self, bits: tuple[str, ...]) -> Samples | Miss:
        """Return samples of what `bits` lead to."""
        frame = next((frame for frame in reversed(self._frames) if bits[0] in frame), None)
        if frame is None:
            if self._open:
                return []
            return Miss(bits, 0, None, [name for frame in self._frames for name in frame])
        values = frame[bits[0]]
        for index, bit in enumerate(bits[1:], 1):
            found = [look_up(value, bit) for value in values]
            if found and all(one is MISSING for one in found):
                if self._is_open_table(bits[:index]):
                    return []
                return Miss(bits, index, values[0], [name for value in values[:3] for name in member_names(value)])
            values = [one for one in found if one is not MISSING and one is not UNKNOWN]
        return values

    def _is_open_table(self, bits: tuple[str, ...]) -> bool:
        if bits[-1] not in _OPEN_TABLES:
            return False
        owners = self.resolve(bits[:-1]) if len(bits) > 1 else []
        return isinstance(owners, list) and any(isinstance(owner, HttpRequest) for owner in owners)


def items_of(samples: Samples) -> Samples:
    """Return samples of what loops over any of `samples` give."""
    return [item for value in samples for item in loop_items(value)][:20]


def _samples(value: Any) -> Samples:
    return [] if value is UNKNOWN else [value]
