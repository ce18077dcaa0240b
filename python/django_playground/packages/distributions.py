"""Reads which files each installed distribution has, from its RECORD. Knows nothing of what the files mean."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from django_playground.installed import normalise
from django_playground.wire import GivenPackage

# What some wheels bring along by mistake: no parts of the package.
_ASIDE = {"test", "tests", "testing", "doc", "docs", "example", "examples", "sample", "samples", "benchmarks"}


@dataclass(frozen=True)
class Distribution:
    """One distribution that was put into the packages' folder.

    `requires` are normalised names of direct dependencies; `requested` says whether somebody asked for it by name.
    """

    name: str
    version: str
    requires: tuple[str, ...]
    requested: bool
    folder: Path
    files: tuple[str, ...]

    @cached_property
    def top_levels(self) -> list[str]:
        """The importable packages and modules at the top, in order of their names."""
        packages = {path.partition("/")[0] for path in self.files if path.count("/") == 1 and _is_init(path)}
        modules = {path[:-3] for path in self.files if "/" not in path and path.endswith(".py")}
        return sorted((packages | modules) - _ASIDE)

    @cached_property
    def packages(self) -> dict[str, list[str]]:
        """The packages among `top_levels`, each with its files' paths below it."""
        found: dict[str, list[str]] = {name: [] for name in self.top_levels if f"{name}/__init__.py" in self.files}
        for path in self.files:
            top, slash, rest = path.partition("/")
            if slash and top in found:
                found[top].append(rest)
        return found

    def source(self, path: str) -> bytes:
        """Return the content of one of `files`."""
        return (self.folder / path).read_bytes()


def read_distributions(given: Iterable[GivenPackage], folder: Path) -> list[Distribution]:
    """Return those of the `given` distributions that are in `folder`, in their order; others come with the build."""
    infos = find_infos(folder)
    return [_read(package, folder, infos[package["name"]]) for package in given if package["name"] in infos]


def find_infos(folder: Path) -> dict[str, str]:
    """Return the names of the `.dist-info` folders in `folder` by normalised project name."""
    names = [name for name in os.listdir(folder) if name.endswith(".dist-info")]
    return {normalise(name.removesuffix(".dist-info").partition("-")[0]): name for name in names}


def _read(package: GivenPackage, folder: Path, info: str) -> Distribution:
    record = (folder / info / "RECORD").read_text("utf-8")
    files = tuple(path for path in map(_path, record.splitlines()) if path and ".dist-info/" not in path)
    return Distribution(
        package["name"], package["version"], tuple(package["requires"]), package["requested"], folder, files
    )


def _path(line: str) -> str:
    # A path with a comma in it is quoted; hash and size never are.
    return line.rsplit(",", 2)[0].strip('"')


def _is_init(path: str) -> bool:
    return path.endswith("/__init__.py")
