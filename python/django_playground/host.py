"""The door between JavaScript and Python, and the only module that touches Pyodide.

Text goes in and bytes come out, so that no proxy object can leak and no string is converted character by character.
"""

from typing import Any

from pyodide.ffi import to_js  # pyright: ignore[reportMissingImports]

from django_playground.dispatch import answer


def handle(text: str) -> Any:
    """Answer one request, JSON text in, and return a JavaScript `Uint8Array` with the UTF-8 JSON of the reply."""
    return to_js(answer(text))
