"""Imports the Python files of an element, for that element alone.

Their code objects are watched by the deadline, no bytecode is written, and what was imported while an element was
active leaves `sys.modules` with it.
"""

import sys
from importlib.machinery import FileFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from django_playground import deadline
from django_playground.app import PLAYGROUND

_INSIDE = f"{PLAYGROUND}."


class ProjectLoader(SourceFileLoader):
    """Compiles a project's file afresh and under the deadline."""

    def source_to_code(self, data: Any, path: Any, **_options: Any) -> CodeType:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Compile and watch the code."""
        return deadline.watch(super().source_to_code(data, path))

    def set_data(self, path: str, data: Any, *, _mode: int = 0o666) -> None:
        """Write no bytecode: the files are never imported twice."""


def install(root: Path) -> None:
    """Let `ProjectLoader` import what lies below `root`."""
    files = FileFinder.path_hook((ProjectLoader, [".py"]))

    def hook(path: str) -> Any:
        if not path.startswith(str(root)):
            raise ImportError("not a project of the playground")
        return files(path)

    # No folder below `root` has been looked into yet, so no finder is cached for one.
    sys.path_hooks.insert(0, hook)


def take_modules(home: Path | None) -> dict[str, ModuleType]:
    """Remove the app's modules, and those of files below `home`, from `sys.modules` and return them."""
    taken = [name for name in sys.modules if name == PLAYGROUND or name.startswith(_INSIDE)]
    if home is not None:
        prefix = f"{home}/"
        others = [(name, getattr(module, "__file__", None)) for name, module in list(sys.modules.items())]
        taken += [name for name, file in others if name not in taken and (file or "").startswith(prefix)]
    return {name: sys.modules.pop(name) for name in taken}
