"""Tells of names in `{% url %}` that no URL pattern has."""

from difflib import get_close_matches
from typing import Any

from django.conf import settings
from django.template.base import FilterExpression
from django.template.defaulttags import URLNode

from django_playground.introspection import remedies
from django_playground.introspection.names import has_url, list_urls
from django_playground.introspection.places import Finding
from django_playground.introspection.uses import Uses


def check_url(node: URLNode, uses: Uses, is_needed: bool) -> None:
    """Tell where no pattern has the name that `node` has written out, as an error where the render `is_needed`.

    With `as`, Django leaves the variable empty instead of raising NoReverseMatch.
    """
    name = _constant(node.view_name)
    tag = uses.span_of(node)
    if name is None or tag is None or _is_known(name):
        return
    span = remedies.part_of(tag, r"[\"']([^\"']+)[\"']")
    close = get_close_matches(name, [url["name"] for url in list_urls()], 3)
    outcome = "Django raises NoReverseMatch here" if node.asvar is None else f"Django leaves {node.asvar} empty"
    message = f"There is no URL pattern named {name}: {outcome}."
    severity = "error" if is_needed else "hint"
    finding = Finding(severity, message, span, remedies.did_you_mean(close), remedies.renamings(span, close))
    if finding not in uses.findings:
        uses.findings.append(finding)


def _constant(expression: Any) -> str | None:
    is_constant = isinstance(expression, FilterExpression) and not expression.filters
    return str(expression.var) if is_constant and isinstance(expression.var, str) else None


def _is_known(name: str) -> bool:
    if not getattr(settings, "ROOT_URLCONF", None):
        return True
    try:
        return has_url(name)
    except Exception:  # noqa: BLE001 (a broken URLconf is told by the render)
        return True
