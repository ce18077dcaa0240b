"""What the tests share: one page, started once, and calls of it as the worker makes them."""

import json
from functools import cache
from typing import Any

from django_playground.dispatch import answer

BASE: dict[str, Any] = {
    "owner": "test",
    "template": None,
    "main": None,
    "files": {},
    "python": None,
    "settings": {},
    "timeoutMs": 60_000,
}


def call(name: str, args: Any) -> Any:
    """Send one request through the door and return what was answered; fail on an error reply."""
    reply = json.loads(answer(json.dumps({"call": name, "args": args})))
    if "error" in reply:
        raise AssertionError(reply["error"])
    return reply["answer"]


@cache
def start() -> dict[str, Any]:
    """Start the process's one Django, with one app that cannot be used, and return what was answered."""
    return call("start", {"requirements": [], "settings": {"INSTALLED_APPS": ["no_such_app"]}})


def outcome(template: str | None, context: Any = None, *, tagged: bool = False, **more: Any) -> dict[str, Any]:
    """Render and return the outcome."""
    start()
    contexts = [{"json": json.dumps({} if context is None else context), "tagged": tagged}]
    return call("render", {**BASE, "template": template, "contexts": contexts, "request": None, **more})


def html(template: str | None, context: Any = None, **more: Any) -> str:
    """Render what has to succeed and return its HTML."""
    result = outcome(template, context, **more)
    if not result["ok"]:
        raise AssertionError(result["error"])
    return result["html"]


def error(template: str | None, context: Any = None, **more: Any) -> dict[str, Any]:
    """Render what has to fail and return its error."""
    result = outcome(template, context, **more)
    if result["ok"]:
        raise AssertionError(f"rendered: {result['html']!r}")
    return result["error"]


def validate(template: str | None, **more: Any) -> dict[str, Any]:
    """Validate and return the outcome."""
    start()
    return call("validate", {**BASE, "template": template, **more})
