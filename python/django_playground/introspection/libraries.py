"""Lists the tags, filters and libraries that the active engine knows, with their documentation."""

import inspect
import sys
from collections.abc import Callable
from inspect import unwrap
from types import CodeType
from typing import Any
from weakref import WeakKeyDictionary

from django_playground.introspection.parameters import cells_of, filter_argument, tag_arguments


def list_tags(engine: Any) -> list[dict[str, Any]]:
    """Return all tags, those that need no `{% load %}` first."""
    found: dict[tuple[str, str | None], dict[str, Any]] = {}
    for library, register in _registers(engine):
        for name, function in register.tags.items():
            found[name, library] = {"name": name, "library": library, **_kept(name, function, _about_tag)}
    return list(found.values())


def list_filters(engine: Any) -> list[dict[str, Any]]:
    """Return all filters, those that need no `{% load %}` first."""
    found: dict[tuple[str, str | None], dict[str, Any]] = {}
    for library, register in _registers(engine):
        for name, function in register.filters.items():
            found[name, library] = {"name": name, "library": library, **_kept(name, function, _about_filter)}
    return list(found.values())


def list_libraries(engine: Any) -> list[dict[str, str]]:
    """Return what `{% load %}` may name."""
    return [
        {"name": name, "doc": inspect.getdoc(sys.modules.get(module)) or ""}
        for name, module in sorted(engine.libraries.items())
    ]


def _registers(engine: Any) -> list[tuple[str | None, Any]]:
    return [
        *((None, register) for register in engine.template_builtins),
        *sorted(engine.template_libraries.items()),
    ]


def _about_tag(name: str, function: Any) -> dict[str, Any]:
    return {"doc": _doc(function), **block_of(name, function), **tag_arguments(function)}


def _about_filter(name: str, function: Any) -> dict[str, Any]:
    return {"doc": _doc(function), **filter_argument(name, function)}


# What was found out once; functions of projects that are closed take theirs with them.
_known: WeakKeyDictionary[Any, dict[tuple[str, Any], dict[str, Any]]] = WeakKeyDictionary()


def _kept(name: str, function: Any, find_out: Callable[[str, Any], dict[str, Any]]) -> dict[str, Any]:
    try:
        known = _known.setdefault(function, {})
    except TypeError:
        # An object without a hash that serves as a tag.
        return find_out(name, function)
    key = (name, find_out)
    if key not in known:
        known[key] = find_out(name, function)
    return known[key]


def _doc(function: Any) -> str:
    # A class that serves as a tag inherits a doc that is not about it.
    own = function.__dict__.get("__doc__") if isinstance(function, type) else getattr(unwrap(function), "__doc__", None)
    return inspect.cleandoc(own) if isinstance(own, str) else ""


def block_of(name: str, function: Any) -> dict[str, Any]:
    """Return what closes and divides the block of a tag, as its compilation function names it; empty for no block."""
    definitions = getattr(getattr(function, "options", None), "blocks", None)
    if definitions:
        return _of_class_tag(definitions)
    words = _words(function)
    end = next((word for word in _ends(name, function) if word in words), None)
    if end is None and "end%s" in words:
        end = f"end{name}"
    if end is None:
        return {}
    branches = [word for group in words.values() if end in group for word in group if word != end]
    if "plural" in words:
        branches.append("plural")
    return {"end": end, "branches": list(dict.fromkeys(branches))}


def _of_class_tag(definitions: Any) -> dict[str, Any]:
    """Read the blocks of a tag that django-classy-tags has made."""
    names = [
        other
        for definition in (definitions.values() if isinstance(definitions, dict) else definitions)
        for other in (getattr(definition, "names", None) or [])
        if isinstance(other, str)
    ]
    return {"end": names[-1], "branches": names[:-1]} if names else {}


def _ends(name: str, function: Any) -> list[str]:
    return [*_given_end(function), f"end{name}", f"end_{name}"]


def _given_end(function: Any) -> list[str]:
    """Return the name that Django's `simple_block_tag` keeps for its compilation function."""
    name = cells_of(function).get("end_name")
    return [name] if isinstance(name, str) else []


def _words(function: Any) -> dict[str, tuple[str, ...]]:
    """Return the strings in the code of `function`, each with those that stand in one tuple with it."""
    words: dict[str, tuple[str, ...]] = {}
    pending: list[CodeType] = [code for code in _codes(function) if code is not None]
    words.update(dict.fromkeys(_given_end(function), ()))
    while pending:
        for constant in pending.pop().co_consts:
            if isinstance(constant, CodeType):
                pending.append(constant)
            elif isinstance(constant, str):
                words.setdefault(constant, ())
            elif isinstance(constant, tuple):
                group = tuple(item for item in constant if isinstance(item, str))
                for word in group:
                    words[word] = (*words.get(word, ()), *group)
    return words


def _codes(function: Any) -> list[Any]:
    if isinstance(function, type):
        # Of django-classy-tags, which lets tags bring parsers of their own.
        parser = getattr(getattr(function, "options", None), "parser_class", object)
        return [getattr(member, "__code__", None) for member in [*vars(function).values(), *vars(parser).values()]]
    return [getattr(unwrap(function), "__code__", None), getattr(function, "__code__", None)]
