"""Finds tags and filters that a template uses without loading their library, in the libraries of packages.

Projects name such libraries in `builtins`; here nobody has to. Only what is missing is looked for, so that no package
can stand in for a tag of Django's own.
"""

from typing import Any

from django.template.base import Parser

from django_playground.packages.current import current

_parser: Any = Parser
_plain_init = Parser.__init__
_plain_find_filter = Parser.find_filter


class _Tags(dict[str, Any]):
    """The tags of one parser, and those of packages when one is missing."""

    def __missing__(self, name: str) -> Any:
        found = _search("tags", name)
        if found is None:
            raise KeyError(name)
        return found


def _init(self: Any, *args: Any, **kwargs: Any) -> None:
    _plain_init(self, *args, **kwargs)
    self.tags = _Tags(self.tags)


def _find_filter(self: Any, name: str) -> Any:
    if name not in self.filters:
        found = _search("filters", name)
        if found is not None:
            return found
    return _plain_find_filter(self, name)


def _search(kind: str, name: str) -> Any:
    return None if current.view is None else current.view.search(kind, name)


def install() -> None:
    """Let Django's parser ask; more calls change nothing."""
    _parser.__init__ = _init
    _parser.find_filter = _find_filter
