"""Compiles one template and goes on after each syntax error as if it had been mended, so that all of them are found.

Works on Django's tokens, whose places stay true whatever is added or left out. Knows nothing of values.
"""

from dataclasses import dataclass, field
from typing import Any

from django.template.base import Parser, Token

from django_playground.deadline import DeadlineExceeded
from django_playground.introspection.places import Finding, Span
from django_playground.introspection.repairs import Repairs
from django_playground.introspection.swallowed import tokens_of
from django_playground.introspection.unclosed import find_unclosed
from django_playground.workspaces import Workspace

_MOST_ERRORS = 25


@dataclass
class Compiled:
    """A template after all repairs; `nodelist` is None where even these did not help.

    `is_loose`: tags were left out that may have defined names.
    """

    name: str
    span: Span
    origin: Any
    nodelist: Any = None
    findings: list[Finding] = field(default_factory=list)
    is_loose: bool = False


def compile_all(name: str, source: str, origin: Any, workspace: Workspace) -> Compiled:
    """Compile the text `source` of the template that Django calls `name`."""
    span = Span(workspace.shown_name(name), source, 0, len(source))
    compiled = Compiled(name, span, origin)
    tokens: list[Token] = tokens_of(span)
    repairs = Repairs(tokens, span, workspace)
    unclosed = list(find_unclosed(tokens, span, _tags(workspace.engine)))
    repairs.findings += [one.finding for _, one in unclosed]
    for text, one in reversed(unclosed):
        repairs.close(text, one)
    for _ in range(_MOST_ERRORS):
        parser = _parser(tokens, repairs, origin, workspace)
        try:
            compiled.nodelist = parser.parse()
            break
        except DeadlineExceeded:
            raise
        except Exception as error:  # noqa: BLE001 (tags of packages may raise anything)
            if not repairs.mend(error, parser):
                break
    compiled.findings = repairs.findings
    compiled.is_loose = repairs.is_loose
    return compiled


def _tags(engine: Any) -> set[str]:
    registers = [*engine.template_builtins, *engine.template_libraries.values()]
    return {name for register in registers for name in register.tags}


def _parser(tokens: list[Token], repairs: Repairs, origin: Any, workspace: Workspace) -> Any:
    engine = workspace.engine
    parser = Parser(list(tokens), engine.template_libraries, engine.template_builtins, origin)
    for library in repairs.libraries:
        parser.add_library(engine.template_libraries[library])
    return parser
