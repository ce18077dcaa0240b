"""Finds tags, variables and comments that do not end on the line on which they begin: Django takes them for text.

Braces stand in other texts, too. So only what can hardly be anything but Django's is told: nothing in scripts and
styles but tags that exist, no object literals, no formulas.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any

from django.template.base import Token, TokenType

from django_playground.introspection.places import Finding, Span, fix

_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_OPENER = re.compile(r"(?<![\\$^_{])\{[{%#](?!\{)")
_FOREIGN = re.compile(r"<(script|style)\b[^>]*>.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_FOREIGN_FILES = (".css", ".js")
_MOST_LINES = 20

_STRING = r"""(?:"[^"\n]*"|'[^'\n]*')"""
_VALUE = rf"(?:[A-Za-z_]\w*(?:\s*\.\s*\w+)*|{_STRING})"
_EXPRESSION = rf"{_VALUE}(?:\s*\|\s*\w+(?:\s*:\s*(?:{_VALUE}|[\d.]+))?)*"
_BEGINNINGS = {
    "{{": re.compile(rf"\{{\{{\s*{_EXPRESSION}"),
    "{%": re.compile(r"\{%\s*[A-Za-z]\w*(?=\s|[<%}]|\Z)(?:(?!</?[A-Za-z!])[^\n{}%])*"),
    "{#": re.compile(r"\{#[ \t]+[^\n]*"),
}
# What may follow the beginning of something unclosed; an object literal goes on otherwise.
_WRONG_CLOSER = re.compile(r"\s*([}%#]{1,2})(?![}%#])")
_STOP = re.compile(r"[ \t]*(?=\n|\Z|</?[A-Za-z!])")
_FORMULA = re.compile(r"\\[A-Za-z]+\Z")
_BROKEN = {
    "{{": re.compile(rf"\{{\{{\s*{_EXPRESSION}\s*\}}\}}"),
    "{%": re.compile(r"\{%\s*[A-Za-z]\w*(?:(?![{}]|%\}).)*%\}", re.DOTALL),
    "{#": re.compile(r"\{#(?:(?!\{#).)*?#\}", re.DOTALL),
}


@dataclass
class Unclosed:
    """What Django takes for text, and the tag that it would be; without `contents` where that cannot be told."""

    finding: Finding
    span: Span
    name: str
    contents: str | None


def find_unclosed(tokens: list[Token], span: Span, known_tags: Container[str]) -> Iterator[tuple[Token, Unclosed]]:
    """Yield what is not closed in the text among `tokens`, each with its token."""
    foreign = _foreign_parts(span)
    for token in _plain_texts(tokens):
        start, end = token.position or (0, 0)
        position = start
        while match := _OPENER.search(span.source, position, end):
            position = match.end()
            if _FORMULA.search(span.source, max(start, match.start() - 20), match.start()):
                continue
            is_foreign = any(first <= match.start() < last for first, last in foreign)
            found = examine(span, match.start(), end, known_tags if is_foreign else None)
            if found is not None:
                position = found.span.end
                yield token, found


def _foreign_parts(span: Span) -> list[tuple[int, int]]:
    if span.name.endswith(_FOREIGN_FILES):
        return [(0, span.end)]
    return [match.span() for match in _FOREIGN.finditer(span.source)]


def _plain_texts(tokens: list[Token]) -> Iterator[Token]:
    """Yield the tokens of text outside of `verbatim` and `comment`."""
    closer: str | None = None
    for token in tokens:
        if token.token_type == TokenType.BLOCK:
            name = token.contents.split()[0] if token.contents.split() else ""
            if closer is None and name in {"comment", "verbatim"}:
                closer = f"end{token.contents}" if name == "verbatim" else "endcomment"
            elif token.contents == closer:
                closer = None
        elif token.token_type == TokenType.TEXT and closer is None:
            yield token


