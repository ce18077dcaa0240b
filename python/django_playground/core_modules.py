"""Imports the modules of the packs that are there from the start without searching for them in folders.

Hundreds of modules are imported before the first render, and each ordinary import asks the file system several times.
Here the build's list says where each module's code is in the pack that it came in. To everybody else they are the
modules of ordinary files: paths, specs and loaders are the same. Where Python does not go on from an image,
`sitecustomize` installs this before Pyodide imports anything of its own, so only built-in modules may be imported here.
"""

import marshal
import posix
import sys
from _frozen_importlib import ModuleSpec
from _frozen_importlib_external import SourcelessFileLoader

#: Has a folder for each pack, with its list of modules and all its bytes as one file.
FOLDER = "/var/lib/django-playground"

_PACKAGE_FILE = "/__init__.pyc"
_HEADER_BYTES = 16


class CodeStore:
    """The pack as one open file; closed, it has nothing."""

    def __init__(self, path: str) -> None:
        """Open the pack."""
        self._descriptor: int | None = posix.open(path, posix.O_RDONLY)

    def read(self, offset: int, size: int) -> bytes | None:
        """Return so many bytes from `offset`, or None when the pack is closed."""
        return None if self._descriptor is None else posix.pread(self._descriptor, size, offset)

    def close(self) -> None:
        """Give the file back; a memory snapshot must not hold an open one."""
        if self._descriptor is not None:
            posix.close(self._descriptor)
            self._descriptor = None


class CoreLoader(SourcelessFileLoader):
    """The ordinary loader of a `.pyc`, which takes the code from the pack while that is open."""

    def __init__(self, name: str, path: str, store: CodeStore, place: tuple[int, int]) -> None:
        """Load `name`, whose file is `path`, from this place (offset and size) of the store."""
        super().__init__(name, path)
        self._store = store
        self._place = place

    def get_code(self, fullname: str) -> object:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Return the module's code."""
        packed = self._store.read(*self._place)
        return super().get_code(fullname) if packed is None else marshal.loads(memoryview(packed)[_HEADER_BYTES:])


class CoreFinder:
    """A meta path finder that knows its modules by name.

    It answers until files may have changed, which is when somebody calls `importlib.invalidate_caches()`: from then on
    the ordinary search finds all modules, so that an installed package may bring another version of one.
    """

    def __init__(self, index: str, store: CodeStore) -> None:
        """Take the list: for each module a line with name, path, offset and size."""
        self._lines = {line.partition(" ")[0]: line for line in index.splitlines()}
        self._store = store

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        """Return the spec of a module of the list, with all that an ordinary one has."""
        line = self._lines.get(name)
        if line is None:
            return None
        _, path, offset, size = line.split(" ")
        spec = ModuleSpec(name, CoreLoader(name, path, self._store, (int(offset), int(size))), origin=path)
        spec.has_location = True
        if path.endswith(_PACKAGE_FILE):
            spec.submodule_search_locations = [path.removesuffix(_PACKAGE_FILE)]
        return spec

    def invalidate_caches(self) -> None:
        """Leave all further modules to the ordinary search."""
        self._lines = {}

    def close(self) -> None:
        """Take code from the files from now on, as after the many imports of the start."""
        self._store.close()


def install(folder: str) -> CoreFinder:
    """Put a finder for the pack in `folder` before all others."""
    with open(f"{folder}/modules.txt", encoding="utf-8") as file:
        finder = CoreFinder(file.read(), CodeStore(f"{folder}/files.pack"))
    sys.meta_path.insert(0, finder)  # pyright: ignore[reportArgumentType]
    return finder


def install_packs() -> None:
    """Put finders for all packs before all others."""
    for name in posix.listdir(FOLDER):
        install(f"{FOLDER}/{name}")


def search_in(folder: str) -> None:
    """Let modules be searched for in `folder` first, also those of the list: what is there replaces them."""
    sys.path.insert(0, folder)
    for finder in sys.meta_path:
        if isinstance(finder, CoreFinder):
            finder.invalidate_caches()


def close_packs() -> None:
    """End the reading from packs."""
    for finder in sys.meta_path:
        if isinstance(finder, CoreFinder):
            finder.close()
