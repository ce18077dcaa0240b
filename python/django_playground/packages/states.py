"""Resets what packages keep in their modules between renders, by the steps that the data on known packages names.

A step is a dotted path in imported modules, in which `()` calls and `name = other.path` at the end assigns. Modules
that nobody has imported have nothing to reset, and names that another version of a package lacks are passed over.
"""

import sys
from collections.abc import Iterable
from typing import Any
from weakref import WeakKeyDictionary

from django_playground.packages.view import Package

_MISSING = object()


class PackageState:
    """The containers of packages that each project has for itself, and the steps before renders."""

    def __init__(self) -> None:
        """Begin without packages."""
        self._switch: list[str] = []
        self._render: list[str] = []
        self._kept: dict[str, Any] = {}
        self._of_projects: WeakKeyDictionary[Any, dict[str, Any]] = WeakKeyDictionary()

    def look_at(self, packages: Iterable[Package]) -> None:
        """Take the steps of all `packages`; what new containers hold now, each project begins with."""
        packages = list(packages)
        self._switch = [step for package in packages for step in package.known.get("switch", [])]
        self._render = [step for package in packages for step in package.known.get("render", [])]
        for package in packages:
            for path in package.known.get("keep", []):
                container = _resolve(path)
                if path not in self._kept and container is not _MISSING:
                    self._kept[path] = _copy(container)

    def enter(self, project: Any, *, switched: bool) -> None:
        """Let packages forget what others left; `switched`: the render before this one was of another template."""
        if switched:
            own = self._of_projects.get(project, {})
            for path, content in self._kept.items():
                _refill(_resolve(path), own.get(path, content))
            for step in self._switch:
                run_step(step)
        for step in self._render:
            run_step(step)

    def remember(self, project: Any) -> None:
        """Take what the project's Python has put into the containers for its own."""
        self._of_projects[project] = {path: _copy(_resolve(path)) for path in self._kept}


def run_step(step: str) -> None:
    """Run one step; what a call raises goes through."""
    target, assigns, source = step.partition(" = ")
    if not assigns:
        _resolve(target)
        return
    owner, value = _resolve(target.rpartition(".")[0]), _resolve(source)
    if owner is not _MISSING and value is not _MISSING:
        setattr(owner, target.rpartition(".")[2], value)


def _resolve(path: str) -> Any:
    """Return what `path` leads to from the deepest imported module on, or `_MISSING`."""
    parts = path.split(".")
    depth = len(parts)
    while depth and ".".join(parts[:depth]) not in sys.modules:
        depth -= 1
    if depth == 0:
        return _MISSING
    found: Any = sys.modules[".".join(parts[:depth])]
    for part in parts[depth:]:
        name = part.removesuffix("()")
        found = getattr(found, name, _MISSING)
        if found is _MISSING:
            return _MISSING
        if name != part:
            found = found()
    return found


def _copy(value: Any) -> Any:
    """Copy containers inside of containers, too; what is in them is shared."""
    if isinstance(value, dict):
        return {key: _copy(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_copy(item) for item in value]
    return set(value) if isinstance(value, set) else value


def _refill(container: Any, content: Any) -> None:
    container.clear()
    if isinstance(container, list):
        container.extend(_copy(content))
    else:
        container.update(_copy(content))
