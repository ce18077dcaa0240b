"""Records what happens in one render: which templates brought in which, how long they took, and what was looked up.

Django has no hooks for this, so methods of its classes are replaced while the block of `traced` runs, and only then.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from django.template import VariableDoesNotExist
from django.template.base import Template, Variable
from django.template.loader_tags import ExtendsNode, IncludeNode

from django_playground.locations import template_label
from django_playground.workspaces import Workspace

_template: Any = Template
_variable: Any = Variable
_extends: Any = ExtendsNode
_include: Any = IncludeNode

# A loop may include a template a thousand times.
_MOST_USES = 500
_MOST_VARIABLES = 500


@dataclass
class _Use:
    name: str
    kind: str
    path: str
    seconds: float = 0
    children: list[_Use] = field(default_factory=list)

    def data(self) -> dict[str, Any]:
        """Return the use as the page gets it."""
        children = [child.data() for child in self.children]
        return {"name": self.name, "kind": self.kind, "children": children, "milliseconds": self.seconds * 1000}


class Trace:
    """What has happened so far."""

    def __init__(self, workspace: Workspace) -> None:
        """Begin with nothing; only what the templates of `workspace` look up counts."""
        self._workspace = workspace
        self._own = f"{workspace.template_folder}/"
        self._roots: list[_Use] = []
        self._stack: list[_Use] = []
        self._callers: list[tuple[str, str]] = []
        self._count = 0
        self._variables: dict[str, bool] = {}

    def data(self) -> dict[str, Any]:
        """Return the protocol's `RenderTrace`."""
        variables = [{"name": name, "resolved": resolved} for name, resolved in self._variables.items()]
        return {"templates": [use.data() for use in self._roots], "variables": variables}

    @contextmanager
    def calling(self, kind: str, node: Any) -> Iterator[None]:
        """Note that what is rendered next is there because of `node`."""
        self._callers.append((kind, str(getattr(getattr(node, "origin", None), "name", ""))))
        depth = len(self._callers)
        try:
            yield
        finally:
            del self._callers[depth - 1 :]

    @contextmanager
    def rendering(self, template: Any) -> Iterator[None]:
        """Note one use of `template`."""
        path = str(getattr(template.origin, "name", ""))
        kind, caller = self._callers.pop() if self._callers else ("include", "")
        use = _Use(template_label(path, self._workspace), kind if self._stack else "main", path)
        self._count += 1
        if self._count <= _MOST_USES:
            self._siblings(caller).append(use)
        self._stack.append(use)
        started = perf_counter()
        try:
            yield
        finally:
            use.seconds = perf_counter() - started
            self._stack.pop()

    def _siblings(self, caller: str) -> list[_Use]:
        # A block is rendered inside of the parent, but what it includes belongs to the template that it stands in.
        parent = next((use for use in reversed(self._stack) if use.path == caller), None)
        parent = parent or (self._stack[-1] if self._stack else None)
        return self._roots if parent is None else parent.children

    def looked_up(self, variable: Any, resolved: bool) -> None:
        """Note that `variable` was looked up."""
        if not self._stack or not self._stack[-1].path.startswith(self._own):
            return
        if variable.var in self._variables or len(self._variables) < _MOST_VARIABLES:
            self._variables[variable.var] = self._variables.get(variable.var, False) or resolved


@contextmanager
def traced(workspace: Workspace) -> Iterator[Trace]:
    """Record what happens in the block."""
    trace = Trace(workspace)
    kept = (_template._render, _variable.resolve, _extends.render, _include.render)
    render, resolve, extends, include = kept

    def trace_render(self: Any, context: Any) -> Any:
        with trace.rendering(self):
            return render(self, context)

    def trace_resolve(self: Any, context: Any) -> Any:
        if self.lookups is None:
            return resolve(self, context)
        try:
            value = resolve(self, context)
        except VariableDoesNotExist:
            trace.looked_up(self, False)
            raise
        trace.looked_up(self, True)
        return value

    def trace_extends(self: Any, context: Any) -> Any:
        with trace.calling("extends", self):
            return extends(self, context)

    def trace_include(self: Any, context: Any) -> Any:
        with trace.calling("include", self):
            return include(self, context)

    _template._render, _variable.resolve = trace_render, trace_resolve
    _extends.render, _include.render = trace_extends, trace_include
    try:
        yield trace
    finally:
        _template._render, _variable.resolve, _extends.render, _include.render = kept
