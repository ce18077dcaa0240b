"""Divides tags and variables that lack their end and have swallowed what comes after them on their line."""

import re
from collections.abc import Iterator

from django.template.base import DebugLexer, Token, TokenType

from django_playground.introspection.places import Span
from django_playground.introspection.unclosed import examine

_INNER = re.compile(r"""(?:"[^"\n]*"|'[^'\n]*'|(?!\{[{%]).)*+(\{[{%])""")


def tokens_of(span: Span) -> list[Token]:
    """Return Django's tokens of `span`; one that holds the beginning of another is text up to there."""
    return list(_divide(_lex(span), span))


def _lex(span: Span) -> list[Token]:
    lines = span.source.count("\n", 0, span.start)
    tokens: list[Token] = []
    for token in DebugLexer(span.text).tokenize():
        first, last = token.position or (0, 0)
        position = (first + span.start, last + span.start)
        tokens.append(Token(token.token_type, token.contents, position, (token.lineno or 1) + lines))
    return tokens


def _divide(tokens: list[Token], span: Span) -> Iterator[Token]:
    in_comment = False
    for token in tokens:
        inner = None if in_comment else _inner(token, span)
        if inner is not None:
            start, end = token.position or (0, 0)
            yield Token(TokenType.TEXT, span.source[start:inner], (start, inner), token.lineno)
            yield from _divide(_lex(span.part(inner, end)), span)
            continue
        if token.token_type == TokenType.BLOCK:
            in_comment = token.contents.split()[:1] == ["comment"] or (in_comment and token.contents != "endcomment")
        yield token


def _inner(token: Token, span: Span) -> int | None:
    """Return where another tag begins in `token`, if what is before it looks like a tag without its end."""
    if token.token_type not in {TokenType.BLOCK, TokenType.VAR} or token.position is None:
        return None
    # A note may hold anything.
    if token.token_type == TokenType.BLOCK and token.contents.split()[:1] == ["comment"]:
        return None
    start, end = token.position
    match = _INNER.match(span.source, start + 2, end)
    return match.start(1) if match and examine(span, start, match.start(1)) else None
