"""What is diagnosed of templates that are known to render: no errors, and no hint on a variable that had a value."""

import json
import re
import unittest
from typing import Any

from tests.support import BASE, call, start
from tests.test_conformance import CASES, to_tags


def items(name: str, tagged: bool) -> list[dict[str, Any]]:
    """Return the recorded cases that render, as the page would ask for them."""
    found: list[dict[str, Any]] = []
    for case in json.loads((CASES / name).read_text("utf-8")):
        # Other settings of one case are recorded after it.
        if "expected" not in case or not case["id"].endswith(".0") or not case.get("cached_loader", True):
            continue
        options = {"autoescape": case["autoescape"], "libraries": case.get("libraries", {})}
        files = dict(case["templates"])
        source = {"template": files.pop("__string__", None), "main": case["render"]}
        if source["template"] is not None:
            source["main"] = None
        context = to_tags(case["context"]) if tagged else case["context"]
        found.append(
            {
                **BASE,
                **source,
                "files": files,
                "settings": {"TEMPLATES": [{"OPTIONS": options}]},
                "contexts": [{"json": json.dumps(context), "tagged": tagged}],
                "request": None,
                "trace": True,
            }
        )
    return found


def marked_path(item: dict[str, Any], finding: dict[str, Any]) -> tuple[str, str]:
    """Return the text of the template and the variable in it that a hint is about."""
    source = item["files"].get(finding["templateName"], item["template"]) or ""
    line = source.split("\n")[finding["line"] - 1][: finding["column"] - 1 + finding["length"]]
    match = re.search(r"[\w.]*$", line)
    return source, match[0] if match else ""


@unittest.skipUnless(CASES.is_dir(), f"no recorded cases in {CASES}")
class Corpus(unittest.TestCase):
    """Templates of Django's own tests."""

    def check(self, item: dict[str, Any]) -> None:
        """Compare what is diagnosed with what happens."""
        outcome = call("render", item)
        if not outcome["ok"]:
            return
        values = [one["name"] for one in outcome["trace"]["variables"] if one["resolved"]]
        main = item["main"] or "template"
        for finding in call("diagnose", {"item": item})["diagnostics"]:
            if finding["severity"] == "error":
                self.assertNotEqual(finding["templateName"], main, finding)
                continue
            source, path = marked_path(item, finding)
            # A name may have a value in one part of a template and none in another.
            if not re.search(rf"\bas {path}\b|\b{path}=", source):
                self.assertFalse([name for name in values if f"{name}.".startswith(f"{path}.")], (source, finding))

    def test_nothing_is_told_that_is_not_so(self) -> None:
        start()
        for name, tagged in (("core.public.json", False), ("typed.json", True)):
            for item in items(name, tagged):
                with self.subTest(item["template"] or item["main"]):
                    self.check(item)
