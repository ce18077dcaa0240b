"""What is told of a render that asks for it."""

import unittest
from typing import Any

from tests.support import html, outcome


def names(uses: list[dict[str, Any]]) -> list[Any]:
    """Return kinds and names of a tree of templates."""
    return [(use["kind"], use["name"], names(use["children"])) for use in uses]


class Trace(unittest.TestCase):
    """Templates and variables."""

    def test_templates_are_a_tree(self) -> None:
        files = {
            "base.html": "{% include 'nav.html' %}{% block a %}{% endblock %}{{ title }}",
            "nav.html": "-",
            "row.html": "{{ row }}",
        }
        loop = "{% for row in rows %}{% include 'row.html' %}{% endfor %}"
        template = "{% extends 'base.html' %}{% block a %}" + loop + "{% endblock %}"
        found = outcome(template, {"rows": [1, 2]}, files=files, trace=True)
        self.assertEqual(found["html"], "-12")
        row = ("include", "row.html", [])
        base = ("extends", "base.html", [("include", "nav.html", [])])
        self.assertEqual(names(found["trace"]["templates"]), [("main", "template", [base, row, row])])
        self.assertGreater(found["trace"]["templates"][0]["milliseconds"], 0)
        resolved = {one["name"]: one["resolved"] for one in found["trace"]["variables"]}
        self.assertEqual(resolved, {"rows": True, "row": True, "title": False})

    def test_templates_of_forms_count_but_their_variables_do_not(self) -> None:
        script = "from django import forms\nclass F(forms.Form):\n    a = forms.CharField()\nform = F()"
        found = outcome("{{ form.as_p }}{{ form.b }}", python=script, trace=True)["trace"]
        self.assertEqual([one["name"] for one in found["variables"]], ["form.as_p", "form.b"])
        (main,) = found["templates"]
        self.assertEqual(main["children"][0]["name"], "django/forms/p.html")

    def test_nothing_is_left_behind(self) -> None:
        self.assertFalse(outcome("{% include 'none.html' %}", trace=True)["ok"])
        self.assertNotIn("trace", outcome("1"))
        self.assertEqual(html("{% if a %}{{ b }}{% endif %}1"), "1")
