"""Ends renders that take too long from inside, so that a runaway template does not cost the page its interpreter.

Three places look at the clock: nodes before they render, the turns of a `{% for %}` (text nodes skip the first
check), and, through `sys.monitoring`, the jumps and function starts of the code objects that `watch` was given.
One long call into C cannot be ended here; the page's own timeout ends that.
"""

import math
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from time import monotonic
from types import CodeType
from typing import Any

from django.template.base import Node
from django.template.defaulttags import ForNode


class DeadlineExceeded(BaseException):
    """The time for one render is over. No `Exception`: templates and user code must not swallow it."""


class _Clock:
    """The moment at which the running render has to end."""

    def __init__(self) -> None:
        self.end = math.inf


_clock = _Clock()

# Asking for the time costs more than counting under WebAssembly, so frequent events ask only now and then.
_next_tick = count().__next__
_SOMETIMES = 15


@contextmanager
def deadline(timeout_ms: float) -> Iterator[None]:
    """Give the block `timeout_ms` milliseconds; zero or less means no limit."""
    _clock.end = monotonic() + timeout_ms / 1000 if timeout_ms > 0 else math.inf
    try:
        yield
    finally:
        _clock.end = math.inf


class _WatchedSequence:
    """What `ForNode` needs of its sequence (length, both directions), with a look at the clock at every item."""

    def __init__(self, values: Any) -> None:
        self._values = values if hasattr(values, "__len__") else list(_ticking(values))

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[Any]:
        return _ticking(self._values)

    def __reversed__(self) -> Iterator[Any]:
        return _ticking(reversed(self._values))


def _ticking(values: Any) -> Iterator[Any]:
    for item in values:
        if not _next_tick() & _SOMETIMES and monotonic() > _clock.end:
            raise DeadlineExceeded
        yield item


class _WatchedExpression:
    """The expression of a `{% for %}`; all but `resolve` is the original's."""

    def __init__(self, expression: Any) -> None:
        self._expression = expression

    def resolve(self, context: Any, ignore_failures: bool = False) -> Any:
        values = self._expression.resolve(context, ignore_failures=ignore_failures)
        return None if values is None else _WatchedSequence(values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._expression, name)

    def __str__(self) -> str:
        return str(self._expression)


def _render_annotated(self: Any, context: Any) -> Any:
    # Django's own body and not a call of it: one more frame for each node would cost a third of the
    # depth to which templates can nest.
    try:
        if not _next_tick() & _SOMETIMES and monotonic() > _clock.end:
            raise DeadlineExceeded
        return self.render(context)
    except Exception as error:
        if context.template.engine.debug:
            _annotate(error, self, context)
        raise


def _annotate(error: Any, node: Any, context: Any) -> None:
    if not hasattr(error, "_culprit_node"):
        error._culprit_node = node
    culprit = error._culprit_node
    template = context.render_context.template
    if culprit.token.position is None:
        # Some packages make tokens without one, about which Django's next line would raise an error of its own.
        return
    if not hasattr(error, "template_debug") and template.origin == culprit.origin:
        error.template_debug = template.get_exception_info(error, culprit.token)


_node: Any = Node
_for_node: Any = ForNode
_plain_init = ForNode.__init__


def _init_for_node(self: Any, loopvars: Any, sequence: Any, *args: Any, **kwargs: Any) -> None:
    _plain_init(self, loopvars, _WatchedExpression(sequence), *args, **kwargs)


def install() -> None:
    """Put the checks into Django and claim a `sys.monitoring` tool; more calls change nothing."""
    if _for_node.__init__ is _init_for_node:
        return
    _node.render_annotated = _render_annotated
    _for_node.__init__ = _init_for_node
    monitoring = _monitoring()
    if monitoring is not None:
        monitoring.use_tool_id(_TOOL, "django_playground")
        monitoring.register_callback(_TOOL, monitoring.events.JUMP, _on_jump)
        monitoring.register_callback(_TOOL, monitoring.events.PY_START, _on_start)


_TOOL = 3


def _monitoring() -> Any:
    return getattr(sys, "monitoring", None)


def _on_jump(_code: CodeType, _offset: int, _destination: int) -> None:
    if not _next_tick() & _SOMETIMES and monotonic() > _clock.end:
        raise DeadlineExceeded


def _on_start(_code: CodeType, _offset: int) -> None:
    if monotonic() > _clock.end:
        raise DeadlineExceeded


def watch(code: CodeType) -> CodeType:
    """Let `code` and all functions in it end at the deadline; without `sys.monitoring` (Python < 3.12) do nothing."""
    monitoring = _monitoring()
    if monitoring is not None:
        waiting = [code]
        while waiting:
            part = waiting.pop()
            monitoring.set_local_events(_TOOL, part, monitoring.events.JUMP | monitoring.events.PY_START)
            waiting.extend(constant for constant in part.co_consts if isinstance(constant, CodeType))
    return code
