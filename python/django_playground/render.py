"""Renders one item: finds its workspace, makes it active, and turns whatever happens into an outcome."""

from time import perf_counter
from typing import Any

from django.conf import settings
from django.urls import Resolver404, resolve

from django_playground import deadline
from django_playground.activation import Activation, active_backend
from django_playground.contexts import decode_contexts
from django_playground.errors import describe
from django_playground.projects import Project
from django_playground.requests import build_request
from django_playground.wire import RenderItem, RenderOutcome
from django_playground.workspaces import Workspace, Workspaces


def render(item: RenderItem, workspaces: Workspaces, activation: Activation) -> RenderOutcome:
    """Render `item` within its time. Never raises for what templates, Python or settings of the item do."""
    started = perf_counter()
    workspace: Workspace | None = None
    try:
        with deadline.deadline(item["timeoutMs"]):
            workspace = workspaces.find(item)
            trace: Any = None
            with activation.of(workspace):
                if item.get("trace"):
                    from django_playground.introspection.tracing import traced

                    with traced(workspace) as trace:
                        html = _render_active(item, workspace)
                else:
                    html = _render_active(item, workspace)
        outcome: RenderOutcome = {"ok": True, "html": html, "durationMs": (perf_counter() - started) * 1000}
        if trace is not None:
            outcome["trace"] = trace.data()
        warnings = activation.warnings(workspace, html)
        return {**outcome, "warnings": warnings} if warnings else outcome
    except BaseException as error:  # noqa: BLE001 (sys.exit() in a page's Python ends that item only)
        failure = describe(error, workspace, item["timeoutMs"])
        if workspace is not None:
            discard_unfinished(item, workspace.project, error, workspaces)
        return {"ok": False, "error": failure}


def discard_unfinished(item: Any, project: Project, error: BaseException, workspaces: Workspaces) -> None:
    """Drop a project whose Python did not come to its end, or that was cut off anywhere: its state is unknown."""
    if not project.has_run or isinstance(error, deadline.DeadlineExceeded):
        workspaces.discard(item, project)


def prepare(item: RenderItem, workspace: Workspace) -> tuple[dict[str, Any], Any]:
    """Return the context and the request for `item`, whose workspace has to be active."""
    request = _request(item, workspace.project)
    _set_up(request, workspace.project)
    return _context(item, workspace.project), request


def _request(item: RenderItem, project: Project) -> Any:
    request: Any = build_request(item["request"])
    if project.has_urls:
        try:
            request.resolver_match = resolve(request.path_info)
        except Resolver404:
            # A page may show a template under a path that its URLconf does not know.
            request.resolver_match = None
    return request


def _set_up(request: Any, project: Project) -> None:
    set_up = getattr(project.module, "setup_request", None)
    if callable(set_up):
        set_up(request)


def _context(item: RenderItem, project: Project) -> dict[str, Any]:
    return {**project.names, **decode_contexts(item["contexts"])}


def _render_active(item: RenderItem, workspace: Workspace) -> str:
    def view(request: Any) -> str:
        # Here middleware has seen the request, as it has when a view is called.
        _set_up(request, workspace.project)
        template: Any = active_backend().get_template(workspace.main)
        return template.render(_context(item, workspace.project), request)

    request = _request(item, workspace.project)
    if not settings.MIDDLEWARE:
        return view(request)
    from django_playground.middleware import render_through

    return render_through(request, view)
