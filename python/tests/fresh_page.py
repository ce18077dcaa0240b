"""A second Django in the same interpreter, for tests of a start: the tests' own page can be started only once."""

import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

_ANEW = ("django", "django_playground", "asgiref", "playground")


@contextmanager
def fresh_page(tops: set[str]) -> Iterator[tuple[Callable[[str, Any], Any], Path]]:
    """Give `call` of a page that was not started, and an empty folder for packages whose modules are named `tops`."""
    folder = Path(tempfile.mkdtemp())
    roots = {*_ANEW, *tops}
    kept = {name: sys.modules.pop(name) for name in list(sys.modules) if name.partition(".")[0] in roots}
    path, hooks = list(sys.path), list(sys.path_hooks)
    try:
        # The one tool of sys.monitoring stays with the tests' own page.
        with patch.object(sys, "monitoring", None, create=True):
            yield _call_of_new_page(folder), folder / "packages"
    finally:
        for name in [name for name in sys.modules if name.partition(".")[0] in roots]:
            del sys.modules[name]
        sys.modules.update(kept)
        sys.path[:], sys.path_hooks[:] = path, hooks
        sys.path_importer_cache.clear()
        shutil.rmtree(folder)


def _call_of_new_page(folder: Path) -> Callable[[str, Any], Any]:
    from django_playground import bootstrap, dispatch

    (folder / "packages").mkdir()
    (folder / "root").mkdir()
    bootstrap.make_root = lambda: folder / "root"

    def call(name: str, args: Any) -> Any:
        reply = json.loads(dispatch.answer(json.dumps({"call": name, "args": args})))
        if "error" in reply:
            raise AssertionError(reply["error"])
        return reply["answer"]

    return call
