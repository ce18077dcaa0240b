"""What users are told about failures."""

import json
import unittest

from tests.support import error, html


class Places(unittest.TestCase):
    """Where in which text."""

    def test_a_syntax_error_names_its_tag(self) -> None:
        found = error("one\n  {% iff x %}\nthree")
        self.assertEqual(found["exception"], "TemplateSyntaxError")
        self.assertEqual(
            (found["templateName"], found["line"], found["column"], found["length"]), ("template", 2, 3, 11)
        )
        self.assertEqual(found["excerpt"], "1 | one\n2 |   {% iff x %}\n      ^^^^^^^^^^^\n3 | three")

    def test_an_error_in_an_included_file_names_the_file(self) -> None:
        files = {"templates/part.html": "\n\n{{ x|nofilter }}"}
        found = error("{% include 'part.html' %}", files=files)
        self.assertEqual((found["templateName"], found["line"]), ("part.html", 3))

    def test_an_error_in_a_child_block_names_the_child(self) -> None:
        files = {"base.html": "\n\n{% block a %}{% endblock %}"}
        python = "def bad():\n    raise ValueError('bad')"
        found = error("{% extends 'base.html' %}{% block a %}\n {{ bad }}{% endblock %}", files=files, python=python)
        self.assertEqual((found["templateName"], found["line"], found["column"]), ("template", 2, 2))
        self.assertIn("context.py, line 2:\n1 | def bad():\n2 |     raise ValueError('bad')\n", found["excerpt"])

    def test_errors_of_the_context_script_name_its_line(self) -> None:
        found = error("x", python="a = 1\n\nb = a / 0\n")
        self.assertEqual(
            (found["exception"], found["templateName"], found["line"]), ("ZeroDivisionError", "context.py", 3)
        )
        self.assertIn("3 | b = a / 0\n    ^^^^^^^^^", found["excerpt"])

    def test_python_that_cannot_be_compiled_says_where(self) -> None:
        found = error("x", python="a = 1\nb = (2\n")
        self.assertEqual((found["exception"], found["line"], found["column"]), ("SyntaxError", 2, 5))

    def test_indented_python_that_cannot_be_compiled_says_where_in_the_dedented_text(self) -> None:
        found = error("x", python="\n    a = 1\n    b = (2\n")
        self.assertEqual((found["line"], found["column"]), (3, 5))
        self.assertIn("3 | b = (2\n        ^", found["excerpt"])

    def test_errors_of_a_tag_library_name_its_line(self) -> None:
        files = {"templatetags/bad.py": "from django import template\nimport no_such_module\n"}
        found = error("{{ 1 }}", files=files)
        self.assertIn("templatetags/bad.py", found.get("templateName", "") + found.get("excerpt", ""))
        self.assertIn("no_such_module", found["message"])

    def test_broken_context_json_says_where(self) -> None:
        from tests.support import BASE, call, start

        start()
        contexts = [{"json": '{\n  "a": oops\n}', "tagged": False}]
        item = {**BASE, "template": "x", "contexts": contexts, "request": None}
        found = call("render", item)["error"]
        self.assertEqual((found["templateName"], found["line"], found["column"]), ("context", 2, 8))

    def test_a_failing_setup_request_names_its_line(self) -> None:
        found = error("x", python="def setup_request(request):\n    request.nothing")
        self.assertEqual((found["exception"], found["line"]), ("AttributeError", 2))


