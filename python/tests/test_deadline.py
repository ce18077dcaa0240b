"""Runaways end by themselves, and leave Django usable."""

import sys
import unittest

from tests.support import error, html, validate

SHORT = 100


class Templates(unittest.TestCase):
    """Loops of templates."""

    def check(self, template: str, python: str, **more: object) -> dict[str, object]:
        """Render a runaway and return its error."""
        found = error(template, python=python, timeoutMs=SHORT, **more)
        self.assertEqual((found["kind"], found["exception"], found["timeoutMs"]), ("timeout", "TimeoutError", SHORT))
        self.assertIn("100 ms", found["message"])
        self.assertEqual(html("fine"), "fine")
        return found

    def test_loops_end(self) -> None:
        for body in ("", "x", "{{ i }}", "{% for j in r %}{% endfor %}"):
            with self.subTest(body):
                found = self.check(f"{{% for i in r %}}{body}{{% endfor %}}", "r = range(3 * 10**6)")
                self.assertEqual(found["line"], 1)

    def test_reversed_loops_end(self) -> None:
        self.check("{% for i in r reversed %}{% endfor %}", "r = range(3 * 10**6)")

    def test_tag_tree_runaways_end(self) -> None:
        files = {f"{n}.html": f"{{% include '{n + 1}.html' %}}" * 8 for n in range(7)} | {"7.html": "{{ x }}"}
        self.check("{% include '0.html' %}", "", files=files)

    def test_loops_are_otherwise_djangos_own(self) -> None:
        self.assertEqual(
            html("{% for a, b in m.items reversed %}{{ a }}{{ b }}{% endfor %}", {"m": {"x": 1, "y": 2}}), "y2x1"
        )
        self.assertEqual(html("{% for x in nothing %}{% empty %}none{% endfor %}"), "none")
        self.assertEqual(error("{% for x in 5 %}{% endfor %}")["message"], "'int' object is not iterable")


@unittest.skipUnless(hasattr(sys, "monitoring"), "this Python has no sys.monitoring")
class Python(unittest.TestCase):
    """Loops of an element's own Python."""

    def test_a_script_ends(self) -> None:
        found = error("x", python="a = 1\nwhile True:\n    pass", timeoutMs=SHORT)
        self.assertEqual((found["kind"], found["templateName"]), ("timeout", "context.py"))
        self.assertIn(found["line"], (2, 3))

    def test_functions_called_by_the_template_end(self) -> None:
        bodies = ["while True: pass", "for x in iter(int, 1): pass", "return sum(1 for x in iter(int, 1))"]
        for body in bodies:
            with self.subTest(body):
                found = error("{{ f }}", python=f"def f():\n    {body}", timeoutMs=SHORT)
                self.assertEqual((found["kind"], found["templateName"]), ("timeout", "template"))
                self.assertIn("context.py, line 2", found["excerpt"])

    def test_catching_exceptions_does_not_help(self) -> None:
        python = (
            "def f():\n    while True:\n        try:\n            g()\n        except Exception:\n            pass\n"
        )
        python += "def g():\n    raise ValueError"
        self.assertEqual(error("{{ f }}", python=python, timeoutMs=SHORT)["kind"], "timeout")

    def test_tag_libraries_and_imported_files_end(self) -> None:
        files = {
            "templatetags/slow.py": "from django import template\nfrom playground.helper import endless\n"
            "register = template.Library()\nregister.simple_tag(endless)\n",
            "helper.py": "def endless():\n    while True:\n        pass\n",
        }
        found = error("{% load slow %}{% endless %}", files=files, timeoutMs=SHORT)
        self.assertEqual(found["kind"], "timeout")
        self.assertIn("helper.py, line", found["excerpt"])

    def test_what_was_cut_off_is_run_again(self) -> None:
        python = "import sys\nsys.cut_off = getattr(sys, 'cut_off', 0) + 1\nwhile sys.cut_off < 2: pass\n"
        self.assertEqual(error("x", python=python, timeoutMs=SHORT)["kind"], "timeout")
        self.assertEqual(html("x", python=python), "x")

    def test_validation_ends_too(self) -> None:
        self.assertEqual(validate("x", python="while True: pass", timeoutMs=SHORT)["error"]["kind"], "timeout")
