"""Changes that would mend a finding: another name in its place, a library to load, a tag to close a block."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from django_playground.introspection.places import Span, fix

_EXTENDS = re.compile(r"\{%\s*extends\s[^%]*%\}")


def renamings(span: Span, names: Iterable[str]) -> list[dict[str, Any]]:
    """Return the changes that put one of `names` in the place of `span`."""
    return [fix(f"Write {name}", span, name) for name in names]


def loading(library: str, span: Span) -> dict[str, Any]:
    """Return the change that loads `library` at the beginning of the template of `span`."""
    load = f"{{% load {library} %}}"
    # Nothing but text may stand before it.
    extends = _EXTENDS.search(span.source)
    if extends is not None:
        return fix(f"Add {load}", span.part(extends.end(), extends.end()), f"\n{load}")
    return fix(f"Add {load}", span.part(0, 0), f"{load}\n")


def holders(kind: str, name: str, engine: Any) -> list[str]:
    """Return the libraries that have the tag or filter `name`; `kind` is `tags` or `filters`."""
    return [library for library, register in engine.template_libraries.items() if name in getattr(register, kind)]


def similar(kind: str, name: str, engine: Any) -> list[str]:
    """Return tags or filters that are much like `name`; of those that need a library, only very similar ones."""
    builtin = {other for register in engine.template_builtins for other in getattr(register, kind)}
    others = {other for register in engine.template_libraries.values() for other in getattr(register, kind)}
    found = [*get_close_matches(name, sorted(builtin), 2, 0.65), *get_close_matches(name, sorted(others), 2, 0.8)]
    return list(dict.fromkeys(found))[:3]


def part_of(span: Span, pattern: str) -> Span:
    """Return the part of `span` that the first group of `pattern` matches, or all of it."""
    match = re.search(pattern, span.text)
    return span if match is None else span.part(span.start + match.start(1), span.start + match.end(1))


def word_in(span: Span, word: str) -> Span:
    """Return where in `span` the name `word` stands by itself, or all of it."""
    return part_of(span, rf"(?<![\w.]){'(' + re.escape(word) + ')'}(?![\w.])")


def elif_with(opening: Span, word: str) -> Span:
    """Return the first `elif` after the tag `opening` in which the name `word` stands, or `opening`."""
    for match in re.compile(r"\{%\s*elif\s.*?%\}").finditer(opening.source, opening.end):
        tag = opening.part(*match.span())
        if word_in(tag, word) != tag:
            return tag
    return opening


def did_you_mean(names: Iterable[str]) -> list[str]:
    """Say names as suggestions."""
    return [f"Did you mean {name}?" for name in names]
