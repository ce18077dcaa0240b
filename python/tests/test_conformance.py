"""Replays what Django's own tests rendered natively, through the door that the worker uses."""

import json
import unittest
from pathlib import Path
from typing import Any

from tests.support import error, html

CASES = Path(__file__).resolve().parents[3] / "shared" / "conformance"

# The templates of a page always have a request; these cases record what happens without one.
WITHOUT_REQUEST = {"9b969cc4db4b.0", "9b969cc4db4b.inv1ee"}


def to_tags(value: Any) -> Any:
    """Turn the recorded `{"$type": value}` into the marks of `contexts`."""
    if isinstance(value, list):
        return [to_tags(item) for item in value]
    if not isinstance(value, dict):
        return value
    if len(value) != 1 or not next(iter(value)).startswith("$"):
        return {key: to_tags(item) for key, item in value.items()}
    kind, content = next(iter(value.items()))
    if kind == "$dict":
        return {"$": "map", "v": [[to_tags(key), to_tags(item)] for key, item in content]}
    if kind == "$timedelta":
        days, seconds, microseconds = content
        return {"$": "timedelta", "v": days * 86_400 + seconds + microseconds / 1_000_000}
    return {"$": kind.removeprefix("$"), "v": to_tags(content)}


@unittest.skipUnless(CASES.is_dir(), f"no recorded cases in {CASES}")
class RecordedCases(unittest.TestCase):
    """Each recorded case gives the same HTML, or the same exception with the same message."""

    def replay(self, case: dict[str, Any], tagged: bool) -> None:
        """Render one case and compare."""
        options = {name: case[name] for name in ("autoescape", "string_if_invalid")}
        if not case.get("cached_loader", True):
            options["loaders"] = ["django.template.loaders.filesystem.Loader"]
        files = dict(case["templates"])
        more = {
            "files": files,
            "settings": {"TEMPLATES": [{"OPTIONS": {**options, "libraries": case.get("libraries", {})}}]},
            "tagged": tagged,
        }
        context = to_tags(case["context"]) if tagged else case["context"]
        template, more["main"] = None, case["render"]
        if case["render"] == "__string__":
            template, more["main"] = files.pop("__string__"), None
        if "expected" in case:
            self.assertEqual(html(template, context, **more), case["expected"])
        else:
            raised = error(template, context, **more)
            wanted = case["error"]
            self.assertEqual(raised["exception"], wanted["type"].rpartition(".")[2])
            self.assertEqual(raised["message"], wanted["message"])

    def replay_all(self, name: str, tagged: bool) -> None:
        """Replay a file of cases."""
        cases = json.loads((CASES / name).read_text("utf-8"))
        for case in cases:
            if case["id"] not in WITHOUT_REQUEST:
                with self.subTest(case["id"]):
                    self.replay(case, tagged)
        print(f"{name}: {len(cases)} cases replayed")

    def test_plain_values(self) -> None:
        self.replay_all("core.public.json", tagged=False)

    def test_typed_values(self) -> None:
        self.replay_all("typed.json", tagged=True)
