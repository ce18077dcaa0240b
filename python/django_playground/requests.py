"""Builds the `request` that a template sees from a few plain values.

It is what Django's WSGI handler and the usual middleware would make of it, with session, user and messages.
`django.test.RequestFactory` does the same, but costs hundreds of milliseconds to import.
"""

import json
from importlib import import_module
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes, urlencode

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.handlers.wsgi import WSGIRequest

from django_playground.wire import RequestData

_BODYLESS = {"GET", "HEAD", "OPTIONS", "TRACE"}
# Name, type and what that is in JSON.
_MEMBERS = (("path", str, "text"), ("method", str, "text"), ("headers", dict, "an object"))
_FORM = "application/x-www-form-urlencoded"


def build_request(data: RequestData | None) -> WSGIRequest:
    """Make the request; the default is `GET /` by an anonymous user.

    `data` becomes the query string, or the body of a POST: a form, or JSON when the headers say so.
    Raise `ImproperlyConfigured` for members of another type.
    """
    given: RequestData = data or {}
    for name, kind, what in _MEMBERS:
        if not isinstance(given.get(name), kind | None):
            raise ImproperlyConfigured(f"request: {name} must be {what}, not {json.dumps(given.get(name))}.")
    method = (given.get("method") or "GET").upper()
    path, _, query = (given.get("path") or "/").partition("?")
    headers = {name.lower(): str(value) for name, value in (given.get("headers") or {}).items()}
    values = given.get("data") or {}
    body = b""
    content_type = headers.pop("content-type", "")
    if method in _BODYLESS:
        query = "&".join(filter(None, [query, urlencode(values, doseq=True)]))
    elif content_type.startswith("application/json"):
        body = json.dumps(values).encode()
    else:
        content_type = content_type or _FORM
        body = urlencode(values, doseq=True).encode()
    request = WSGIRequest(_environ(method, path, query, content_type, body, headers))
    _add_contrib(request)
    return request


def _environ(
    method: str, path: str, query: str, content_type: str, body: bytes, headers: dict[str, str]
) -> dict[str, Any]:
    environ: dict[str, Any] = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        # WSGI carries bytes as Latin-1 text.
        "PATH_INFO": unquote_to_bytes(path if path.startswith("/") else f"/{path}").decode("latin-1"),
        "QUERY_STRING": query,
        "CONTENT_TYPE": content_type,
        "CONTENT_LENGTH": str(len(body)) if body else "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(body),
    }
    for name, value in headers.items():
        environ["HTTP_" + name.upper().replace("-", "_")] = value
    return environ


def _add_contrib(request: Any) -> None:
    if apps.is_installed("django.contrib.sessions"):
        store = import_module(settings.SESSION_ENGINE).SessionStore
        request.session = store(request.COOKIES.get(settings.SESSION_COOKIE_NAME))
    if apps.is_installed("django.contrib.auth"):
        from django.contrib.auth.models import AnonymousUser

        request.user = AnonymousUser()
    if apps.is_installed("django.contrib.messages"):
        from django.contrib.messages.storage import default_storage

        request._messages = default_storage(request)
