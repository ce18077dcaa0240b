"""Turns values into the `Variable` records of the protocol: name, type, preview, and what a dot leads to."""

from typing import Any

from django_playground.introspection.lookups import MISSING, UNKNOWN, look_up, raw_lookup
from django_playground.introspection.members import member_names, preview, type_name

# Records of one answer: what is deeper, editors ask for when someone gets there.
_MOST_RECORDS = 1500


class Describer:
    """Makes the records of one answer, not more of them than an editor can use."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._left = _MOST_RECORDS

    def describe(self, name: str, value: Any, depth: int) -> dict[str, Any]:
        """Describe `value`, and what dots lead to for `depth` levels."""
        self._left -= 1
        record: dict[str, Any] = {"name": name, "type": type_name(value), "preview": preview(value)}
        if depth > 0:
            attributes = self.members([value], depth - 1)
            if attributes:
                record["attributes"] = attributes
        return record

    def members(self, values: list[Any], depth: int) -> list[dict[str, Any]]:
        """Describe what a dot leads to after any of `values`; of several, the first that has it."""
        records: dict[str, dict[str, Any]] = {}
        for value in values:
            for name in member_names(value):
                if name in records or self._left <= 0:
                    continue
                found = _shown(value, name)
                if found is UNKNOWN:
                    self._left -= 1
                    records[name] = {"name": name, "type": "", "preview": ""}
                elif found is not MISSING:
                    records[name] = self.describe(name, found, depth)
        return list(records.values())


def _shown(value: Any, name: str) -> Any:
    """Return what stands behind `value.name`, a method where calling it is not known to be harmless."""
    found = look_up(value, name)
    if found is not UNKNOWN:
        return found
    try:
        return raw_lookup(value, name)
    except Exception:  # noqa: BLE001 (code of the page and of packages may raise anything)
        return UNKNOWN
