"""The templates that a walk meets: the project's own as they were compiled here, those of packages from the engine.

Also tells what is wrong with the names by which they are brought in.
"""

from difflib import get_close_matches
from typing import Any

from django.template import TemplateDoesNotExist
from django.template.base import FilterExpression, NodeList, TokenType
from django.template.loader_tags import construct_relative_path

from django_playground.introspection import remedies
from django_playground.introspection.compilation import Compiled
from django_playground.introspection.names import source_of
from django_playground.introspection.places import Finding, fix
from django_playground.introspection.scopes import Miss, Scope
from django_playground.introspection.uses import Uses
from django_playground.workspaces import Workspace


class Templates:
    """Templates by the names that tags use."""

    def __init__(self, files: dict[str, Compiled], workspace: Workspace) -> None:
        """Serve `files`, by Django's names, and what the engine of `workspace` finds."""
        self._files = files
        self._workspace = workspace

    def load(self, name: str) -> tuple[Any, bool]:
        """Return the nodes of a template, none if it is broken, and whether tags of it were left out."""
        if compiled := self._files.get(name):
            return compiled.nodelist or NodeList(), compiled.is_loose or compiled.nodelist is None
        try:
            return self._workspace.engine.get_template(name).nodelist, False
        except Exception:  # noqa: BLE001 (a broken template of a package is told when it is rendered)
            return NodeList(), True

    def constant_name(self, expression: Any, node: Any) -> str | None:
        """Return the name that `expression` is, if it is written out; relative names made absolute."""
        if not isinstance(expression, FilterExpression) or expression.filters or not isinstance(expression.var, str):
            return None
        try:
            return construct_relative_path(node.origin.template_name, str(expression.var))
        except Exception:  # noqa: BLE001 (a name that leads out of the templates is told when it is rendered)
            return None

    def check(self, name: str, node: Any, uses: Uses, is_needed: bool) -> bool:
        """Return whether there is a template `name`; tell it otherwise, as an error where the render `is_needed`."""
        if name in self._files:
            return True
        try:
            source_of(name, self._workspace.engine)
        except TemplateDoesNotExist:
            pass
        else:
            return True
        tag = uses.span_of(node)
        if tag is not None:
            span = remedies.part_of(tag, r"[\"']([^\"']+)[\"']")
            close = get_close_matches(name, self._workspace.layout.templates, 3)
            message = f"There is no template {name}."
            severity = "error" if is_needed else "hint"
            finding = Finding(severity, message, span, remedies.did_you_mean(close), remedies.renamings(span, close))
            if finding not in uses.findings:
                uses.findings.append(finding)
        return False

    def tell_orphan(self, node: Any, known: set[str], uses: Uses) -> None:
        """Tell of a block that none of the templates has that the one with `node` extends."""
        tag = uses.span_of(node)
        if tag is None:
            return
        span = remedies.part_of(tag, r"^\{%\s*block\s+(\S+)")
        close = get_close_matches(str(node.name), sorted(known), 3)
        message = f"No template that this one extends has a block {node.name}: what is in it is not shown."
        finding = Finding("hint", message, span, remedies.did_you_mean(close), remedies.renamings(span, close))
        if finding not in uses.findings:
            uses.findings.append(finding)

    def check_translated(self, token: Any, node: Any, scope: Scope, uses: Uses) -> None:
        """Note a variable in a text to be translated, where only plain names have values."""
        tag = uses.span_of(node)
        if token.token_type != TokenType.VAR or tag is None or token.position is None:
            return
        span = tag.part(*token.position)
        name = token.contents
        if name.isidentifier():
            found = scope.resolve((name,))
            uses.note(span, name, found if isinstance(found, Miss) else None)
            return
        plain = name.partition("|")[0].rpartition(".")[2]
        message = f"Inside of this tag only plain names have values: give {name} one in the tag that opens it."
        binding = tag.part(tag.end - 2, tag.end)
        fixes = []
        if plain.isidentifier() and " with " not in tag.text and " count " not in tag.text:
            fixes = [fix(f"Add with {plain}={name} to the tag", binding, f" with {plain}={name} %}}".lstrip())]
        finding = Finding("hint", message, span, [], fixes)
        if finding not in uses.findings:
            uses.findings.append(finding)
