"""Collects where variables are used and whether they had a value there, and makes hints of those that never had one."""

from dataclasses import dataclass
from typing import Any

from django_playground.introspection import remedies
from django_playground.introspection.compilation import Compiled
from django_playground.introspection.places import Finding, Span
from django_playground.introspection.scopes import Miss

# What Django does with a variable that has no value.
NOTHING = "Django shows nothing in its place"
NONE = "Django takes None in its place"
NO_ITEMS = "Django loops over nothing"
FALSE = "Django takes the condition for false"


def raises(exception: str) -> str:
    """Say that Django raises `exception` instead."""
    return f"Django raises {exception} here"


@dataclass
class _Use:
    span: Span
    miss: Miss | None
    outcome: str


class Uses:
    """The variables in the templates of the project; those of packages are nobody's business here."""

    def __init__(self, files: dict[str, Compiled]) -> None:
        """Know the project's templates by the paths of their origins."""
        self._files = files
        self._uses: dict[tuple[str, int, str, str], _Use] = {}
        self.findings: list[Finding] = []

    def span_of(self, node: Any) -> Span | None:
        """Return where the tag of `node` stands, if that is in a template of the project."""
        token = getattr(node, "token", None)
        origin = getattr(node, "origin", None)
        compiled = self._files.get(getattr(origin, "name", ""))
        if compiled is None or token is None or token.position is None:
            return None
        return compiled.span.part(*token.position)

    def note(self, span: Span | None, variable: str, miss: Miss | None, outcome: str = NOTHING) -> None:
        """Note one use of `variable` in the tag at `span`; a template may be reached in several ways.

        `outcome` says what Django does where the variable has no value.
        """
        if span is None:
            return
        key = (span.name, span.start, variable, outcome)
        earlier = self._uses.get(key)
        if earlier is None:
            self._uses[key] = _Use(span, miss, outcome)
        elif miss is None:
            earlier.miss = None

    def hints(self) -> list[Finding]:
        """Return what was found, with a hint for each variable that never had a value, however it was reached."""
        for (_, _, variable, _), use in self._uses.items():
            if use.miss is not None:
                self.findings.append(_hint(use.span, variable, use.miss, use.outcome))
        return self.findings


def _hint(tag: Span, variable: str, miss: Miss, outcome: str) -> Finding:
    whole = remedies.word_in(tag, variable)
    span = whole
    if whole.text == variable:
        start = whole.start + len(".".join(miss.bits[: miss.index])) + (miss.index > 0)
        span = whole.part(start, start + len(miss.bits[miss.index]))
    names = miss.similar
    message = f"{miss.message}: {outcome}."
    return Finding("hint", message, span, remedies.did_you_mean(names), remedies.renamings(span, names))
