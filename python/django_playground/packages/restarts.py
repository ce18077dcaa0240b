"""Tells which needs the running interpreter cannot meet any more: what is imported cannot be imported anew."""

import sys
from collections.abc import Iterable
from pathlib import Path

from django_playground.packages.distributions import find_infos
from django_playground.packages.known import known
from django_playground.packages.view import Package
from django_playground.wire import GivenPackage


def restart_reason(
    given: list[GivenPackage], folder: Path, present: Iterable[Package], changed: set[str], *, running: bool
) -> str | None:
    """Return why `given` packages, or `changed` settings of the page, take a fresh interpreter; None if they do not."""
    there = {package.name: package for package in present}
    for package in there.values():
        for name in package.known.get("readOnce", []):
            if running and name in changed:
                return f"{package.name} reads the setting {name} only once."
    infos = find_infos(folder)
    for package in given:
        name, version = package["name"], package["version"]
        if name in there:
            other = there[name].distribution.version
            if other != version:
                return f"{name} {other} runs, {version} is asked for."
        elif name in infos:
            reason = _imported_elsewhere(name, folder / infos[name], folder)
            reason = reason or (known(name).get("restart") if running else None)
            if reason:
                return reason
    return None


def _imported_elsewhere(name: str, info: Path, folder: Path) -> str | None:
    record = (info / "RECORD").read_text("utf-8")
    tops = {line.partition("/")[0] for line in record.splitlines() if "/" in line}
    for top in tops & sys.modules.keys():
        place = getattr(sys.modules[top], "__file__", None) or ""
        if not place.startswith(f"{folder}/"):
            return f"Another version of {name} runs already."
    return None
