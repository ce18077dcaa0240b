"""Brings a fresh Python to the point that the starts of all pages come by; its memory then becomes the image.

Runs inside Pyodide under Node while the runtime files are built. Nothing that differs between pages or readers may
happen here: no settings, no apps, no templates.
"""

import gc
import importlib
import linecache
import sys
import types


def prepare(names: list[str]) -> list[str]:
    """Import these modules and leave nothing behind but them; return the names of all that are imported then."""
    # As `sitecustomize` does where there is no image: nothing that is made while modules are imported is garbage.
    gc.disable()
    for name in names:
        importlib.import_module(name)
    # Folders will be others with the same files, made at another time.
    sys.path_importer_cache.clear()
    linecache.clearcache()
    sys._clear_internal_caches()
    gc.collect()
    # Puts all objects into the one list of the collector that `image.mjs` leaves out.
    gc.freeze()
    return [name for name, module in sys.modules.items() if isinstance(module, types.ModuleType)]


def addresses() -> list[int]:
    """Return where an object of the collector's list, `str`, `dict` and `bytes` are in the memory."""
    return [id(sys.modules), id(str), id(dict), id(bytes)]
