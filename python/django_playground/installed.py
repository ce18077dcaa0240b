"""Tells which packages are in the running Python, from the names of their `.dist-info` folders.

`importlib.metadata` would read the same folders, but imports the whole e-mail parser to do it.
"""

import re
import sys
from pathlib import Path

from django_playground.wire import InstalledPackage

_SEPARATORS = re.compile(r"[-_.]+")


def normalise(name: str) -> str:
    """Return a project's name as PEP 503 compares it."""
    return _SEPARATORS.sub("-", name).lower()


def installed_packages() -> list[InstalledPackage]:
    """Return all packages on `sys.path`, by name; the first folder that has one wins, as for imports."""
    found: dict[str, str] = {}
    for folder in map(Path, sys.path):
        if not folder.is_dir():
            continue
        for info in folder.glob("*.dist-info"):
            name, _, version = info.name.removesuffix(".dist-info").partition("-")
            found.setdefault(normalise(name), version)
    return [{"name": name, "version": found[name]} for name in sorted(found)]