class Messages(unittest.TestCase):
    """What they say, and what they keep to themselves."""

    def test_a_missing_template_says_where_it_was_looked_for(self) -> None:
        found = error("{% include 'nope.html' %}")
        self.assertEqual((found["exception"], found["message"]), ("TemplateDoesNotExist", "nope.html"))
        self.assertIn("Looked for it in:\n  the files of this template", found["excerpt"])
        self.assertIn("django/contrib/auth/templates", found["excerpt"])

    def test_a_missing_main_file_is_named(self) -> None:
        self.assertEqual(error(None, main="page.html")["message"], "page.html")

    def test_nothing_tells_of_the_machinery(self) -> None:
        from django.conf import settings

        library = (
            "from django import template\nregister = template.Library()\n@register.simple_tag(takes_context=True)\n"
        )
        library += (
            "def leak(context): raise ValueError(f'{__file__} {context.template.name} {context.template.origin.name}')"
        )
        python = "def leak():\n    raise ValueError(__file__)"
        failures = [
            error("{% include 'nope.html' %}{{ x }}"),
            error("{% load l %}{% leak %}", files={"templatetags/l.py": library}),
            error("{{ leak }}", python=python),
            error(None, main="nope.html", files={"a.html": ""}),
            error("{% extends 'b.html' %}", files={"b.html": "{% extends 'c.html' %}"}),
        ]
        for failure in failures:
            text = json.dumps(failure)
            self.assertNotIn(str(settings.BASE_DIR), text)
            self.assertNotRegex(text, r"template-\d+\.html")

    def test_places_of_packages_are_told_from_their_own_name_on(self) -> None:
        message = error("x", python="from django import nothing_here")["message"]
        self.assertRegex(message, r"cannot import name 'nothing_here' from 'django' \(django/__init__\.pyc?\)")

    def test_a_failed_lookup_does_not_dump_the_context(self) -> None:
        found = error("{{ a|default:usr }}", {"a": "", "user": {"name": "A" * 999}})
        self.assertEqual(found["exception"], "VariableDoesNotExist")
        self.assertEqual(found["message"], "Failed lookup for key [usr] in the context, which has a, user")
        self.assertEqual(found["suggestions"], ["Did you mean user?"])
        found = error("{{ a|default:user.nmae }}", {"a": "", "user": {"name": "A" * 999}})
        self.assertEqual(found["message"], "Failed lookup for key [nmae] in dict with name")
        for value in ({}, 2):
            found = error("{{ a|default:a.nmae }}", {"a": value})
            self.assertEqual(found["message"], f"Failed lookup for key [nmae] in {value!r}")
        names = {f"name{number}": number for number in range(9)}
        self.assertTrue(error("{{ ''|default:a.b }}", {"a": names})["message"].endswith("name6, name7, …"))

    def test_a_huge_message_is_cut(self) -> None:
        found = error("{{ bad }}", python="def bad():\n    raise ValueError('x' * 147_000)")
        self.assertLess(len(found["message"]), 2100)
        self.assertIn("147000 characters", found["message"])

    def test_endless_recursion_of_templates_is_an_error(self) -> None:
        found = error("{% include 'a.html' %}", files={"a.html": "{% include 'a.html' %}"})
        self.assertEqual((found["exception"], found["templateName"]), ("RecursionError", "a.html"))
        self.assertLess(len(json.dumps(found)), 5000)
        self.assertEqual(html("fine"), "fine")

    def test_an_exception_that_cannot_be_printed_is_told_by_its_class(self) -> None:
        python = "class Odd(Exception):\n    def __str__(self):\n        raise ValueError\ndef bad():\n    raise Odd"
        self.assertEqual(error("{{ bad }}", python=python)["message"], "Odd")

    def test_the_true_error_of_a_wrapped_one_is_told(self) -> None:
        library = (
            "from django import template\nfrom django.template import Template\nregister = template.Library()\n"
            "@register.filter\ndef wrap(value):\n    return value\n"
        )
        python = (
            "from django.template import TemplateSyntaxError\ndef hidden():\n"
            "    error = TemplateSyntaxError('Unclosed tag <c-x>')\n    raise TypeError('odd') from error\n"
        )
        found = error("{{ hidden }}", python=python, files={"templatetags/w.py": library})
        self.assertEqual((found["exception"], found["line"]), ("TypeError", 1))


class Suggestions(unittest.TestCase):
    """What may help."""

    def test_suggestions(self) -> None:
        cases = [
            ("{{ 1|intcomma }}", "The filter intcomma is in the library humanize: add {% load humanize %}."),
            ("{% translate 'x' %}", "The tag translate is in the library i18n: add {% load i18n %}."),
            ("{% fro x in y %}{% endfor %}", "Did you mean {% for %}?"),
            ("{{ x|uper }}", "Did you mean |upper?"),
            ("{{ x|intcoma }}", "Did you mean |intcomma of the library humanize: {% load humanize %}?"),
            ("{% load humanise %}", "Did you mean {% load humanize %}?"),
            ("{% include 'pat.html' %}", "Did you mean part.html?"),
            ("{% include nobody %}", "The variable that should name the template has no value."),
            ("{% endfor %}", "{% endfor %} closes {% for %}, but nothing is open here."),
            ("{% if x %}{% endfor %}", "{% endfor %} closes {% for %}, but {% endif %} is expected here."),
            ("{% if x %}{% esle %}{% endif %}", "Did you mean {% else %}?"),
            ("{% ifequal a b %}", "{% ifequal %} was removed in Django 4.0: write {% if a == b %}."),
            ("{{ a[0] }}", "Templates use a dot for items, too: {{ items.0 }}, {{ table.key }}."),
        ]
        for template, expected in cases:
            with self.subTest(template):
                self.assertIn(expected, error(template, {"x": 1}, files={"part.html": ""}).get("suggestions", []))

    def test_packages_are_suggested(self) -> None:
        found = error("{% load crispy_forms_tags %}")
        self.assertEqual(
            found["suggestions"],
            ['The tag library crispy_forms_tags is in the package django-crispy-forms: add it to packages="…".'],
        )
        for module, expected in [
            ("yaml", "The module yaml is in the package pyyaml"),
            ("no_such", "If the module no_such is in a package of the index"),
            ("curses", "The module curses cannot work in a browser."),
        ]:
            with self.subTest(module):
                found = error("x", python=f"import {module}")
                self.assertIn(expected, found.get("suggestions", [""])[0])

    def test_an_unknown_time_zone_is_told_without_advice_for_others(self) -> None:
        found = error("{% load tz %}{{ x|timezone:'UTC' }}{% timezone 'Mars/Base' %}{% endtimezone %}", {"x": 1})
        self.assertEqual(found["message"], "No time zone found with key Mars/Base.")

    def test_own_tag_libraries_are_suggested(self) -> None:
        library = (
            "from django import template\nregister = template.Library()\n@register.filter\ndef shout(v): return v\n"
        )
        found = error("{{ 1|shout }}", files={"templatetags/loud.py": library})
        self.assertEqual(found["suggestions"], ["The filter shout is in the library loud: add {% load loud %}."])
