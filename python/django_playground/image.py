"""Goes on where the library's image was taken: Python runs, and what all starts import is imported."""

from django_playground.core_modules import install_packs
from django_playground.renewal import renew


def resume() -> None:
    """Make a copy of the image's memory an interpreter of its own, and let it find the modules that are not in it."""
    renew()
    install_packs()
