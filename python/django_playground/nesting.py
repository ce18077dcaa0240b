"""Refuses JSON that is nested too deeply, before a parser written in C meets it.

Under WebAssembly such data ends the whole interpreter instead of raising RecursionError, so the depth is measured on
the text, without recursion.
"""

import re

MAX_DEPTH = 1000

_STRINGS = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_TOO_DEEP = "[" * (MAX_DEPTH + 1)
_NOT_BRACKETS = re.compile(r"[^\[\]{}]+")


class NestedTooDeeply(ValueError):
    """The data has more levels than `MAX_DEPTH`."""


def check_depth(text: str, what: str = "The data") -> None:
    """Raise `NestedTooDeeply` when the JSON `text` has more than `MAX_DEPTH` levels.

    Innermost pairs are peeled off level by level at the speed of `str.replace`; what can never be peeled (text that is
    not JSON) is measured bracket by bracket.
    """
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return
    # One kind of bracket is enough: JSON whose pairs do not match is the parser's to refuse.
    brackets = _NOT_BRACKETS.sub("", _STRINGS.sub("", text)).replace("{", "[").replace("}", "]")
    levels = 0
    while brackets and levels <= MAX_DEPTH:
        if _TOO_DEEP in brackets:
            levels = MAX_DEPTH + 1
            break
        peeled = brackets.replace("[]", "")
        if len(peeled) == len(brackets):
            levels += _deepest(brackets)
            break
        brackets = peeled
        levels += 1
    if levels > MAX_DEPTH:
        raise NestedTooDeeply(f"{what} is nested more than {MAX_DEPTH} levels deep.")


def _deepest(brackets: str) -> int:
    depth = deepest = 0
    for bracket in brackets:
        depth += 1 if bracket == "[" else -1
        deepest = max(deepest, depth)
    return deepest
