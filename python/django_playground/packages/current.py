"""What of the packages holds right now: for the code that Django calls without telling on whose behalf."""

from typing import Any


class Current:
    """The view of the element being rendered, and where the apps of the page that bring URLs have them."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.view: Any = None
        self.url_prefixes: dict[str, str] = {}


current = Current()
