"""Looks into Python sources without running them: classes by what they derive from, functions by their arguments."""

import ast
from collections.abc import Iterator

_NO_PYTHON = (SyntaxError, ValueError)


def derived_classes(source: bytes, bases: set[str]) -> list[str]:
    """Return the public classes at the top of `source` of which a base, aliases resolved, ends in one of `bases`.

    A base that is itself such a class of the same source counts as well.
    """
    tree = _parse(source)
    if tree is None:
        return []
    aliases = dict(_aliases(tree))
    found: list[str] = []
    for node in tree.body:
        if not isinstance(node, ast.ClassDef):
            continue
        names = [_resolved(base, aliases) for base in node.bases]
        if any(name in found or _ends_in(name, bases) for name in names):
            found.append(node.name)
    return [name for name in found if not name.startswith("_")]


def init_parameters(source: bytes, class_name: str) -> list[str]:
    """Return the names of the arguments that a class at the top of `source` is made with; none if it inherits them."""
    tree = _parse(source)
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)] if tree else []
    for node in (node for found in classes if found.name == class_name for node in found.body):
        if isinstance(node, ast.FunctionDef) and node.name == "__init__":
            return [argument.arg for argument in node.args.args]
    return []


def class_names(source: bytes) -> list[str]:
    """Return the names of the classes at the top of `source`."""
    tree = _parse(source)
    return [node.name for node in tree.body if isinstance(node, ast.ClassDef)] if tree else []


def functions_of_request(source: bytes) -> list[str]:
    """Return the public functions at the top of `source` that take `request` first and can do without more."""
    tree = _parse(source)
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)] if tree else []
    return [node.name for node in functions if not node.name.startswith("_") and _takes_request(node.args)]


def _takes_request(arguments: ast.arguments) -> bool:
    positional = [*arguments.posonlyargs, *arguments.args]
    if not positional or positional[0].arg != "request":
        return False
    return len(positional) - len(arguments.defaults) <= 1 and None not in arguments.kw_defaults


def _parse(source: bytes) -> ast.Module | None:
    try:
        return ast.parse(source)
    except _NO_PYTHON:
        # Templates for generated code end in .py too; what cannot be compiled defines nothing.
        return None


def _aliases(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                yield name.asname or name.name, f"{node.module}.{name.name}"


def _resolved(base: ast.expr, aliases: dict[str, str]) -> str:
    if isinstance(base, ast.Attribute):
        return f"{_resolved(base.value, aliases)}.{base.attr}"
    return aliases.get(base.id, base.id) if isinstance(base, ast.Name) else ""


def _ends_in(name: str, endings: set[str]) -> bool:
    return any(name == ending or name.endswith(f".{ending}") for ending in endings)
