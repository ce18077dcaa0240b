"""Says what is wrong with a template that Django does not compile, and changes its tokens so that it would go on.

Blocks that are not closed are told at the tag that opens them. What only follows from an earlier fault is not told.
"""

import re
from collections import Counter
from difflib import get_close_matches
from typing import Any

from django.template.base import Parser, Token, TokenType

from django_playground.introspection import remedies
from django_playground.introspection.blocks import INNER, block_token, closes_outer, ends_of
from django_playground.introspection.places import Finding, Span, fix
from django_playground.introspection.unclosed import Unclosed
from django_playground.suggestions import suggest
from django_playground.workspaces import Workspace

_UNCLOSED = re.compile(r"Unclosed tag on line \d+: '.+?'\. Looking for one of: (.+)\.$")
_INVALID_TAG = re.compile(r"Invalid block tag on line \d+: '(.+?)'(?:, expected (.+?))?\. Did you forget")
_INVALID_FILTER = re.compile(r"Invalid filter: '([^']+)'")
_UNKNOWN_LIBRARY = re.compile(r"'([^']+)' is not a registered tag library")
_FILTER_ARGUMENT = r"""(?::(?:"[^"]*"|'[^']*'|[\w.]+))?"""


class Repairs:
    """The tokens of one template, what was found in them, and what was changed to get further."""

    def __init__(self, tokens: list[Token], span: Span, workspace: Workspace) -> None:
        """Change `tokens` in place; `span` is the whole text."""
        self.findings: list[Finding] = []
        self.libraries: list[str] = []
        self.is_loose = False
        self._tokens = tokens
        self._span = span
        self._workspace = workspace
        self._left_out: Counter[str] = Counter()
        self._guessed: list[Token] = []
        self._lacks_library = False

    def close(self, text: Token, unclosed: Unclosed) -> None:
        """Go on as if the tag of a block that stands in `text` had been closed; others change nothing."""
        if not unclosed.name or unclosed.finding.severity != "error":
            return
        if unclosed.contents is None:
            self._left_out[unclosed.name] += 1
            self.is_loose = True
            return
        span = unclosed.span
        line = span.source.count("\n", 0, span.start) + 1
        token = Token(TokenType.BLOCK, unclosed.contents, (span.start, span.end), line)
        self._tokens.insert(self._index(text) + 1, token)
        self._guessed.append(token)

    def mend(self, error: Exception, parser: Parser) -> bool:
        """Tell `error` and mend its cause; return False where nothing can be mended."""
        token = getattr(error, "token", None)
        text = str(error)
        if token is None or not any(token is other for other in self._tokens):
            self._tell(text, self._span.part(0, 0), error)
            return False
        if match := _UNCLOSED.match(text):
            self._close_at_end(token, match[1].split(", ")[-1], error)
        elif match := _INVALID_TAG.match(text):
            self._mend_tag(token, match[1], re.findall(r"'([^']+)'", match[2] or ""), parser, error)
        elif match := _INVALID_FILTER.search(text):
            self._mend_filter(token, match[1], error)
        elif match := _UNKNOWN_LIBRARY.search(text):
            self._mend_load(token, match[1], error)
        else:
            # What lacks its end or has a wrong name may be read otherwise than it is meant.
            if not any(token is other for other in self._guessed):
                self._tell(text, self._place(token), error)
            self._leave_out(token)
        return True

    def _close_at_end(self, token: Token, end: str, error: Exception) -> None:
        written = f"{{% {end} %}}"
        finish = self._span.part(self._span.end, self._span.end)
        self._tell(str(error), self._place(token), error, [fix(f"Add {written} at the end", finish, written)])
        self._tokens.append(block_token(end, self._span.end, token.lineno))

    def _mend_tag(self, token: Token, name: str, expected: list[str], parser: Parser, error: Exception) -> None:
        span = remedies.part_of(self._place(token), r"^\{%\s*(\S+)")
        opened = [(command, other) for command, other in parser.command_stack if other is not token]
        is_inner = name.startswith("end") or name in INNER
        is_slip = name not in [*expected, *ends_of(opened)] and bool(get_close_matches(name, expected, 1, 0.75))
        if not is_inner or is_slip:
            self._mend_unknown_tag(token, name, expected, span, error)
        elif opened and closes_outer(token, name, opened):
            self._close_before(token, opened[-1], expected)
        elif opened and name in expected:
            self._rename_end(token, name, opened[-1][1])
        elif self._follows_from_earlier(name):
            self._drop(token)
        else:
            message = f"{{% {name} %}} belongs to no tag that is open here."
            if opened:
                command, opener = opened[-1]
                message = (
                    f"{{% {name} %}} does not belong to {{% {command} %}} of line {opener.lineno}, which is open here."
                )
            self._tell(message, self._place(token), error, [fix(f"Remove {{% {name} %}}", self._place(token), "")])
            self._drop(token)

    def _rename_end(self, token: Token, name: str, opening: Token) -> None:
        """Tell of `{% endblock other %}`, which ends with the name of no open block."""
        place = self._place(token)
        message = f"{place.text} closes {{% {opening.contents} %}} of line {opening.lineno}, which has another name."
        self._tell(message, place, None, [fix(f"Write {{% {name} %}}", place, f"{{% {name} %}}")])
        self._replace(token, name)

    def _close_before(self, token: Token, opener: tuple[str, Token], expected: list[str]) -> None:
        """Tell that the block of `opener` is still open where `token` closes one around it."""
        command, opening = opener
        end = next((word for word in reversed(expected) if word.startswith("end")), f"end{command}")
        place = self._place(token)
        written = f"{{% {end} %}}"
        message = f"{{% {command} %}} is not closed: {place.text} of line {token.lineno} comes before its {written}."
        insertion = fix(f"Add {written} before {place.text}", place.part(place.start, place.start), written)
        self._tell(message, self._place(opening), None, [insertion])
        self._tokens.insert(self._index(token), block_token(end, place.start, token.lineno))

    def _mend_unknown_tag(self, token: Token, name: str, expected: list[str], span: Span, error: Exception) -> None:
        engine = self._workspace.engine
        holders = remedies.holders("tags", name, engine)
        if holders:
            self._tell(str(error), span, error, [remedies.loading(library, self._span) for library in holders])
            self.libraries.append(holders[0])
            return
        close = [*get_close_matches(name, expected, 1, 0.75), *remedies.similar("tags", name, engine)]
        close = list(dict.fromkeys(close))[:3]
        if close:
            self._tell(str(error), span, error, remedies.renamings(span, close))
            self.libraries += remedies.holders("tags", close[0], engine)[:1]
            self._guessed.append(self._replace(token, close[0] + token.contents[len(name) :]))
            return
        if not self._lacks_library:
            self._tell(str(error), span, error)
        self._leave_out(token)

    def _mend_filter(self, token: Token, name: str, error: Exception) -> None:
        engine = self._workspace.engine
        span = remedies.part_of(self._place(token), rf"\|\s*({re.escape(name)})\b")
        holders = remedies.holders("filters", name, engine)
        if holders:
            self._tell(str(error), span, error, [remedies.loading(library, self._span) for library in holders])
            self.libraries.append(holders[0])
            return
        close = remedies.similar("filters", name, engine)
        if close or not self._lacks_library:
            self._tell(str(error), span, error, remedies.renamings(span, close))
        shorter = re.sub(rf"\s*\|\s*{re.escape(name)}\b{_FILTER_ARGUMENT}", "", token.contents)
        if shorter == token.contents:
            self._leave_out(token)
        else:
            self._replace(token, shorter)

    def _mend_load(self, token: Token, name: str, error: Exception) -> None:
        span = remedies.word_in(self._place(token), name)
        close = get_close_matches(name, list(self._workspace.engine.libraries), 2)
        self._tell(str(error), span, error, remedies.renamings(span, close))
        self._lacks_library = True
        names = [word for word in token.contents.split()[1:] if word != name]
        if close:
            names.append(close[0])
        if names and "from" not in names:
            self._replace(token, " ".join(["load", *names]))
        else:
            self._drop(token)

    def _follows_from_earlier(self, name: str) -> bool:
        if name in INNER:
            return sum(self._left_out.values()) > 0
        command = name.removeprefix("end")
        if self._left_out[command] <= 0:
            return False
        self._left_out[command] -= 1
        return True

    def _leave_out(self, token: Token) -> None:
        """Go on without `token`, whose block may be left without its beginning."""
        if token.token_type == TokenType.BLOCK and token.contents:
            self._left_out[token.contents.split()[0]] += 1
            self.is_loose = True
        self._drop(token)

    def _drop(self, token: Token) -> None:
        del self._tokens[self._index(token)]

    def _replace(self, token: Token, contents: str) -> Token:
        replacement = Token(token.token_type, contents, token.position, token.lineno)
        self._tokens[self._index(token)] = replacement
        return replacement

    def _index(self, token: Token) -> int:
        return next(index for index, other in enumerate(self._tokens) if other is token)

    def _place(self, token: Token) -> Span:
        start, end = token.position or (0, 0)
        return self._span.part(start, end)

    def _tell(
        self, message: str, span: Span, error: Exception | None, fixes: list[dict[str, Any]] | None = None
    ) -> None:
        shown = message.replace(self._workspace.main, self._workspace.given_name)
        suggestions = [] if error is None else suggest(error, str(error), self._workspace)
        self.findings.append(Finding("error", shown, span, suggestions, fixes or []))
