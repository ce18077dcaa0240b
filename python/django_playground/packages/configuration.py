"""Makes Django's settings from what was found in packages; authors' own settings are laid over them by others."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from django.conf import global_settings

from django_playground.defaults import merge_templates
from django_playground.packages.known import known_packages
from django_playground.packages.view import Package

_CACHED_LOADER = "django.template.loaders.cached.Loader"
_DJANGO_LOADERS = [
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
_URLCONF = "django_playground.packages.urls"


def app_entries(packages: Iterable[Package]) -> list[str]:
    """Return the apps in the order in which Django should have them: those asked for, then what these require."""
    ordered = sorted(packages, key=lambda package: not package.distribution.requested)
    return [app for package in ordered for app in package.findings.apps]


def app_of(entry: str) -> str:
    """Return the package of an entry of INSTALLED_APPS, which may name a class of its configuration instead."""
    module, _, name = entry.rpartition(".")
    return module.removesuffix(".apps") if name[:1].isupper() else entry


def derived_settings(packages: list[Package]) -> dict[str, Any]:
    """Return all settings but INSTALLED_APPS and TEMPLATES that `packages` (in page order) call for."""
    made: dict[str, Any] = {}
    for package in packages:
        for name, value in deepcopy(package.known.get("settings", {})).items():
            if isinstance(value, list):
                before = made.get(name, getattr(global_settings, name, []))
                made[name] = [*before, *(item for item in value if item not in before)]
            else:
                made.setdefault(name, value)
    finders = [finder for package in packages for finder in package.findings.finders]
    if finders:
        made["STATICFILES_FINDERS"] = [*global_settings.STATICFILES_FINDERS, *finders]
    if any(package.findings.with_urls for package in packages):
        made["ROOT_URLCONF"] = _URLCONF
    return {**made, **pack_settings(packages, packages)}


def pack_settings(own: Iterable[Package], installed: Iterable[Package]) -> dict[str, Any]:
    """Choose the first template pack of `own`, of all packs that are `installed`."""
    made: dict[str, Any] = {}
    names = {package.name for package in installed}
    for name, data in known_packages().items():
        rule = data.get("templatePacks")
        if rule is None or name not in names:
            continue
        chosen = [pack for package in own if name in package.distribution.requires for pack in package.findings.packs]
        every = [p for package in installed if name in package.distribution.requires for p in package.findings.packs]
        if chosen:
            made |= {rule["chosen"]: chosen[0], rule["all"]: list(dict.fromkeys(every))}
    return made


def make_templates(
    templates: list[dict[str, Any]], own: list[Package], others: list[Package], authors: Iterable[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Return `templates` with loaders and context processors of the `own` packages and none of `others`.

    What `authors` (their settings) give stays. So does what a package has put there that was not found in its files.
    """
    authors = list(authors)
    made = merge_templates(templates, None)
    options = made[0]["OPTIONS"]
    asked = {name for given in authors for name in option_of(given, "context_processors") or []}
    theirs = {name for package in others for name in package.findings.processors} - asked
    processors = [name for name in options.get("context_processors", []) if name not in theirs]
    new = [name for package in own for name in package.findings.processors]
    options["context_processors"] = list(dict.fromkeys([*processors, *new]))
    known = {_CACHED_LOADER, *_DJANGO_LOADERS} | {name for package in [*own, *others] for name in _loaders(package)}
    by_author = any(option_of(given, "loaders") is not None for given in authors)
    if not by_author and known.issuperset(_names(options.get("loaders") or [])):
        options["loaders"] = make_loaders(own)
    return made


def make_loaders(packages: Iterable[Package]) -> list[Any]:
    """Return the loaders in the shape in which packages leave them alone that would otherwise put theirs there."""
    inner = list(_DJANGO_LOADERS)
    for package in packages:
        # Those of a package with a backend are for that.
        new = [] if package.findings.backends else package.findings.loaders
        inner = [*new, *inner] if package.known.get("loadersFirst") else [*inner, *new]
    loaders: list[Any] = [(_CACHED_LOADER, inner)]
    for package in packages:
        for around in package.findings.loaders_around:
            loaders = [(around, loaders)]
    return loaders


def choose_backend(engine: dict[str, Any], packages: Iterable[Package], authors: Iterable[Mapping[str, Any]]) -> None:
    """Let a package's own backend be the engine, if one has any.

    Such a backend may have loaders of its own for the language that it adds, which it uses unless it is given others.
    """
    packages = list(packages)
    backends = [backend for package in packages for backend in package.findings.backends]
    if not backends:
        return
    engine |= {"BACKEND": backends[0], "NAME": "django"}
    others = any(_loaders(package) for package in packages if not package.findings.backends)
    if not others and all(option_of(given, "loaders") is None for given in authors):
        engine["OPTIONS"].pop("loaders", None)
        engine["APP_DIRS"] = True


def option_of(own: Mapping[str, Any], name: str) -> Any:
    """Return this option of the engine from the author's TEMPLATES, or None."""
    templates = own.get("TEMPLATES") or [{}]
    return templates[0].get("OPTIONS", {}).get(name)


def names_backend(own: Mapping[str, Any]) -> bool:
    """Whether the author's TEMPLATES choose the engine."""
    return "BACKEND" in (own.get("TEMPLATES") or [{}])[0]


def _loaders(package: Package) -> list[str]:
    return [*package.findings.loaders, *package.findings.loaders_around]


def _names(loaders: Any) -> set[str]:
    if isinstance(loaders, str):
        return {loaders}
    return {name for loader in loaders for name in _names(loader)}
