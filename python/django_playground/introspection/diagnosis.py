"""Says all that is wrong in the templates of one item, or is probably not meant, and renders nothing."""

from typing import Any

from django_playground import deadline
from django_playground.activation import Activation, active_backend
from django_playground.errors import describe
from django_playground.introspection.compilation import Compiled, compile_all
from django_playground.introspection.inspection import context_values
from django_playground.introspection.names import source_of
from django_playground.introspection.places import Span
from django_playground.introspection.scopes import Scope
from django_playground.introspection.templates import Templates
from django_playground.introspection.uses import Uses
from django_playground.introspection.walk import Walk
from django_playground.render import discard_unfinished
from django_playground.wire import RenderItem
from django_playground.workspaces import Workspace, Workspaces

# Of the project's files, these are templates that someone edits as such.
_TEMPLATE_SUFFIXES = (".html", ".htm", ".txt", ".xml", ".svg", ".md", ".css", ".js")


def diagnose(item: RenderItem, workspaces: Workspaces, activation: Activation) -> dict[str, Any]:
    """Return the protocol's diagnostics of all templates of the project, of the context and of its Python."""
    diagnosis = _Diagnosis()
    error = _run(item, workspaces, activation, diagnosis)
    if error is not None and not diagnosis.has_compiled and item["python"] is not None:
        # Templates can be compiled without the values of the context.
        _run({**item, "python": None}, workspaces, activation, diagnosis)
    return {"diagnostics": diagnosis.diagnostics}


class _Diagnosis:
    def __init__(self) -> None:
        self.diagnostics: list[dict[str, Any]] = []
        self.has_compiled = False

    def compile(self, workspace: Workspace) -> dict[str, Compiled]:
        files: dict[str, Compiled] = {}
        for name in _own_templates(workspace):
            compiled = self._compile_one(name, workspace)
            if compiled is not None:
                files[name] = compiled
                self.diagnostics += [finding.data() for finding in compiled.findings]
        self.has_compiled = True
        return files

    def _compile_one(self, name: str, workspace: Workspace) -> Compiled | None:
        engine = workspace.engine
        origin, source = source_of(name, engine)
        path = workspace.template_folder / name
        if path.is_file() and path.read_text("utf-8") == source:
            return compile_all(name, source, origin, workspace)
        try:
            engine.get_template(name)
        except deadline.DeadlineExceeded:
            raise
        except Exception as error:  # noqa: BLE001 (packages that change the text may raise anything)
            self.diagnostics.append(_of_error(error, workspace, []))
        return None

    def walk(self, files: dict[str, Compiled], item: RenderItem, workspace: Workspace) -> None:
        given, outside = context_values(item, workspace)
        uses = Uses({str(compiled.origin.name): compiled for compiled in files.values()})
        walk = Walk(Templates(files, workspace), uses, outside)
        walk.template(workspace.main, Scope({**outside, **given}))
        self.diagnostics += [finding.data() for finding in uses.hints()]


def _run(
    item: RenderItem, workspaces: Workspaces, activation: Activation, diagnosis: _Diagnosis
) -> BaseException | None:
    workspace: Workspace | None = None
    try:
        with deadline.deadline(item["timeoutMs"]):
            workspace = workspaces.find(item)
            with activation.of(workspace):
                active_backend()
                diagnosis.walk(diagnosis.compile(workspace), item, workspace)
    except BaseException as error:  # noqa: BLE001 (sys.exit() in a page's Python ends that item only)
        if not isinstance(error, deadline.DeadlineExceeded):
            texts = [context["json"] for context in item["contexts"]]
            diagnosis.diagnostics.append(_of_error(error, workspace, [*texts, item["python"] or ""]))
        if workspace is not None:
            discard_unfinished(item, workspace.project, error, workspaces)
        return error
    return None


def _own_templates(workspace: Workspace) -> list[str]:
    others = [name for name in workspace.layout.templates if name.endswith(_TEMPLATE_SUFFIXES) or "." not in name]
    return list(dict.fromkeys([workspace.main, *others]))


def _of_error(error: BaseException, workspace: Workspace | None, texts: list[str]) -> dict[str, Any]:
    """Turn an exception into a diagnostic, at the place that it has."""
    data: Any = describe(error, workspace, 0)
    line, column, length = data.get("line", 1), data.get("column", 1), data.get("length", 0)
    name = data.get("templateName") or (workspace.given_name if workspace else "template")
    return {
        "severity": "error",
        "message": data["message"],
        "templateName": name,
        **_in_units(texts, line, column, length),
        "suggestions": data.get("suggestions", []),
        "fixes": [],
    }


def _in_units(texts: list[str], line: int, column: int, length: int) -> dict[str, int]:
    """Count as JavaScript does, in the first text that has such a place."""
    for text in texts:
        lines = text.split("\n")
        if line <= len(lines) and column <= len(lines[line - 1]) + 1:
            start = sum(len(before) + 1 for before in lines[: line - 1]) + column - 1
            place = Span("", text, start, start + length).place
            return {key: place[key] for key in ("line", "column", "length")}
    return {"line": line, "column": column, "length": length}
