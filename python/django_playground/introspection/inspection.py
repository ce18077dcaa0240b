"""Says what may be written in the templates of one item, and what a dot leads to; renders nothing."""

import sys
from typing import Any

from django.template import Template
from django.template.context import make_context

from django_playground import deadline
from django_playground.activation import Activation, active_backend
from django_playground.app import PLAYGROUND
from django_playground.introspection import libraries, names
from django_playground.introspection.lookups import MISSING, UNKNOWN, follow, settle
from django_playground.introspection.variables import Describer
from django_playground.render import discard_unfinished, prepare
from django_playground.wire import RenderItem
from django_playground.workspaces import Workspace, Workspaces

# Levels of attributes that come with the names of the context.
_DEPTH = 2
_NO_NAMES = {"True", "False", "None"}
_ASKED_FOR = {"app_name", "setup_request", "urlpatterns"}


def inspect(item: RenderItem, workspaces: Workspaces, activation: Activation) -> dict[str, Any]:
    """Return the protocol's `Inspection`; without variables when the context or the Python of `item` is broken."""
    found: dict[str, Any] = {"variables": []}

    def gather(workspace: Workspace) -> None:
        engine = active_backend().engine
        found["tags"] = libraries.list_tags(engine)
        found["filters"] = libraries.list_filters(engine)
        found["libraries"] = libraries.list_libraries(engine)
        found["templates"] = names.list_templates(workspace)
        found["urls"] = names.list_urls()
        found["blocks"] = names.list_blocks(workspace)

    def describe(workspace: Workspace) -> None:
        gather(workspace)
        describer = Describer()
        given, outside = context_values(item, workspace)
        values = {**outside, **given}
        names = [*given, *outside]
        last = {name for name in given if is_tool(name, given[name])}
        ordered = [*(name for name in names if name not in last), *(name for name in names if name in last)]
        found["variables"] = [describer.describe(name, settled(values[name]), _DEPTH) for name in ordered]

    if _try(item, workspaces, activation, describe) or "blocks" in found:
        return found
    # Without what is broken, all else can still be told.
    if not _try({**item, "python": None}, workspaces, activation, gather):
        found.update({kind: [] for kind in ("tags", "filters", "libraries", "templates", "urls", "blocks")})
    return found


def inspect_value(
    item: RenderItem, path: list[str], workspaces: Workspaces, activation: Activation
) -> list[dict[str, Any]]:
    """Return the protocol's variables for what a dot after `path` leads to."""
    found: list[dict[str, Any]] = []

    def describe(workspace: Workspace) -> None:
        given, outside = context_values(item, workspace)
        values = {**outside, **given}
        if path and path[0] in values:
            found.extend(Describer().members(follow(settle(values[path[0]]), path[1:]), 1))

    _try(item, workspaces, activation, describe)
    return found


def context_values(item: RenderItem, workspace: Workspace) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the names that `item` gives to its main template, and those of context processors.

    The workspace has to be active. Raises what Python of `item` raises.
    """
    given, request = prepare(item, workspace)
    engine = active_backend().engine
    context: Any = make_context(given, request, autoescape=engine.autoescape)
    with context.bind_template(Template("", engine=engine)):
        values: dict[str, Any] = context.flatten()
    return given, {name: value for name, value in values.items() if name not in given and name not in _NO_NAMES}


def is_tool(name: str, value: Any) -> bool:
    """Return whether the Python of the context has `value` for its own use: imported, or asked for by Django."""
    if name in _ASKED_FOR:
        return True
    # What `partial` makes, as `path` of django.urls is, has the module of `partial` itself.
    source = getattr(value, "__module__", None) if callable(value) else None
    module = sys.modules.get(source) if isinstance(source, str) else None
    if module is None or source == PLAYGROUND:
        return False
    home = next(iter(getattr(sys.modules[PLAYGROUND], "__path__", [])), None)
    return home is None or not str(getattr(module, "__file__", "")).startswith(f"{home}/")


def settled(value: Any) -> Any:
    """Return `value` as the template sees it, or itself where calling it might alter data."""
    found = settle(value)
    return value if found in (UNKNOWN, MISSING) else found


def _try(item: RenderItem, workspaces: Workspaces, activation: Activation, work: Any) -> bool:
    """Do `work` with the workspace of `item` active; say whether nothing went wrong."""
    workspace: Workspace | None = None
    try:
        with deadline.deadline(item["timeoutMs"]):
            workspace = workspaces.find(item)
            with activation.of(workspace):
                work(workspace)
    except BaseException as error:  # noqa: BLE001 (what is broken is told by `diagnose` and by renders)
        if workspace is not None:
            discard_unfinished(item, workspace.project, error, workspaces)
        return False
    return True
