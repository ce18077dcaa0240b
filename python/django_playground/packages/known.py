"""What is known of single packages beyond what their files tell: data of `known_packages.json`, and no code."""

import json
from functools import cache
from importlib.resources import files
from typing import Any, TypedDict


class TemplatePacks(TypedDict):
    """How packages that require this one add packs of templates: `templates/<pack>/<marker>`.

    `chosen` names the setting for the one pack in use, `all` the one that lists all.
    """

    markers: list[str]
    chosen: str
    all: str


class KnownPackage(TypedDict, total=False):
    """What `known_packages.json` may say of a package; the file's own `about` tells what each member means."""

    settings: dict[str, Any]
    readOnce: list[str]
    loadersFirst: bool
    templatePacks: TemplatePacks
    conflicts: dict[str, str]
    undeclared: list[str]
    keep: list[str]
    switch: list[str]
    render: list[str]
    leftovers: list[str]
    restart: str
    urlPrefix: str


@cache
def known_packages() -> dict[str, KnownPackage]:
    """Return the data by the packages' normalised names."""
    text = files("django_playground").joinpath("known_packages.json").read_text("utf-8")
    return json.loads(text)["packages"]


def known(name: str) -> KnownPackage:
    """Return what is known of the package `name`; nothing for most."""
    return known_packages().get(name, {})
