"""Proves that what was found in a package can be used, once Django runs; knows nothing of settings."""

from django.template import Engine
from django.template.loaders.base import Loader
from django.utils.module_loading import import_string

from django_playground.packages.discovery import Findings
from django_playground.packages.view import Package

_KINDS = ("loaders", "loaders_around", "finders", "backends", "processors")


def take_unusable(package: Package) -> Package:
    """Take away findings that cannot be imported, which may be for options that nobody uses, and return them."""
    unusable = Findings()
    for kind in _KINDS:
        found: list[str] = getattr(package.findings, kind)
        setattr(unusable, kind, [name for name in found if not _can_be_used(kind, name)])
        setattr(package.findings, kind, [name for name in found if name not in getattr(unusable, kind)])
    return Package(package.distribution, unusable)


def _can_be_used(kind: str, name: str) -> bool:
    try:
        found = import_string(name)
        if kind == "finders":
            found()
        elif kind == "loaders":
            # A base class for others finds nothing by itself.
            return type(found(Engine())).get_template_sources is not Loader.get_template_sources
        elif kind == "loaders_around":
            found(Engine(), [])
    except Exception:  # noqa: BLE001 (a module of a package may raise anything)
        return False
    return True
