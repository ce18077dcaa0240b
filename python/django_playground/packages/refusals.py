"""Words for packages that are left out: what failed, why, and what may help."""

import sys

from django_playground.packages.known import known
from django_playground.wire import ErrorData


def refusal(name: str, failed: str, reason: BaseException) -> ErrorData:
    """Say that the package `name` was left out because its part `failed` (the rest of a sentence)."""
    told = f"{type(reason).__name__}: {reason}" if str(reason) else type(reason).__name__
    for folder in filter(None, sys.path):
        told = told.replace(f"{folder}/", "")
    data: ErrorData = {
        "kind": "distribution",
        "distribution": name,
        "message": f"{name} was left out: {failed}: {told}",
    }
    suggestions = _suggestions(name, reason)
    if suggestions:
        data["suggestions"] = suggestions
    return data


def conflict(name: str, other: str, reason: str) -> ErrorData:
    """Say that `name` was left out because `other` is there."""
    return {
        "kind": "distribution",
        "distribution": name,
        "message": f"{name} was left out: it cannot share one Django with {other}. {reason}",
        "suggestions": [f"Show what needs {name} and what needs {other} on two pages, or in two frames."],
    }


def conflict_reason(one: str, other: str) -> str | None:
    """Return why these two packages cannot be in one Django, if that is known."""
    return known(one).get("conflicts", {}).get(other) or known(other).get("conflicts", {}).get(one)


def _suggestions(name: str, reason: BaseException) -> list[str]:
    if not isinstance(reason, ModuleNotFoundError) or not reason.name:
        return []
    missing = reason.name.partition(".")[0]
    undeclared = [other for other in known(name).get("undeclared", []) if other.replace("-", "_") == missing]
    if undeclared:
        return [f"Add {undeclared[0]} to the packages: {name} needs it and does not say so."]
    return [f"It needs the module {missing}: add the package that has it to the packages."]
