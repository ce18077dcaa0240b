"""Finds in a distribution's files what Django has to be told of it: apps, loaders, context processors, finders, packs.

Looks at names first and reads sources only where these promise something: some distributions are large and have
nothing to do with Django. Imports nothing of what it looks at.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from django_playground.packages.distributions import Distribution
from django_playground.packages.known import known
from django_playground.packages.sources import class_names, derived_classes, functions_of_request, init_parameters

_MARKER = re.compile(
    r"""(?: apps\.py | models\.py | models/.+\.py | templatetags/.+\.py | templates/.+ | static/.+
        | migrations/0.*\.py | management/commands/.+\.py | locale/.+/django\.[mp]o )$""",
    re.VERBOSE,
)
_PROJECT = re.compile(r"(?:manage|wsgi|asgi)\.py$")
_ASIDE = {"tests", "test", "testing", "testapp", "migrations", "management", "locale", "docs", "examples", "conf"}

_FINDERS = {"BaseFinder", "BaseStorageFinder", "FileSystemFinder", "AppDirectoriesFinder"}


@dataclass
class Findings:
    """What one distribution has for Django: dotted names, and names of template packs.

    `loaders_around` take other loaders as an argument.
    """

    apps: list[str] = field(default_factory=list)
    with_urls: list[str] = field(default_factory=list)
    processors: list[str] = field(default_factory=list)
    loaders: list[str] = field(default_factory=list)
    loaders_around: list[str] = field(default_factory=list)
    finders: list[str] = field(default_factory=list)
    backends: list[str] = field(default_factory=list)
    packs: list[str] = field(default_factory=list)


def discover(distribution: Distribution) -> Findings:
    """Look through `distribution`."""
    findings = Findings()
    if distribution.name == "django":
        # Another Django than the one inside: all that is in it, Django knows itself.
        return findings
    for top, paths in distribution.packages.items():
        if any(_PROJECT.match(path) for path in paths):
            # The sample project of a package, or its tests'.
            continue
        if _is_app(distribution, top, paths):
            findings.apps.append(top)
            if "urls.py" in paths or "urls/__init__.py" in paths:
                findings.with_urls.append(top)
        elif not _is_for_django(distribution):
            continue
        _look_into_sources(distribution, top, paths, findings)
        findings.packs += _packs(distribution, paths)
    return findings


def _is_app(distribution: Distribution, top: str, paths: list[str]) -> bool:
    marks = [path for path in paths if _MARKER.match(path)]
    if not marks:
        return False
    if _is_for_django(distribution) or any(path.startswith("templates/") for path in marks):
        return True
    return any(_mentions_django(distribution.source(f"{top}/{path}")) for path in marks if path.endswith(".py"))


def _is_for_django(distribution: Distribution) -> bool:
    return "django" in distribution.requires or "django" in distribution.name


def _mentions_django(source: bytes) -> bool:
    return b"import django" in source or b"from django" in source


def _look_into_sources(distribution: Distribution, top: str, paths: list[str], findings: Findings) -> None:
    for path in _sources(paths):
        source = distribution.source(f"{top}/{path}")
        module = _module(top, path)
        if path == "context_processors.py":
            findings.processors += _dotted(module, functions_of_request(source))
        if b"template.loaders" in source:
            for name in derived_classes(source, {"Loader"}):
                is_around = "loaders" in init_parameters(source, name)
                (findings.loaders_around if is_around else findings.loaders).append(f"{module}.{name}")
        if b"staticfiles" in source and b"Finder" in source:
            findings.finders += _dotted(module, derived_classes(source, _FINDERS))
        if b"django.template.backends.django" in source and b"class DjangoTemplates" in source:
            findings.backends += _dotted(module, [name for name in class_names(source) if name == "DjangoTemplates"])


def _sources(paths: list[str]) -> Iterator[str]:
    for path in paths:
        parts = PurePosixPath(path).parts
        if path.endswith(".py") and not _ASIDE.intersection(parts) and not parts[-1].startswith("test"):
            yield path


def _module(top: str, path: str) -> str:
    parts = [top, *PurePosixPath(path).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _dotted(module: str, names: list[str]) -> list[str]:
    return [f"{module}.{name}" for name in names]


def _packs(distribution: Distribution, paths: list[str]) -> list[str]:
    """Return the template packs that this distribution has for one that it requires."""
    packs: list[str] = []
    for required in distribution.requires:
        rule = known(required).get("templatePacks")
        if rule is None:
            continue
        for path in paths:
            parts = PurePosixPath(path).parts
            if len(parts) == 3 and parts[0] == "templates" and parts[2] in rule["markers"]:
                packs.append(parts[1])
    return list(dict.fromkeys(packs))
