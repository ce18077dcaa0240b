"""What one element sees of the page's packages: first of all those that it asked for, with what they require.

An element's output should not depend on what other elements brought. So only its own packages' loaders, context
processors and engine serve it, and of two tag libraries of one name its own packages' is the one that counts.
"""

from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from types import ModuleType
from typing import Any

from django.template.backends.django import get_package_libraries

from django_playground.packages.discovery import Findings
from django_playground.packages.distributions import Distribution
from django_playground.packages.known import KnownPackage, known


@dataclass(eq=False)
class Package:
    """One installed distribution and what was found in it."""

    distribution: Distribution
    findings: Findings

    @property
    def name(self) -> str:
        """The normalised name."""
        return self.distribution.name

    @cached_property
    def known(self) -> KnownPackage:
        """What is known beyond its files."""
        return known(self.name)

    @cached_property
    def libraries(self) -> list[ModuleType]:
        """The modules of its tag libraries that are not private."""
        return [
            import_module(name)
            for app in self.findings.apps
            for name in _library_names(app)
            if not name.rpartition(".")[2].startswith("_")
        ]


@dataclass(eq=False)
class View:
    """The packages of the page, as an element sees them that asked for `own`."""

    own: list[Package]
    others: list[Package]

    def search(self, kind: str, name: str) -> Any:
        """Return the tag or filter `name` (`kind`: `tags`, `filters`) when one library alone has it, or None."""
        found = _only(kind, name, self.own)
        if found is _NOWHERE:
            found = _only(kind, name, self.others)
        return None if found in (_NOWHERE, _SEVERAL) else found

    def libraries(self, pairs: list[tuple[str, str]]) -> dict[str, str]:
        """Choose among tag libraries of one name; `pairs` of name and module are in the order of INSTALLED_APPS."""
        chosen: dict[str, tuple[int, str]] = {}
        own, others = _top_levels(self.own), _top_levels(self.others)
        for name, module in pairs:
            top = module.partition(".")[0]
            rank = 2 if top in own else 0 if top in others else 1
            if name not in chosen or rank >= chosen[name][0]:
                chosen[name] = rank, module
        usual = dict(pairs)
        return {name: module for name, (_, module) in chosen.items() if usual[name] != module}

    def warnings(self, html: str) -> list[str]:
        """Say what in the output looks as if a package had overlooked it."""
        return [
            f"The output still contains {mark}…, which {package.name} should have replaced."
            for package in self.own
            for mark in package.known.get("leftovers", [])
            if mark in html
        ]


_NOWHERE = object()
_SEVERAL = object()


def _only(kind: str, name: str, packages: list[Package]) -> Any:
    found = [
        getattr(library.register, kind)[name]
        for package in packages
        for library in package.libraries
        if name in getattr(library.register, kind)
    ]
    if not found:
        return _NOWHERE
    # A library may show another's tags as its own.
    return found[0] if all(other is found[0] for other in found) else _SEVERAL


def _library_names(app: str) -> list[str]:
    try:
        package = import_module(f"{app}.templatetags")
    except ModuleNotFoundError:
        return []
    return list(get_package_libraries(package)) if hasattr(package, "__path__") else []


def _top_levels(packages: list[Package]) -> set[str]:
    return {top for package in packages for top in package.distribution.top_levels}
