"""Tells slips of the pen from names that are merely alike, as a plural and the next name of a series are."""

import re
from difflib import SequenceMatcher

_CLOSE = 0.8


def is_slip(written: str, name: str) -> bool:
    """Return whether someone who wrote `written` hardly meant anything but `name`."""
    if _stem(written) == _stem(name):
        return False
    parts, others = written.split("_"), name.split("_")
    if len(parts) == len(others) > 1:
        # title_en and title_de, first_name and last_name: alike only as a whole.
        return all(one == other or _is_close(one, other) for one, other in zip(parts, others, strict=True))
    return _is_close(written, name)


def _stem(name: str) -> str:
    """Return `name` without what makes a plural or counts."""
    return re.sub(r"(?:s|\d+)\Z", "", name)


def _is_close(written: str, name: str) -> bool:
    if min(len(written), len(name)) < 3:
        return False
    return sorted(written) == sorted(name) or SequenceMatcher(None, written, name).ratio() >= _CLOSE
