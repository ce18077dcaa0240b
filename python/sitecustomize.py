"""Runs before Pyodide imports anything of its own: from here on the modules of the packs are found at once."""

import gc

from django_playground.core_modules import install_packs

# Nothing that is made while modules are imported is garbage; `Page.start` puts it out of the collector's sight.
gc.disable()
install_packs()
