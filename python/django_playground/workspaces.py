"""Keeps, for each owner, the workspaces that were used last: real files, an engine and a project for each content.

An unchanged template is found again and not compiled twice; what no longer fits is closed. Does not touch Django's
globals: `activation` does.
"""

import json
import shutil
import textwrap
from collections import OrderedDict
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from django.template.backends.django import DjangoTemplates

from django_playground.files import Layout, sort_files, template_name, write_files
from django_playground.projects import SCRIPT_NAME, Project
from django_playground.wire import TemplateSource

_KEPT_FOR_EACH_OWNER = 24


class SourceError(ValueError):
    """A request that names no template to render, or one that is not among its files."""


@dataclass
class Workspace:
    """One content of one owner: its folder, the name of its main template, and its project.

    `engines` are Django's, made when the workspace is first active; `generation` says for which set of apps.
    """

    folder: Path
    layout: Layout
    main: str
    project: Project
    settings: dict[str, Any]
    given_name: str
    packages: tuple[str, ...] = ()
    engines: dict[str, Any] = field(default_factory=dict)
    holder: Any = None
    generation: int = -1

    @property
    def template_folder(self) -> Path:
        """The folder in which Django finds the templates."""
        return self.folder / "templates"

    @property
    def engine(self) -> Any:
        """The engine of Django's language, or None before the workspace was first active."""
        return next((made.engine for made in self.engines.values() if isinstance(made, DjangoTemplates)), None)

    def shown_name(self, name: str) -> str:
        """Return what users call the template that Django calls `name`."""
        return self.given_name if name == self.main else name


@dataclass
class _Owner:
    workspaces: OrderedDict[tuple[Any, ...], Workspace] = field(default_factory=OrderedDict)
    projects: dict[tuple[Any, ...], Project] = field(default_factory=dict)


class Workspaces:
    """All workspaces of the page, by owner."""

    def __init__(self, root: Path) -> None:
        """Keep files below `root`."""
        self._root = root
        self._owners: dict[str, _Owner] = {}
        # Packages cache by path and time of change: no name is ever used twice.
        self._numbers = count(1)

    def find(self, source: TemplateSource) -> Workspace:
        """Return the workspace for `source`, made now unless its content was seen before."""
        owner = self._owners.setdefault(source["owner"], _Owner())
        settings = json.dumps(source["settings"], sort_keys=True)
        files = source["files"]
        packages = tuple(source.get("packages", []))
        key = (source["template"], source["main"], source["python"], settings, packages, *sorted(files.items()))
        workspace = owner.workspaces.get(key)
        if workspace is None:
            workspace = self._make(owner, source, settings)
            owner.workspaces[key] = workspace
            while len(owner.workspaces) > _KEPT_FOR_EACH_OWNER:
                _, oldest = owner.workspaces.popitem(last=False)
                _drop(owner, oldest)
        owner.workspaces.move_to_end(key)
        return workspace

    def discard(self, source: TemplateSource, project: Project) -> None:
        """Drop `project`, whose Python failed or was cut off, with all its workspaces: the next try starts afresh."""
        owner = self._owners.get(source["owner"])
        if owner is None:
            return
        for key in [key for key, workspace in owner.workspaces.items() if workspace.project is project]:
            _drop(owner, owner.workspaces.pop(key))

    def forget(self, owner: str) -> None:
        """Drop everything of `owner`."""
        kept = self._owners.pop(owner, _Owner())
        while kept.workspaces:
            _drop(kept, kept.workspaces.popitem()[1])

    def _make(self, owner: _Owner, source: TemplateSource, settings: str) -> Workspace:
        layout = sort_files(source["files"])
        # In a page's markup the whole script is indented.
        script = textwrap.dedent(source["python"]) if source["python"] else None
        number = next(self._numbers)
        folder = self._root / str(number)
        templates = dict(layout.templates)
        main, given_name = _main_template(source, templates, number)
        # Forms hold on to the renderer that was set when the script made them.
        key = (settings, layout.overrides_forms, script, *sorted(layout.project.items()))
        try:
            write_files(folder / "templates", templates)
            write_files(folder, layout.project if script is None else {**layout.project, SCRIPT_NAME: script})
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        project = owner.projects.get(key)
        if project is None:
            project = owner.projects[key] = Project(folder, script, layout.has_modules)
        packages = tuple(source.get("packages", []))
        return Workspace(folder, layout, main, project, source["settings"], given_name, packages)


def _main_template(source: TemplateSource, templates: dict[str, str], number: int) -> tuple[str, str]:
    """Add the main template to `templates`; return Django's name of it and the user's."""
    if source["template"] is not None:
        name = f"template-{number}.html"
        templates[name] = source["template"]
        return name, "template"
    if source["main"] is None:
        raise SourceError("There is no template to render.")
    name = template_name(source["main"])
    return name, name


def _drop(owner: _Owner, workspace: Workspace) -> None:
    project = workspace.project
    used = any(other.project is project for other in owner.workspaces.values())
    if workspace.folder != project.home:
        shutil.rmtree(workspace.folder, ignore_errors=True)
    if not used:
        owner.projects = {key: other for key, other in owner.projects.items() if other is not project}
        project.close()
