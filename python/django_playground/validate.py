"""Compiles one template without rendering it and says what is wrong with it."""

from typing import Any

from django.template.loader_tags import ExtendsNode

from django_playground import deadline
from django_playground.activation import Activation, active_backend
from django_playground.errors import describe
from django_playground.render import discard_unfinished
from django_playground.wire import ValidateItem, ValidateOutcome
from django_playground.workspaces import Workspace, Workspaces


def validate(item: ValidateItem, workspaces: Workspaces, activation: Activation) -> ValidateOutcome:
    """Compile the template of `item`, and the parents that it extends by a constant name."""
    workspace: Workspace | None = None
    try:
        with deadline.deadline(item["timeoutMs"]):
            workspace = workspaces.find(item)
            with activation.of(workspace):
                _compile(workspace.main)
        return {"valid": True}
    except BaseException as error:  # noqa: BLE001 (sys.exit() in a page's Python ends that item only)
        failure = describe(error, workspace, item["timeoutMs"])
        if workspace is not None:
            discard_unfinished(item, workspace.project, error, workspaces)
        return {"valid": False, "error": failure}


def _compile(name: str) -> None:
    engine = active_backend().engine
    seen: set[str] = set()
    while name not in seen:
        seen.add(name)
        template: Any = engine.get_template(name)
        parents = template.nodelist.get_nodes_by_type(ExtendsNode)
        parent = parents[0].parent_name if parents else None
        if parent is None or not isinstance(parent.var, str) or parent.filters:
            return
        name = _check_parent(template, parents[0], str(parent.var))


def _check_parent(template: Any, node: Any, name: str) -> str:
    try:
        template.engine.get_template(name)
    except Exception as error:
        failure: Any = error
        if not hasattr(failure, "template_debug"):
            failure.template_debug = template.get_exception_info(failure, node.token)
        raise
    return name
