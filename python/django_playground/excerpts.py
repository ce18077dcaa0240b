"""Cuts the lines around a fault out of a source text, numbered, with a caret under the fault."""

from dataclasses import dataclass

_LINES_AROUND = 2
_LONGEST_LINE = 160


@dataclass(frozen=True)
class Place:
    """Where something is in a text: `line` and `column` count from 1, `length` stays on that line."""

    line: int
    column: int
    length: int


def place_of(source: str, start: int, end: int) -> Place:
    """Turn character positions into a place; a fault over several lines ends with its first line."""
    start = max(0, min(start, len(source)))
    line_start = source.rfind("\n", 0, start) + 1
    line_end = source.find("\n", start)
    line_end = len(source) if line_end < 0 else line_end
    length = max(1, min(end, line_end) - start)
    return Place(source.count("\n", 0, start) + 1, start - line_start + 1, length)


def excerpt(source: str, place: Place) -> str:
    """Return the lines around `place`; long lines are cut around its column."""
    lines = source.split("\n")
    first = max(1, place.line - _LINES_AROUND)
    last = min(len(lines), place.line + _LINES_AROUND)
    width = len(str(last))
    offset = max(0, place.column - _LONGEST_LINE // 2) if place.column + place.length > _LONGEST_LINE else 0
    shown: list[str] = []
    for number in range(first, last + 1):
        text = lines[number - 1].rstrip("\r").replace("\t", " ")[offset : offset + _LONGEST_LINE]
        shown.append(f"{number:>{width}} | {text}".rstrip())
        if number == place.line:
            carets = "^" * max(1, min(place.length, _LONGEST_LINE - (place.column - 1 - offset)))
            shown.append(" " * (width + 3 + place.column - 1 - offset) + carets)
    return "\n".join(shown)
