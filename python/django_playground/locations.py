"""Finds where an exception belongs: a tag of a template, or a line of the element's Python.

Packages that compile templates themselves (cotton) raise errors whose position is missing or wrong while the true one
waits in `__context__`; so the whole chain is looked at, and positions are believed only when the source agrees.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from django_playground.excerpts import Place, place_of
from django_playground.workspaces import Workspace

_LONGEST_CHAIN = 20


@dataclass(frozen=True)
class Location:
    """A place in a named text; `source` is None when the text cannot be had."""

    name: str
    source: str | None
    place: Place


def chain(error: BaseException) -> Iterator[BaseException]:
    """Yield `error` and what it was raised from or during, each once."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen and len(seen) < _LONGEST_CHAIN:
        seen.add(id(current))
        yield current
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)


def template_location(error: BaseException, workspace: Workspace) -> Location | None:
    """Return the tag or variable at which `error` itself was raised, if Django or the frames know it."""
    failure: Any = error
    debug = getattr(failure, "template_debug", None)
    if debug and debug.get("line"):
        start, end = debug["start"], debug["end"]
        found = _from_position(debug["name"], start, end, workspace)
        if found is not None and (found.source or "")[start:end] == unescape(debug["during"]):
            return found
    node = getattr(failure, "_culprit_node", None) or _node_of_frames(error)
    token = getattr(failure, "token", None) or getattr(node, "token", None)
    origin = getattr(node, "origin", None)
    if token is None:
        return None
    if origin is None or token.position is None:
        return _from_contents(token, origin or _origin_of_frames(error), workspace)
    start, end = token.position
    return _from_position(origin.name, start, end, workspace)


def python_location(error: BaseException, workspace: Workspace) -> Location | None:
    """Return the innermost line of the element's own Python that `error` passed, or that cannot be compiled."""
    home = f"{workspace.project.home}/"
    if isinstance(error, SyntaxError) and (error.filename or "").startswith(home):
        column = error.offset or 1
        length = max(1, (error.end_offset or column) - column) if error.end_lineno == error.lineno else 1
        return _python(error.filename or "", error.lineno or 1, column, length, home)
    found: Location | None = None
    trace = error.__traceback__
    while trace is not None:
        filename = trace.tb_frame.f_code.co_filename
        if filename.startswith(home):
            found = _python(filename, trace.tb_lineno, 0, 0, home)
        trace = trace.tb_next
    return found


def template_label(path: str, workspace: Workspace) -> str:
    """Return the name of the template at `path` as users know it, never the path itself."""
    own = f"{workspace.template_folder}/"
    if path.startswith(own):
        return workspace.shown_name(path.removeprefix(own))
    return path.rpartition("/templates/")[2] if "/templates/" in path else Path(path).name


def _from_position(path: str, start: int, end: int, workspace: Workspace) -> Location | None:
    try:
        source = Path(path).read_text("utf-8")
    except OSError:
        return None
    return Location(template_label(path, workspace), source, place_of(source, start, end))


def _from_contents(token: Any, origin: Any, workspace: Workspace) -> Location | None:
    """Find a token whose position is missing or wrong, as where packages change the text before Django compiles it."""
    found = None if origin is None else _from_position(origin.name, 0, 0, workspace)
    if found is None or (found.source or "").count(token.contents) != 1:
        return None
    source = found.source or ""
    start = source.index(token.contents)
    return Location(found.name, source, place_of(source, start, start + len(token.contents)))


def _origin_of_frames(error: BaseException) -> Any:
    """Return the origin of the template that was being compiled when `error` was raised."""
    origin: Any = None
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_name == "parse":
            origin = getattr(trace.tb_frame.f_locals.get("self"), "origin", None) or origin
        trace = trace.tb_next
    return origin


def _node_of_frames(error: BaseException) -> Any:
    node: Any = None
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_name == "_render_annotated":
            node = trace.tb_frame.f_locals.get("self")
        trace = trace.tb_next
    return node


def _python(filename: str, line: int, column: int, length: int, home: str) -> Location:
    name = filename.removeprefix(home)
    source = Path(filename).read_text("utf-8", "replace")
    if column == 0:
        text = source.split("\n")[line - 1] if line <= source.count("\n") + 1 else ""
        column = len(text) - len(text.lstrip()) + 1
        length = max(1, len(text.strip()))
    return Location(name, source, Place(line, column, length))
