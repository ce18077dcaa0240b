"""Imports the Python files of an element, for that element alone.

Their code objects are watched by the deadline, no bytecode is written, and what was imported while an element was
active leaves `sys.modules` with it.
"""

import importlib
import sys
from importlib.machinery import FileFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from django_playground import deadline
from django_playground.app import PLAYGROUND


class ProjectLoader(SourceFileLoader):
    """Compiles a project's file afresh and under the deadline."""

    def source_to_code(self, data: Any, path: Any, *, _optimization: int = -1) -> CodeType:
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

    sys.path_hooks.insert(0, hook)
    importlib.invalidate_caches()


def take_modules(home: Path) -> dict[str, ModuleType]:
    """Remove the modules of the project below `home` from `sys.modules` and return them."""
    prefix = f"{home}/"
    taken = {
        name: module
        for name, module in list(sys.modules.items())
        if name == PLAYGROUND
        or name.startswith(f"{PLAYGROUND}.")
        or (getattr(module, "__file__", None) or "").startswith(prefix)
    }
    for name in taken:
        del sys.modules[name]
    return taken
