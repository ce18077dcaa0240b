"""Says what an author probably meant: close names of tags, filters, libraries and templates, and libraries to load."""

import json
import re
import sys
from collections.abc import Iterable
from difflib import get_close_matches
from importlib.resources import files
from typing import Any

from django.template import TemplateDoesNotExist, VariableDoesNotExist

from django_playground.failed_lookups import similar_names
from django_playground.workspaces import Workspace

_UNKNOWN_TAG = re.compile(r"Invalid block tag(?: on line \d+)?: '([^']+)'(?:, expected (.+?)\. Did)?")
_UNKNOWN_FILTER = re.compile(r"Invalid filter: '([^']+)'")
_UNKNOWN_LIBRARY = re.compile(r"'([^']+)' is not a registered tag library|'([^']+)' is not a valid tag or filter in")
_REMAINDER = re.compile(r"Could not parse the remainder: '([^']*)' from '")

_REMOVED = {
    "ifequal": "{% ifequal %} was removed in Django 4.0: write {% if a == b %}.",
    "ifnotequal": "{% ifnotequal %} was removed in Django 4.0: write {% if a != b %}.",
    "staticfiles": "The library staticfiles was removed in Django 3.0: write {% load static %}.",
    "admin_static": "The library admin_static was removed in Django 3.0: write {% load static %}.",
    "else if": "Write {% elif … %}.",
    "elseif": "Write {% elif … %}.",
}


def suggest(error: BaseException, text: str, workspace: Workspace) -> list[str]:
    """Return what may help against `error` with the message `text`, the most likely first."""
    if isinstance(error, VariableDoesNotExist):
        return [f"Did you mean {name}?" for name in similar_names(error)]
    if isinstance(error, TemplateDoesNotExist) and text == "No template names provided":
        return ["The variable that should name the template has no value."]
    if isinstance(error, TemplateDoesNotExist):
        return [f"Did you mean {name}?" for name in get_close_matches(text, workspace.layout.templates, 3)]
    if isinstance(error, ModuleNotFoundError) and error.name:
        return _for_module(error.name.partition(".")[0])
    engine: Any = workspace.engine
    if engine is None:
        return []
    if text == "Settings already configured.":
        return ["Django is configured and set up here: leave out settings.configure() and django.setup()."]
    if match := _UNKNOWN_TAG.search(text):
        return _for_tag(match[1], match[2] or "", engine)
    if match := _UNKNOWN_FILTER.search(text):
        return _for_name(match[1], "filter", engine)
    if match := _UNKNOWN_LIBRARY.search(text):
        return _for_library(match[1] or match[2], engine)
    if match := _REMAINDER.search(text):
        return _for_remainder(match[1])
    return []


def _for_tag(name: str, expected: str, engine: Any) -> list[str]:
    awaited = re.findall(r"'([^']+)'", expected)
    if name in _REMOVED:
        return [_REMOVED[name]]
    if name.startswith("end") and (name[3:] in _names("tags", engine.template_builtins) or awaited):
        closing = f"{{% {awaited[-1]} %}} is expected here" if awaited else "nothing is open here"
        return [f"{{% {name} %}} closes {{% {name[3:]} %}}, but {closing}."]
    close = get_close_matches(name, awaited, 1, 0.75)
    return [*(f"Did you mean {{% {other} %}}?" for other in close), *_for_name(name, "tag", engine)]


def _for_name(name: str, kind: str, engine: Any) -> list[str]:
    """Look for a tag or filter in libraries that are not loaded, then for close names in all of them."""
    attribute = f"{kind}s"
    libraries: dict[str, Any] = engine.template_libraries
    holders = [library for library, register in libraries.items() if name in getattr(register, attribute)]
    if holders:
        return [f"The {kind} {name} is in the library {holder}: add {{% load {holder} %}}." for holder in holders]
    builtin = get_close_matches(name, _names(attribute, engine.template_builtins), 2, 0.65)
    found = [f"Did you mean {_written(other, kind)}?" for other in builtin]
    for library, register in sorted(libraries.items()):
        for other in get_close_matches(name, getattr(register, attribute), 1, 0.8):
            found.append(f"Did you mean {_written(other, kind)} of the library {library}: {{% load {library} %}}?")
    return found[:3]


def _written(name: str, kind: str) -> str:
    return f"{{% {name} %}}" if kind == "tag" else f"|{name}"


def _names(attribute: str, registers: Iterable[Any]) -> list[str]:
    return sorted({name for register in registers for name in getattr(register, attribute)})


def _for_library(name: str, engine: Any) -> list[str]:
    if name in _REMOVED:
        return [_REMOVED[name]]
    package = _known_names("libraries").get(name)
    if package is not None:
        return [f'The tag library {name} is in the package {package}: add it to packages="…".']
    return [f"Did you mean {{% load {other} %}}?" for other in get_close_matches(name, list(engine.libraries), 3)]


def _for_module(name: str) -> list[str]:
    if name in sys.stdlib_module_names:
        return [f"The module {name} cannot work in a browser."]
    package = _known_names("modules").get(name)
    if package is not None:
        return [f'The module {name} is in the package {package}: add it to packages="…".']
    return [f'If the module {name} is in a package of the index, name that package: packages="…".']


def _known_names(kind: str) -> dict[str, str]:
    # Read only where something is missing: it is not in the first download.
    return json.loads(files("django_playground").joinpath("known_names.json").read_text("utf-8"))[kind]


def _for_remainder(rest: str) -> list[str]:
    if rest.startswith("("):
        return ["Templates call without parentheses and arguments: use a filter, or prepare the value in Python."]
    if rest.startswith("["):
        return ["Templates use a dot for items, too: {{ items.0 }}, {{ table.key }}."]
    if rest[:1] in {"+", "-", "*", "/", "%"}:
        return ["Templates do no arithmetic: use |add, {% widthratio %}, or compute the value in Python."]
    if rest.startswith(("=", "!", "<", ">")):
        return ["Operators need spaces around them: {% if a == b %}."]
    return ['Filters take no spaces around | and :, as in {{ value|date:"Y" }}.'] if rest[:1] in {"|", ":"} else []
