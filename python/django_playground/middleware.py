"""Sends a request through the middleware that a page names, as Django's handler would, with the template as the view.

Without a MIDDLEWARE setting nothing of this is imported: the request has what the usual middleware would give it.
"""

from collections.abc import Callable
from types import TracebackType
from typing import Any

from django.core.handlers.base import BaseHandler
from django.http import HttpResponse


class _Handler(BaseHandler):
    """Django's chain of middleware around one function in place of URL resolving and views."""

    def __init__(self, view: Callable[[Any], str]) -> None:
        """Import and make the middleware of MIDDLEWARE."""
        self.raised: Exception | None = None
        self.traceback: TracebackType | None = None
        self._view = view
        self.load_middleware()

    def _get_response(self, request: Any) -> HttpResponse:
        try:
            output: Any = self._view(request)
            return HttpResponse(output)
        except Exception as error:
            # The chain makes responses of some exceptions, and pages of errors are no output. Of the traceback, only
            # what is inside the view tells of the template.
            self.raised = error
            self.traceback = error.__traceback__
            raise


def render_through(request: Any, view: Callable[[Any], str]) -> str:
    """Return what reaches the browser: the output of `view`, or what middleware has made of it or answered itself.

    Raises what `view` or middleware raise.
    """
    handler = _Handler(view)
    response: Any = None
    try:
        response = handler.get_response(request)
    except Exception as error:
        if error is not handler.raised:
            raise
    if handler.raised is not None:
        raise handler.raised.with_traceback(handler.traceback)
    return response.content.decode(response.charset)
