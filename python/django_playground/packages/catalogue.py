"""The packages of the page: admits new ones, tells Django of them, and takes those out again that break.

Everything here follows from the files of the packages and the data on known ones; nothing is done for a package that
is there already, and nothing at all on a page without packages.
"""

import importlib
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings

from django_playground.installed import installed_packages
from django_playground.packages import configuration, tag_search
from django_playground.packages.current import current
from django_playground.packages.discovery import discover
from django_playground.packages.distributions import read_distributions
from django_playground.packages.processors import guard_processors
from django_playground.packages.proof import take_unusable
from django_playground.packages.refusals import conflict, conflict_reason, refusal
from django_playground.packages.restarts import restart_reason
from django_playground.packages.states import PackageState
from django_playground.packages.view import Package, View
from django_playground.populate import AppFailure, reset_apps, withdraw
from django_playground.wire import ErrorData, GivenPackage


class Catalogue:
    """All packages of the page that work, and what was refused."""

    def __init__(self, folder: str) -> None:
        """Expect the packages' files in `folder`."""
        self._folder = Path(folder)
        self._own: dict[str, Any] = {}
        self._packages: dict[str, Package] = {}
        self._refused: dict[str, ErrorData] = {}
        self._derived: dict[str, Any] = {}
        self._new: list[Package] = []
        self._views: dict[frozenset[str], View] = {}
        self.state = PackageState()

    def restart_reason(self, given: list[GivenPackage], own: dict[str, Any]) -> str | None:
        """Say why these needs take a fresh interpreter, or return None; changes nothing."""
        changed = {name for name in own if apps.ready and own[name] != getattr(settings, name, None)}
        return restart_reason(given, self._folder, self._packages.values(), changed, running=apps.ready)

    def admit(self, given: list[GivenPackage], own: dict[str, Any]) -> None:
        """Look through the packages that are new; `own` are settings that authors gave for the page."""
        self._put_on_path(given)
        tag_search.install()
        self._own.update(own)
        if any(package["name"] not in self._packages and package["name"] not in self._refused for package in given):
            # What was missing when these failed may have come.
            self._refused = {}
        known = {*self._packages, *self._refused}
        new = [package for package in given if package["name"] not in known]
        self._new = [Package(found, discover(found)) for found in read_distributions(new, self._folder)]
        for package in list(self._new):
            self._check_conflicts(package)
        self._packages.update((package.name, package) for package in self._new)

    def _put_on_path(self, given: list[GivenPackage]) -> None:
        folder = str(self._folder)
        inside = {package["name"] for package in installed_packages()}
        if folder in sys.path or any(package["name"] in inside for package in given):
            # The first download's modules are found by a list until then, and much faster.
            importlib.invalidate_caches()
        if folder not in sys.path:
            sys.path.insert(0, folder)

    def _check_conflicts(self, package: Package) -> None:
        earlier = [*self._packages.values(), *self._new[: self._new.index(package)]]
        for other in earlier:
            reason = conflict_reason(package.name, other.name)
            if reason is not None:
                self._refused[package.name] = conflict(package.name, other.name, reason)
                self._new.remove(package)
                return

    def add_to_start(self, base: dict[str, Any]) -> None:
        """Add to the settings of a start what the packages call for."""
        ours, *contrib = base["INSTALLED_APPS"]
        base["INSTALLED_APPS"] = [ours, *self.new_apps, *contrib]
        base["TEMPLATES"] = configuration.make_templates(base["TEMPLATES"], self._in_order(), [], [self._own])
        self._derived = configuration.derived_settings(self._in_order())
        base.update(self._derived)

    def add_to_running(self) -> None:
        """Change the settings of the running Django to what the new packages call for."""
        self._configure_engine([])
        self._derive()

    @property
    def new_apps(self) -> list[str]:
        """The apps of the packages that were admitted last, but those that an author names in some way."""
        named = {configuration.app_of(entry) for entry in self._own.get("INSTALLED_APPS", [])}
        return [app for app in configuration.app_entries(self._new) if app not in named]

    def settle(self, failures: list[AppFailure]) -> list[AppFailure]:
        """Take packages out whose apps failed; return the failures that are not theirs but an author's."""
        others: list[AppFailure] = []
        for failure in failures:
            package = next((new for new in self._new if failure.entry in new.findings.apps), None)
            if package is None:
                others.append(failure)
            elif package.name not in self._refused:
                self._refused[package.name] = refusal(package.name, f"its app {failure.failed}", failure.reason)
        broken = [package for package in self._new if package.name in self._refused]
        if broken:
            self._take_out(broken)
        unusable = [take_unusable(package) for package in self._new if package not in broken]
        if self._new:
            # Packages put loaders of theirs in while they get ready, some of them in place of others'.
            self._configure_engine([*broken, *unusable])
            self._derive()
            reset_apps()
        self._new = []
        self._views = {}
        self.state.look_at(self._packages.values())
        current.url_prefixes = {
            app: package.known.get("urlPrefix", f"{app}/")
            for package in self._packages.values()
            for app in package.findings.with_urls
        }
        return others

    @property
    def refused(self) -> list[ErrorData]:
        """What was refused of the packages that are wanted."""
        return list(self._refused.values())

    def view(self, asked: Iterable[str]) -> View:
        """Return the view of an element that asked for these packages."""
        key = frozenset(asked)
        if key not in self._views:
            closure = self._closure(key)
            everybody = self._in_order()
            self._views[key] = View(
                [package for package in everybody if package.name in closure],
                [package for package in everybody if package.name not in closure],
            )
        return self._views[key]

    def templates_for(
        self, view: View, templates: list[dict[str, Any]], own: dict[str, Any], libraries: list[tuple[str, str]]
    ) -> list[dict[str, Any]]:
        """Return the page's TEMPLATES as the element of `view` should have them; `own` are its settings."""
        made = configuration.make_templates(templates, view.own, view.others, [self._own])
        made[0]["OPTIONS"]["libraries"] = {**view.libraries(libraries), **made[0]["OPTIONS"].get("libraries", {})}
        if not any(configuration.names_backend(given) for given in (self._own, own)):
            configuration.choose_backend(made[0], view.own, [self._own, own])
        return made

    def settings_for(self, view: View, own: dict[str, Any]) -> dict[str, Any]:
        """Return the settings that only the packages of `view` call for, unless authors give them."""
        made = configuration.pack_settings(view.own, self._in_order())
        return {name: value for name, value in made.items() if name not in self._own and name not in own}

    def guard(self, view: View, backends: Iterable[Any], own: dict[str, Any]) -> None:
        """Prepare the engines that were made for the element of `view`, whose settings are `own`."""
        asked = {
            name for given in (self._own, own) for name in configuration.option_of(given, "context_processors") or []
        }
        names = {name for package in view.own for name in package.findings.processors}
        guard_processors(backends, names - asked)

    def enter(self, view: View, project: Any, *, switched: bool) -> None:
        """Let the packages serve the element of `view` until `leave`."""
        current.view = view
        self.state.enter(project, switched=switched)

    def leave(self) -> None:
        """End what `enter` began."""
        current.view = None

    def _closure(self, asked: Iterable[str]) -> set[str]:
        found: set[str] = set()
        waiting = list(asked)
        while waiting:
            package = self._packages.get(waiting.pop())
            if package is not None and package.name not in found:
                found.add(package.name)
                waiting += package.distribution.requires
        return found

    def _in_order(self) -> list[Package]:
        return list(self._packages.values())

    def _configure_engine(self, gone: list[Package]) -> None:
        settings.TEMPLATES = configuration.make_templates(settings.TEMPLATES, self._in_order(), gone, [self._own])

    def _derive(self) -> None:
        """Put the settings into force that all packages call for now, except what authors give."""
        from django_playground.settings_overlay import change_page_setting

        made = configuration.derived_settings(self._in_order())
        for name in {**self._derived, **made}:
            if name in self._own or self._derived.get(name) == made.get(name):
                continue
            if name in made:
                change_page_setting(name, made[name])
            else:
                delattr(settings, name)
        self._derived = made

    def _take_out(self, broken: list[Package]) -> None:
        for package in broken:
            del self._packages[package.name]
            for config in list(apps.get_app_configs()):
                if config.name in package.findings.apps:
                    withdraw(config.name, config)
            for module in [name for name in sys.modules if name.partition(".")[0] in package.distribution.top_levels]:
                del sys.modules[module]
