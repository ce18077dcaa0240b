"""Runs before Pyodide imports anything of its own: from here on the first download's modules are found at once."""

from django_playground.core_modules import install

install()
