"""All syntax errors of a template at once, where they are, and what would mend them."""

import unittest
from typing import Any

from tests.support import BASE, call, start


def diagnose(template: str | None, context: str = "{}", **more: Any) -> list[dict[str, Any]]:
    """Diagnose and return what was found."""
    start()
    contexts = [{"json": context, "tagged": False}]
    item = {**BASE, "template": template, "contexts": contexts, "request": None, **more}
    return call("diagnose", {"item": item})["diagnostics"]


def marked(template: str, finding: dict[str, Any]) -> str:
    """Return the text that a finding marks, counted as JavaScript counts."""
    line = template.split("\n")[finding["line"] - 1].encode("utf-16-le")
    start = (finding["column"] - 1) * 2
    return line[start : start + finding["length"] * 2].decode("utf-16-le")


def mended(template: str, finding: dict[str, Any], index: int = 0) -> str:
    """Return the template after one of the fixes of a finding."""
    change = finding["fixes"][index]
    lines = template.split("\n")
    line = lines[change["line"] - 1].encode("utf-16-le")
    start = (change["column"] - 1) * 2
    end = start + change["length"] * 2
    lines[change["line"] - 1] = (line[:start] + change["text"].encode("utf-16-le") + line[end:]).decode("utf-16-le")
    return "\n".join(lines)


class Errors(unittest.TestCase):
    """Syntax errors."""

    def only(self, template: str, **more: Any) -> dict[str, Any]:
        """Return the only finding."""
        found = diagnose(template, **more)
        self.assertEqual(len(found), 1, found)
        self.assertEqual(found[0]["severity"], "error")
        return found[0]

    def assert_mends(self, template: str, finding: dict[str, Any], **more: Any) -> None:
        """Check that the first fix leaves nothing wrong."""
        self.assertEqual(diagnose(mended(template, finding), **more), [], mended(template, finding))

    def test_good_templates_have_none(self) -> None:
        self.assertEqual(diagnose("{% for a in 'ab' %}{{ a|upper }}{% empty %}-{% endfor %}{% now 'Y' %}"), [])

    def test_an_unclosed_block_is_marked_where_it_opens(self) -> None:
        template = "a\n  {% if 1 %}\n{{ 1 }}"
        found = self.only(template)
        self.assertEqual((found["line"], marked(template, found)), (2, "{% if 1 %}"))
        self.assert_mends(template, found)

    def test_a_misnested_block_is_marked_where_it_opens(self) -> None:
        for template in (
            "{% if 1 %}\n{% for a in 'ab' %}\n{% endif %}",
            "{% if 1 %}\n{% for a in '' %}{% else %}{% endif %}",
        ):
            found = self.only(template)
            self.assertEqual(
                (found["line"], marked(template, found)), (2, template.split("\n")[1].split(" %}")[0] + " %}")
            )
            self.assertIn("{% for %} is not closed", found["message"])
            self.assert_mends(template, found)

    def test_crossed_blocks_are_both_told(self) -> None:
        found = diagnose("{% if 1 %}{% for a in 'ab' %}{% endif %}{% endfor %}")
        self.assertEqual([one["column"] for one in found], [11, 41])

    def test_what_closes_nothing_is_marked_itself(self) -> None:
        template = "a {% endif %} b"
        found = self.only(template)
        self.assertEqual(marked(template, found), "{% endif %}")
        self.assert_mends(template, found)

    def test_blocks_closed_by_another_name(self) -> None:
        template = "{% block a %}{% endblock b %}"
        found = self.only(template)
        self.assertEqual(marked(template, found), "{% endblock b %}")
        self.assert_mends(template, found)
        inner = "{% block a %}{% block b %}{% endblock a %}"
        self.assert_mends(inner, self.only(inner))

    def test_a_misspelt_tag_is_told_once_and_mended(self) -> None:
        self.assertIn("Invalid block tag", self.only("{% fro %}x")["message"])
        template = "{% fro a in 'ab' %}{{ a }}{% empty %}{% endfor %}"
        found = self.only(template)
        self.assertEqual(marked(template, found), "fro")
        self.assertIn("Did you mean {% for %}?", found["suggestions"])
        self.assert_mends(template, found)

    def test_a_filter_of_a_library_is_loaded_by_one_click(self) -> None:
        template = "é😀 {{ 1000|intcomma }}{{ 2|intcomma }}"
        found = self.only(template)
        self.assertEqual(marked(template, found), "intcomma")
        self.assertIn("library humanize", found["suggestions"][0])
        self.assertEqual(found["fixes"][0]["label"], "Add {% load humanize %}")
        self.assert_mends(template, found)

    def test_a_load_comes_after_extends(self) -> None:
        files = {"base.html": "{% block a %}{% endblock %}"}
        template = "{% extends 'base.html' %}\n{% block a %}{{ 1|intcomma }}{% endblock %}"
        found = self.only(template, files=files)
        self.assertTrue(mended(template, found).startswith("{% extends 'base.html' %}\n{% load humanize %}"))
        self.assert_mends(template, found, files=files)

    def test_several_faults_are_told_at_once(self) -> None:
        template = "{{ 1|uper }}\n{% fro a in 'ab' %}{% endfor %}\n{{ 1 + 2 }}\n{% load humanise %}\n{% if 1 %}"
        found = diagnose(template)
        self.assertEqual(
            [(one["line"], marked(template, one)) for one in found],
            [(1, "uper"), (2, "fro"), (3, "{{ 1 + 2 }}"), (4, "humanise"), (5, "{% if 1 %}")],
        )

    def test_what_follows_from_a_fault_is_not_told(self) -> None:
        self.only("{% for x im 'ab' %}{% if x %}{% else %}{% endif %}{% empty %}{% endfor %}")
        self.only("{% load zzqq %}{% zzqq_tag %}{{ 1|zzqq_filter }}")

    def test_all_files_are_looked_at(self) -> None:
        found = diagnose("{{ 1 }}", files={"a.html": "\n{% if %}{% endif %}", "x.py": "{% if"})
        self.assertEqual([(one["templateName"], one["line"]) for one in found], [("a.html", 2)])

    def test_context_and_python_have_their_own(self) -> None:
        found = diagnose("{% if 1 %}", '{\n"😀": 1 1}')
        self.assertEqual([one["templateName"] for one in found], ["template", "context"])
        self.assertEqual((found[1]["line"], found[1]["column"]), (2, 9))
        found = diagnose("{% if 1 %}", python="a = 1\nb = 1 / 0")
        self.assertEqual([(one["templateName"], one["line"]) for one in found], [("context.py", 2), ("template", 1)])
