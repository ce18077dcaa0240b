"""Answers the worker's calls: JSON text in, JSON bytes out. Knows the names of the calls and nothing of Pyodide."""

import json
from collections.abc import Callable
from typing import Any

from django_playground.nesting import check_depth
from django_playground.page import Page
from django_playground.wire import ErrorData


class Dispatcher:
    """One page's Django behind its calls, the public methods of `Page`."""

    def __init__(self) -> None:
        """Begin unconfigured; the first call has to be `start`."""
        page = Page()
        self._calls: dict[str, Callable[[Any], Any]] = {
            "start": page.start,
            "extend": page.extend,
            "render": page.render,
            "validate": page.validate,
            "inspect": page.inspect,
            "inspectValue": page.inspect_value,
            "diagnose": page.diagnose,
            "forget": page.forget,
            "renew": page.renew,
        }

    def answer(self, text: str) -> bytes:
        """Return the reply to one request: `{"answer": …}` or `{"error": ErrorData}`, as UTF-8 JSON."""
        try:
            check_depth(text, "The request")
            request = json.loads(text)
            reply: dict[str, Any] = {"answer": self._calls[request["call"]](request["args"])}
        except Exception as error:  # noqa: BLE001 (a reply is owed for every request)
            reply = {"error": _unexpected(error)}
        return encode(reply)


def encode(reply: Any) -> bytes:
    """Encode `reply`; text with lone surrogates, which UTF-8 cannot carry, is escaped instead."""
    try:
        return json.dumps(reply, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return json.dumps(reply).encode()


def _unexpected(error: Exception) -> ErrorData:
    return {"kind": "template", "exception": type(error).__name__, "message": str(error)[:2000]}


_dispatcher = Dispatcher()
answer = _dispatcher.answer