def examine(span: Span, start: int, limit: int, known_tags: Container[str] | None = None) -> Unclosed | None:
    """Return what begins at `start` and is not closed before `limit`; with `known_tags`, only one of them."""
    opener = span.source[start : start + 2]
    name = _tag_name(span, start) if opener == "{%" else ""
    if known_tags is not None and name not in known_tags and name.removeprefix("end") not in known_tags:
        return None
    broken = _BROKEN[opener].match(span.source, start, limit)
    if broken is not None and broken[0].count("\n") <= _MOST_LINES:
        return _over_lines(span.part(start, broken.end()), opener, name)
    beginning = _BEGINNINGS[opener].match(span.source, start, limit)
    return None if beginning is None else _without_end(span.part(start, beginning.end()), opener, name, limit)


def _tag_name(span: Span, start: int) -> str:
    match = re.compile(r"\{%\s*(\w*)").match(span.source, start)
    return match[1] if match else ""


def _over_lines(span: Span, opener: str, name: str) -> Unclosed:
    """Tell of a tag that is broken over lines, which are joined to mend it."""
    closer = _CLOSERS[opener]
    inside = span.text[2:-2]
    if opener == "{{":
        inside = re.sub(r"\s*([.|:])\s*", r"\1", inside)
    contents = " ".join(inside.split())
    message = f"{opener} and its {closer} stand on different lines: Django takes them for text."
    change = fix("Join the lines", span, f"{opener} {contents} {closer}")
    if opener == "{#":
        message = "A comment in {# #} stays on one line: Django shows this one. Longer ones stand in {% comment %}."
        change = fix("Write {% comment %}", span, f"{{% comment %}}{inside}{{% endcomment %}}")
    finding = Finding(_severity(span, name), message, span, [], [change])
    return Unclosed(finding, span, name, contents if _is_kept(span, name) else None)


def _without_end(span: Span, opener: str, name: str, limit: int) -> Unclosed | None:
    """Tell of a tag whose end is missing on its line, or is another than it should be."""
    closer = _CLOSERS[opener]
    trimmed = span.part(span.start, span.start + len(span.text.rstrip()))
    changes: list[dict[str, Any]] = []
    wrong = _WRONG_CLOSER.match(span.source, trimmed.end, limit)
    if wrong is not None:
        marked = span.part(span.start, wrong.end())
        changes = [fix(f"Write {closer}", span.part(*wrong.span(1)), closer)]
    elif _STOP.match(span.source, trimmed.end, limit) is not None:
        marked = trimmed
        end = span.part(trimmed.end, trimmed.end)
        changes = [fix(f"Add {closer}", end, f" {closer}")]
    elif opener == "{%":
        marked = trimmed
    else:
        return None
    contents = trimmed.text[2:].strip() if changes and _is_kept(span, name) else None
    severity = _severity(span, name)
    message = f"{opener} is not closed by {closer} on its line: Django takes it for text."
    if closer in span.source[marked.end :].partition("\n")[0]:
        severity = "error"
        message = f"{opener} is not closed by {closer} here: Django takes all up to the next {closer} for one tag."
    return Unclosed(Finding(severity, message, marked, [], changes), marked, name, contents)


def _severity(span: Span, name: str) -> str:
    """Return what becomes of a render without the tag `name`: a block that is not opened or not closed ends it."""
    block = name.removeprefix("end")
    opened, closed = _count(span, re.escape(block)), _count(span, f"end_?{re.escape(block)}")
    missing = opened - closed if name.startswith("end") else closed - opened
    return "error" if block and missing > 0 else "hint"


def _count(span: Span, name: str) -> int:
    """Return how many tags of a name, a pattern, are complete."""
    return len(re.findall(rf"\{{%\s*{name}\b(?:(?!\{{%)[^\n])*?%\}}", span.source))


def _is_kept(span: Span, name: str) -> bool:
    """Return whether the template would rather be read with the tag than without: not where its block is complete."""
    is_block = name.startswith("end") or _count(span, f"end_?{re.escape(name)}") > 0
    return not is_block or _severity(span, name) == "error"
