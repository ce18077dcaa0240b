"""Lists names that tags take as strings: templates, named URLs, and blocks of the templates that one extends."""

import re
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.template import TemplateDoesNotExist
from django.urls import URLResolver, get_resolver

from django_playground.workspaces import Workspace

_EXTENDS = re.compile(r"\{%\s*extends\s+([\"'])(?P<name>[^\"']+)\1\s*%\}")
_BLOCK = re.compile(r"\{%\s*block\s+(\S+)\s*%\}")
_MOST_NAMES = 1000
_MOST_PARENTS = 20


def list_templates(workspace: Workspace) -> list[str]:
    """Return the names of the project's own templates, then those of installed packages."""
    own = sorted(workspace.layout.templates)
    # Django's own folders are not looked into: they would be downloaded for it.
    homes = [Path(django.__file__).parent, workspace.template_folder]
    found: list[str] = []
    for folder in _folders(workspace.engine.template_loaders):
        if any(folder.is_relative_to(home) for home in homes):
            continue
        found += sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return list(dict.fromkeys([*own, *found]))[:_MOST_NAMES]


def _folders(loaders: Any) -> list[Path]:
    folders: list[Path] = []
    for loader in loaders:
        get_dirs = getattr(loader, "get_dirs", None)
        if get_dirs is not None:
            folders += [Path(folder) for folder in get_dirs()]
        folders += _folders(getattr(loader, "loaders", []))
    return list(dict.fromkeys(folders))


def source_of(name: str, engine: Any) -> tuple[Any, str]:
    """Return the origin and the text of a template without compiling it; raise `TemplateDoesNotExist`."""
    pending = list(engine.template_loaders)
    while pending:
        loader = pending.pop(0)
        pending[:0] = getattr(loader, "loaders", [])
        if hasattr(loader, "loaders"):
            continue
        for origin in loader.get_template_sources(name):
            try:
                return origin, loader.get_contents(origin)
            except TemplateDoesNotExist:
                continue
    raise TemplateDoesNotExist(name)


def list_blocks(workspace: Workspace) -> list[str]:
    """Return the names of the blocks in the templates that the main one extends, and that those extend."""
    blocks: dict[str, None] = {}
    name, seen = workspace.main, set[str]()
    while name not in seen and len(seen) < _MOST_PARENTS:
        try:
            _, source = source_of(name, workspace.engine)
        except TemplateDoesNotExist:
            break
        if seen:
            blocks.update(dict.fromkeys(_BLOCK.findall(source)))
        seen.add(name)
        parent = _EXTENDS.search(source)
        if parent is None:
            break
        name = parent["name"]
    return list(blocks)


def list_urls() -> list[dict[str, Any]]:
    """Return the names that `{% url %}` takes, with the arguments of their first patterns."""
    if not getattr(settings, "ROOT_URLCONF", None):
        return []
    found: dict[str, list[str]] = {}
    try:
        _collect(get_resolver().url_patterns, "", [], found)
    except Exception:  # noqa: BLE001 (a broken URLconf is told where it is used)
        return []
    return [{"name": name, "arguments": arguments} for name, arguments in found.items()]


def has_url(name: str) -> bool:
    """Return whether `{% url %}` knows `name`, whatever its arguments; its namespaces may be those of applications."""
    resolver: Any = get_resolver()
    *namespaces, view = name.split(":")
    for namespace in namespaces:
        instances = [*resolver.app_dict.get(namespace, ()), namespace]
        found = next((one for one in instances if one in resolver.namespace_dict), None)
        if found is None:
            return False
        _, resolver = resolver.namespace_dict[found]
    return bool(resolver.reverse_dict.getlist(view))


def _collect(patterns: Any, namespace: str, before: list[str], found: dict[str, list[str]]) -> None:
    for entry in patterns:
        if len(found) >= _MOST_NAMES:
            return
        arguments = [*before, *_arguments(entry.pattern, len(before))]
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            _collect(entry.url_patterns, inner, arguments, found)
        elif isinstance(entry.name, str):
            found.setdefault(f"{namespace}{entry.name}", arguments)


def _arguments(pattern: Any, already: int) -> list[str]:
    if pattern.converters:
        return list(pattern.converters)
    groups = pattern.regex
    return list(groups.groupindex) or [f"arg{already + number}" for number in range(1, groups.groups + 1)]
