"""Makes the findings that editors show: places in UTF-16 units, as JavaScript counts, and changes that mend them."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Span:
    """A stretch of the text of a template, in characters; `name` is what users call the template."""

    name: str
    source: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """What stands there."""
        return self.source[self.start : self.end]

    def part(self, start: int, end: int) -> Span:
        """Return the stretch of the same text from `start` to `end`."""
        return Span(self.name, self.source, start, end)

    @property
    def place(self) -> dict[str, Any]:
        """The stretch as `line`, `column` and `length`; one over several lines ends with its first."""
        line_start = self.source.rfind("\n", 0, self.start) + 1
        line_end = self.source.find("\n", self.start)
        end = min(self.end, len(self.source) if line_end < 0 else line_end)
        return {
            "templateName": self.name,
            "line": self.source.count("\n", 0, self.start) + 1,
            "column": _units(self.source[line_start : self.start]) + 1,
            "length": _units(self.source[self.start : max(self.start, end)]),
        }


@dataclass
class Finding:
    """Something to tell about a stretch of text."""

    severity: str
    message: str
    span: Span
    suggestions: list[str] = field(default_factory=list)
    fixes: list[dict[str, Any]] = field(default_factory=list)

    def data(self) -> dict[str, Any]:
        """Return the finding as the page gets it."""
        return {
            "severity": self.severity,
            "message": self.message,
            **self.span.place,
            "suggestions": self.suggestions,
            "fixes": self.fixes,
        }


def fix(label: str, span: Span, text: str) -> dict[str, Any]:
    """Return the change that puts `text` in the place of `span`, which may go over several lines."""
    return {"label": label, **span.place, "length": _units(span.text), "text": text}


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)
