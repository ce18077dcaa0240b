"""Which tags of Django stand inside of which blocks, and what closes those that are open."""

from django.template.base import Token, TokenType

# Tags that divide blocks, by those that they divide.
INNER = {
    "elif": {"if"},
    "else": {"if", "ifchanged"},
    "empty": {"for"},
    "plural": {"blocktrans", "blocktranslate"},
}


def block_token(contents: str, position: int, line: int | None) -> Token:
    """Return a tag that stands nowhere in the text."""
    return Token(TokenType.BLOCK, contents, (position, position), line or 1)


def ends_of(opened: list[tuple[str, Token]]) -> list[str]:
    """Return the tags that would close what is `opened`."""
    return [f"end{command}" for command, _ in opened]


def closes_outer(token: Token, name: str, opened: list[tuple[str, Token]]) -> bool:
    """Return whether `token` would close a block around the innermost one that is open."""
    words = token.contents.split()
    for command, opener in opened[:-1]:
        if command in INNER.get(name, ()):
            return True
        if name != f"end{command}":
            continue
        if len(words) == 1 or opener.contents.split()[1:2] == words[1:2]:
            return True
    return False
