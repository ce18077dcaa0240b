"""Turns any exception into the plain data that users see: what, where, the lines around, and what may help.

Nothing of the machinery shows: no path of the virtual file system, no made-up template name.
"""

import re
import sys
from typing import Any

from django.template import TemplateDoesNotExist, TemplateSyntaxError, VariableDoesNotExist

from django_playground.contexts import ContextError
from django_playground.deadline import DeadlineExceeded
from django_playground.excerpts import Place, excerpt
from django_playground.failed_lookups import failed_lookup
from django_playground.locations import Location, chain, python_location, template_location
from django_playground.suggestions import suggest
from django_playground.wire import ErrorData
from django_playground.workspaces import Workspace

_LONGEST_MESSAGE = 2000
# For programs that have to install time zones; here they are all there.
_PYODIDE_ADVICE = re.compile(r"\s*(?:\\n)?\s*On Pyodide you must do pyodide\.loadPackage.*", re.DOTALL)
_TEMPLATE_ERRORS = (TemplateDoesNotExist, TemplateSyntaxError)


def describe(error: BaseException, workspace: Workspace | None, timeout_ms: float) -> ErrorData:
    """Describe what became of an item: a `timeout` for the deadline, otherwise a `template` error."""
    if workspace is None:
        return {"kind": "template", "exception": type(error).__name__, "message": _cut(_text(error))}
    told = _telling(error, workspace)
    location = _locate(told, error, workspace)
    data: ErrorData = {
        "kind": "template",
        "exception": type(told).__name__,
        "message": _message(told, workspace),
    }
    if isinstance(error, DeadlineExceeded):
        data["kind"] = "timeout"
        data["timeoutMs"] = timeout_ms
        data["exception"] = "TimeoutError"
        data["message"] = f"Rendering took longer than {timeout_ms:g} ms and was ended."
    if location is not None:
        _add_location(data, location)
    _add_python(data, told, location, workspace)
    _add_tried(data, told, workspace)
    suggestions = suggest(told, _text(told)[:_LONGEST_MESSAGE], workspace)
    if suggestions:
        data["suggestions"] = suggestions
    return data


def _telling(error: BaseException, workspace: Workspace) -> BaseException:
    """Return the exception of the chain that says most: the first template error when `error` itself has no place."""
    if isinstance(error, _TEMPLATE_ERRORS) or template_location(error, workspace) or python_location(error, workspace):
        return error
    return next((other for other in chain(error) if isinstance(other, _TEMPLATE_ERRORS)), error)


def _locate(told: BaseException, error: BaseException, workspace: Workspace) -> Location | None:
    if isinstance(told, ContextError) and told.line is not None:
        return Location("context", told.text, Place(told.line, told.column or 1, 1))
    for candidate in (told, *chain(error)):
        found = template_location(candidate, workspace)
        if found is not None:
            return found
    for candidate in (told, *chain(error)):
        found = python_location(candidate, workspace)
        if found is not None:
            return found
    return None


def _add_location(data: ErrorData, location: Location) -> None:
    place = location.place
    data["templateName"] = location.name
    data["line"], data["column"], data["length"] = place.line, place.column, place.length
    if location.source is not None:
        data["excerpt"] = excerpt(location.source, place)


def _add_python(data: ErrorData, error: BaseException, location: Location | None, workspace: Workspace) -> None:
    """Add the line of the element's Python when a template's tag only called it."""
    for candidate in chain(error):
        found = python_location(candidate, workspace)
        if found is None:
            continue
        if location is not None and found.name != location.name and found.source is not None:
            lines = excerpt(found.source, found.place)
            data["excerpt"] = f"{data.get('excerpt', '')}\n\n{found.name}, line {found.place.line}:\n{lines}".lstrip()
        return


def _add_tried(data: ErrorData, error: BaseException, workspace: Workspace) -> None:
    if not isinstance(error, TemplateDoesNotExist):
        return
    tried = error.tried or _search_again(str(error), workspace)
    if not tried:
        return
    own = str(workspace.template_folder)
    places = dict.fromkeys(
        "the files of this template" if str(origin.name).startswith(own) else _package_folder(str(origin.name))
        for origin, _ in tried
    )
    data.setdefault("templateName", workspace.given_name)
    listed = "\n".join(f"  {place}" for place in places)
    data["excerpt"] = f"{data.get('excerpt', '')}\n\nLooked for it in:\n{listed}".lstrip()


def _search_again(name: str, workspace: Workspace) -> list[tuple[Any, str]]:
    # {% include %} and {% extends %} forget what was tried.
    try:
        if workspace.engine is not None:
            workspace.engine.find_template(name)
    except TemplateDoesNotExist as again:
        return again.tried
    return []


def _package_folder(path: str) -> str:
    folder = path.rpartition("/templates/")[0]
    root = max((place for place in sys.path if place and folder.startswith(f"{place}/")), key=len, default=None)
    return f"{folder.removeprefix(f'{root}/') if root else 'other folders'}/templates"


def _message(error: BaseException, workspace: Workspace) -> str:
    if isinstance(error, SystemExit):
        return "The Python of this template ended with exit()."
    if isinstance(error, SyntaxError):
        return _cut(error.msg)
    text = _text(error)
    own = [workspace.template_folder, workspace.folder, workspace.project.home]
    for folder in [*own, *sorted(filter(None, sys.path), key=len, reverse=True)]:
        text = text.replace(f"{folder}/", "")
    if workspace.main != workspace.given_name:
        text = text.replace(workspace.main, workspace.given_name)
    return _cut(text)


def _text(error: BaseException) -> str:
    try:
        text = failed_lookup(error) if isinstance(error, VariableDoesNotExist) else str(error)
        told = _PYODIDE_ADVICE.sub("", text)
        return (text if told == text else told.removeprefix('"')) or type(error).__name__
    except Exception:  # noqa: BLE001 (the exception may be the page's own, with a broken __str__)
        return type(error).__name__


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_MESSAGE else f"{text[:_LONGEST_MESSAGE]}… ({len(text)} characters)"
