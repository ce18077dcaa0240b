"""Makes Django's globals belong to one workspace for the time of one render.

Packages reach the engine through `django.template.loader` and `engines["django"]`, models through the app registry
and settings through `django.conf.settings`; so all of these point to the active workspace, and what earlier renders
left behind is reset.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import django.forms
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.forms.renderers import get_default_renderer
from django.template import Engine, engines
from django.template.backends import django as django_backend
from django.template.backends.django import DjangoTemplates
from django.urls import set_urlconf

from django_playground import setting_resets, settings_overlay
from django_playground.app import PLAYGROUND
from django_playground.defaults import merge_templates
from django_playground.projects import Project
from django_playground.workspaces import Workspace

_engines: Any = engines

# Settings that workspaces give and that Django looks at only once.
_RESET_WHEN_DIFFERENT: dict[str, Callable[[], None]] = {
    "FORM_RENDERER": get_default_renderer.cache_clear,
    "STATICFILES_DIRS": setting_resets.reset_finders,
}


class Activation:
    """Which project is inside Django, and for which set of apps engines are made."""

    def __init__(self) -> None:
        """Begin with no project inside, and without packages."""
        self.catalogue: Any = None
        self._project: Project | None = None
        self._last: Workspace | None = None
        self._generation = 0
        self._seen: dict[str, Any] = {}
        remember_libraries()
        _library_pairs()

    def apps_changed(self) -> None:
        """Let all engines be made anew: they hold the tag libraries of the apps that were installed."""
        self._generation += 1
        _library_pairs.cache_clear()
        _library_pairs()

    def release(self) -> None:
        """Take the project that is inside out of Django."""
        if self._project is not None and self._project.is_inside:
            self._project.leave()
        self._project = None

    @contextmanager
    def of(self, workspace: Workspace) -> Iterator[None]:
        """Make `workspace` the active one for the block, with its project's Python run.

        Raises what the settings or the Python raise.
        """
        project = workspace.project
        if self._project is not project or not project.is_inside:
            self.release()
            project.enter()
            self._project = project
        if workspace.generation != self._generation:
            settings_overlay.check_item_settings(workspace.settings)
            self._set_up(workspace)
        with settings_overlay.in_force(workspace.holder, workspace.settings):
            self._forget_what_differs()
            _use_engines(workspace.engines)
            set_urlconf(None)
            project.reset_request_state()
            try:
                self._run_script(workspace)
                if project.has_urls and "ROOT_URLCONF" not in workspace.settings:
                    settings.ROOT_URLCONF = PLAYGROUND
                yield
            finally:
                _use_engines({})
                if self.catalogue is not None:
                    self.catalogue.leave()
                project.reset_request_state()

    def warnings(self, workspace: Workspace, html: str) -> list[str]:
        """Say what the packages of `workspace` seem to have overlooked in its output."""
        return [] if self.catalogue is None else self.catalogue.view(workspace.packages).warnings(html)

    def _set_up(self, workspace: Workspace) -> None:
        settings_overlay.check_item_settings(workspace.settings)
        templates = settings.TEMPLATES
        others: dict[str, Any] = {}
        if self.catalogue is not None:
            view = self.catalogue.view(workspace.packages)
            templates = self.catalogue.templates_for(view, templates, workspace.settings, _library_pairs())
            others = self.catalogue.settings_for(view, workspace.settings)
        made = {**others, **_workspace_settings(workspace, templates)}
        workspace.holder = settings_overlay.overlay(made, workspace.settings)
        workspace.engines = {}
        workspace.generation = self._generation

    def _run_script(self, workspace: Workspace) -> None:
        project = workspace.project
        is_first = not project.has_run
        if self.catalogue is not None:
            view = self.catalogue.view(workspace.packages)
            if not workspace.engines:
                self.catalogue.guard(view, _engines.all(), workspace.settings)
            self.catalogue.enter(view, project, switched=self._last is not workspace)
            self._last = workspace
        project.run_script()
        if self.catalogue is not None and is_first:
            self.catalogue.state.remember(project)

    def _forget_what_differs(self) -> None:
        for name, reset in _RESET_WHEN_DIFFERENT.items():
            value = getattr(settings, name)
            if self._seen.get(name) != value:
                self._seen[name] = value
                reset()


@cache
def _library_pairs() -> list[tuple[str, str]]:
    # Called first while no project is inside, whose own libraries would be taken for everybody's.
    return list(django_backend.get_template_tag_modules())


def remember_libraries() -> None:
    """Let Django search the installed apps for tag libraries once, and not for every engine; `reset` with the apps."""
    module: Any = django_backend
    if module.get_installed_libraries is not _installed_libraries:
        module.get_installed_libraries = _installed_libraries


def _installed_libraries() -> dict[str, str]:
    return dict(_library_pairs())


def active_backend() -> DjangoTemplates:
    """Return the active workspace's first engine of Django's language."""
    for backend in _engines.all():
        if isinstance(backend, DjangoTemplates):
            return backend
    raise ImproperlyConfigured("TEMPLATES names no engine for Django's template language.")


def _use_engines(made: dict[str, Any]) -> None:
    _engines.__dict__.pop("templates", None)
    _engines._templates = None
    _engines._engines = made
    Engine.get_default.cache_clear()


def _workspace_settings(workspace: Workspace, templates: list[dict[str, Any]]) -> dict[str, Any]:
    folder, layout = workspace.folder, workspace.layout
    templates = merge_templates(templates, workspace.settings.get("TEMPLATES"))
    first = templates[0]
    first["DIRS"] = [str(workspace.template_folder), *first.get("DIRS", [])]
    libraries = {name: f"{PLAYGROUND}.{module}" for name, module in layout.tag_libraries.items()}
    if libraries:
        first["OPTIONS"]["libraries"] = {**first["OPTIONS"].get("libraries", {}), **libraries}
    made: dict[str, Any] = {"BASE_DIR": folder, "TEMPLATES": templates}
    if any(path.startswith("static/") for path in layout.project):
        made["STATICFILES_DIRS"] = [*settings.STATICFILES_DIRS, str(folder / "static")]
    if layout.overrides_forms:
        made["FORM_RENDERER"] = "django.forms.renderers.TemplatesSetting"
        first["DIRS"].append(str(Path(django.forms.__file__).parent / "templates"))
    return made
