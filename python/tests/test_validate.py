"""Checking a template without rendering it."""

import unittest

from tests.support import validate


class Validation(unittest.TestCase):
    """Valid or not, and why not."""

    def test_a_good_template_is_valid_and_not_rendered(self) -> None:
        self.assertEqual(validate("{{ x.y.z|title }}{% include missing %}{% now 'Y' %}"), {"valid": True})

    def test_a_bad_one_says_what_and_where(self) -> None:
        found = validate("a\n{% block a %}")
        self.assertFalse(found["valid"])
        self.assertEqual((found["error"]["exception"], found["error"]["line"]), ("TemplateSyntaxError", 2))

    def test_libraries_of_the_files_are_known(self) -> None:
        library = (
            "from django import template\nregister = template.Library()\n@register.filter\ndef shout(v): return v\n"
        )
        self.assertTrue(validate("{% load s %}{{ 1|shout }}", files={"templatetags/s.py": library})["valid"])

    def test_a_missing_parent_is_told_at_its_tag(self) -> None:
        found = validate("{% extends 'bas.html' %}", files={"base.html": ""})
        self.assertEqual((found["error"]["exception"], found["error"]["line"]), ("TemplateDoesNotExist", 1))
        self.assertEqual(found["error"]["suggestions"], ["Did you mean base.html?"])

    def test_a_faulty_parent_is_told_in_its_own_file(self) -> None:
        found = validate("{% extends 'base.html' %}", files={"base.html": "\n{% oops %}"})
        self.assertEqual((found["error"]["templateName"], found["error"]["line"]), ("base.html", 2))
