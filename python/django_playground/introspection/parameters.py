"""Names of what tags and filters take: from their functions, for Django's own filters from its documentation."""

from inspect import getfullargspec, ismethod, unwrap
from typing import Any

# Django calls the argument of most of its filters `arg`.
_DJANGO_FILTERS = {
    "add": "number",
    "center": "width",
    "cut": "text",
    "date": '"format"',
    "default": "value",
    "default_if_none": "value",
    "dictsort": '"key"',
    "dictsortreversed": '"key"',
    "divisibleby": "number",
    "floatformat": "digits",
    "get_digit": "position",
    "join": '"separator"',
    "json_script": '"id"',
    "ljust": "width",
    "pluralize": '"es"',
    "rjust": "width",
    "slice": '"start:end"',
    "stringformat": '"format"',
    "time": '"format"',
    "timesince": "date",
    "timeuntil": "date",
    "truncatechars": "number",
    "truncatechars_html": "number",
    "truncatewords": "number",
    "truncatewords_html": "number",
    "urlizetrunc": "number",
    "wordwrap": "width",
    "yesno": '"yes,no,maybe"',
}


def filter_argument(name: str, function: Any) -> dict[str, str]:
    """Return whether a filter takes an argument (`none`, `optional`, `required`), and as `argumentName` what it is."""
    plain = unwrap(function)
    try:
        spec = getfullargspec(plain)
    except TypeError:
        return {"argument": "optional"}
    names = spec.args[2:] if ismethod(plain) else spec.args[1:]
    optional = len(spec.defaults or [])
    if getattr(plain, "needs_autoescape", False) and "autoescape" in names:
        names.remove("autoescape")
        optional = max(0, optional - 1)
    if not names:
        return {"argument": "none"}
    is_djangos = plain.__module__ == "django.template.defaultfilters"
    told = _DJANGO_FILTERS.get(name, "argument") if is_djangos else names[0]
    return {"argument": "optional" if optional >= len(names) else "required", "argumentName": told}


def tag_arguments(function: Any) -> dict[str, list[str]]:
    """Return as `arguments` the names that a tag of `simple_tag`, `simple_block_tag` or `inclusion_tag` takes.

    Of other tags, which read their text themselves, nothing is known.
    """
    cells = cells_of(function)
    params, kwonly = cells.get("params"), cells.get("kwonly")
    if not isinstance(params, list) or "takes_context" not in cells:
        return {}
    given = (["context"] if cells["takes_context"] else []) + (["content"] if "end_name" in cells else [])
    names = [*params[len(given) :], *(kwonly or [])]
    return {"arguments": names} if names else {}


def cells_of(function: Any) -> dict[str, Any]:
    """Return the variables of Django's decorators that `function` keeps."""
    names = getattr(getattr(function, "__code__", None), "co_freevars", ())
    cells: dict[str, Any] = dict(zip(names, getattr(function, "__closure__", None) or (), strict=False))
    return {name: _content(cell) for name, cell in cells.items()}


def _content(cell: Any) -> Any:
    try:
        return cell.cell_contents
    except ValueError:
        # Nothing has been put in yet.
        return None
