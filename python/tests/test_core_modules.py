"""Importing the modules of the first download by their list."""

import importlib
import importlib.util
import marshal
import pkgutil
import sys
import tempfile
import traceback
import unittest
from collections.abc import Callable
from importlib.machinery import SourcelessFileLoader
from importlib.resources import files
from pathlib import Path
from types import ModuleType
from typing import Any

from django_playground import core_modules
from django_playground.core_modules import CoreFinder, close_packs, install

HEADER = importlib.util.MAGIC_NUMBER + bytes(12)
SOURCES = {
    "listed/__init__.py": "VALUE = 1",
    "listed/part.py": "def fail():\n\n    raise ValueError('line 3')",
    "listed/broken.py": "1 / 0",
    "unlisted/__init__.py": "VALUE = 2",
}


class CoreModules(unittest.TestCase):
    """A pack of two modules, whose files lie in a folder as well."""

    def setUp(self) -> None:
        """Write the folder, the pack and its list, and put the finder in place."""
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = Path(folder.name)
        pack, lines = b"", []
        for name, source in SOURCES.items():
            path = self.home / f"{name}c"
            path.parent.mkdir(exist_ok=True)
            content = HEADER + marshal.dumps(compile(source, str(self.home / name), "exec"))
            path.write_bytes(content)
            if name.startswith("listed"):
                module = name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
                lines.append(f"{module} {path} {len(pack)} {len(content)}")
                pack += content
        (self.home / "listed/data.txt").write_text("data")
        (self.home / "files.pack").write_bytes(pack)
        (self.home / "modules.txt").write_text("\n".join(lines))
        sys.path.append(str(self.home))
        self.finder = install(str(self.home))
        self.addCleanup(self._leave)

    def _leave(self) -> None:
        self.finder.close()
        sys.meta_path.remove(self.finder)  # pyright: ignore[reportArgumentType]
        sys.path.remove(str(self.home))
        for name in [name for name in sys.modules if name.partition(".")[0] in {"listed", "unlisted"}]:
            del sys.modules[name]

    def test_modules_have_what_ordinary_ones_have(self) -> None:
        shown = self._attributes(importlib.import_module("listed.part"), importlib.import_module("listed"))
        self.assertEqual(shown[0][0], str(self.home / "listed/part.pyc"))
        self.assertIn(CoreFinder, {type(finder) for finder in sys.meta_path})
        for name in ("listed", "listed.part"):
            del sys.modules[name]
        importlib.invalidate_caches()
        again = importlib.import_module("listed.part")
        self.assertIs(type(again.__loader__), SourcelessFileLoader)
        self.assertEqual(self._attributes(again, importlib.import_module("listed")), shown)

    def _attributes(self, *modules: ModuleType) -> list[tuple[Any, ...]]:
        return [
            (
                module.__file__,
                getattr(module, "__cached__", None),
                getattr(module, "__path__", None),
                module.__package__,
                module.__spec__ and (module.__spec__.origin, module.__spec__.cached, module.__spec__.has_location),
            )
            for module in modules
        ]

    def test_code_comes_from_the_pack_until_it_is_closed(self) -> None:
        for path in self.home.glob("listed/*.pyc"):
            path.unlink()
        self.assertEqual(importlib.import_module("listed").VALUE, 1)
        close_packs()
        with self.assertRaises(FileNotFoundError):
            importlib.import_module("listed.part")

    def test_a_closed_pack_leaves_the_files(self) -> None:
        self.finder.close()
        self.assertEqual(importlib.import_module("listed").VALUE, 1)

    def test_what_is_not_listed_is_searched_for(self) -> None:
        module = importlib.import_module("unlisted")
        self.assertEqual(module.VALUE, 2)
        self.assertIs(type(module.__loader__), SourcelessFileLoader)

    def test_tools_see_files(self) -> None:
        module = importlib.import_module("listed")
        self.assertEqual([found.name for found in pkgutil.iter_modules(module.__path__)], ["broken", "part"])
        self.assertEqual(files("listed").joinpath("data.txt").read_text(), "data")
        self.assertEqual(importlib.reload(module).VALUE, 1)
        loader: Any = module.__loader__
        self.assertEqual(loader.get_filename("listed"), module.__file__)
        self.assertTrue(loader.is_package("listed"))
        self.assertIsNone(loader.get_source("listed"))

    def test_tracebacks_show_lines(self) -> None:
        shown = self._shown(lambda: importlib.import_module("listed.part").fail())
        self.assertEqual(shown[-1], (f"{self.home}/listed/part.py", 3))

    def test_errors_of_imports_show_no_frames_of_the_finder(self) -> None:
        shown = self._shown(lambda: importlib.import_module("listed.broken"))
        self.assertNotIn(core_modules.__file__, [file for file, _ in shown])
        self.assertEqual(shown[-1], (f"{self.home}/listed/broken.py", 1))

    def _shown(self, failing: Callable[[], object]) -> list[tuple[str, int | None]]:
        try:
            failing()
        except (ValueError, ArithmeticError) as error:
            return [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
        raise AssertionError("an error was expected")
