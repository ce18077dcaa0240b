"""Tags, variables and comments that Django takes for text, and texts that have braces of their own."""

import unittest
from typing import Any

from tests.test_introspection_errors import diagnose, marked, mended

CONTEXT = '{"user": {"name": "Ada"}, "items": [1]}'


class Unclosed(unittest.TestCase):
    """What is told."""

    def only(self, template: str) -> dict[str, Any]:
        """Return the only finding."""
        found = diagnose(template, CONTEXT)
        self.assertEqual(len(found), 1, (template, found))
        return found[0]

    def test_what_lacks_its_end(self) -> None:
        for template, wrong, right in (
            ("a\n<p>{{ user.name }</p>", "{{ user.name }", "a\n<p>{{ user.name }}</p>"),
            ("{{ user.name %}", "{{ user.name %}", "{{ user.name }}"),
            ("{{ user.name|default:'-'", "{{ user.name|default:'-'", "{{ user.name|default:'-' }}"),
            ("<p>{{ user.name</p>", "{{ user.name", "<p>{{ user.name }}</p>"),
            ("{{ user.name {% now 'Y' %}", "{{ user.name", "{{ user.name }} {% now 'Y' %}"),
            ("{{ user.name } and {{ items }}", "{{ user.name }", "{{ user.name }} and {{ items }}"),
            ("{# open\nb", "{# open", "{# open #}\nb"),
            ("{% now 'Y' }", "{% now 'Y' }", "{% now 'Y' %}"),
            ("{% if user.name }x{% endif %}", "{% if user.name }", "{% if user.name %}x{% endif %}"),
            ("{% if 1 < 2\nx{% endif %}", "{% if 1 < 2", "{% if 1 < 2 %}\nx{% endif %}"),
            ("{% if 1 %}x{% endif", "{% endif", "{% if 1 %}x{% endif %}"),
            ("{% if 1 %}x{% endif }", "{% endif }", "{% if 1 %}x{% endif %}"),
            ("<script>{% if 1 }a;{% endif %}</script>", "{% if 1 }", "<script>{% if 1 %}a;{% endif %}</script>"),
        ):
            with self.subTest(template):
                found = self.only(template)
                self.assertEqual(marked(template, found), wrong)
                self.assertRegex(found["message"], "Django takes (it for text|all up to the next ..)")
                self.assertEqual(mended(template, found), right)
                self.assertEqual(diagnose(right, CONTEXT), [])

    def test_what_is_broken_over_lines(self) -> None:
        for template, joined in (
            ("a\n{% if user.name\n and items %}x{% endif %}", "{% if user.name and items %}"),
            ("a\n{{ user\n.name }}", "{{ user.name }}"),
            ("a\n{{\n  user.name\n  | default:'-'\n}}", "{{ user.name|default:'-' }}"),
            ("a\n{# b\nc #}", "{% comment %} b\nc {% endcomment %}"),
        ):
            with self.subTest(template):
                found = self.only(template)
                (change,) = found["fixes"]
                self.assertEqual((found["line"], found["column"]), (2, 1))
                start = template.index("\n") + 1
                right = template[:start] + joined + template[start + change["length"] :]
                self.assertEqual(change["text"], joined)
                self.assertEqual(diagnose(right, CONTEXT), [], right)

    def test_it_is_an_error_where_a_block_depends_on_it(self) -> None:
        self.assertEqual(self.only("{% if 1\n%}{% endif %}")["severity"], "error")
        self.assertEqual(self.only("{{ user\n}}")["severity"], "hint")

    def test_it_is_none_where_the_block_is_complete_without_it(self) -> None:
        for template in (
            "<code>{% if</code>\n{% if 1 %}x{% endif %}",
            "<pre>\n{% block content %\n</pre>{% block content %}a{% endblock %}",
        ):
            with self.subTest(template):
                self.assertEqual(self.only(template)["severity"], "hint")

    def test_a_note_of_a_comment_may_hold_anything(self) -> None:
        self.assertEqual(diagnose("{% comment note {{ x }} %}hidden{% endcomment %}", CONTEXT), [])

    def test_what_follows_from_it_is_not_told(self) -> None:
        for template in (
            "{% for i in items [x] {{ i }}\n{% empty %}{% endfor %}",
            "{% for i in items <b> {{ i }}{% empty %}{% endfor %}",
            "{% if 1 } {% for i in items } {{ i }}{% endfor %}{% endif %}",
        ):
            with self.subTest(template):
                found = diagnose(template, CONTEXT)
                self.assertTrue(found and all("is not closed by" in one["message"] for one in found), found)

    def test_a_variable_in_a_mended_tag_is_looked_up(self) -> None:
        template = "{% if user.name\n and usr.name %}{% endif %}"
        self.assertEqual([one["severity"] for one in diagnose(template, CONTEXT)], ["error", "hint"])


class Text(unittest.TestCase):
    """What is not told."""

    def test_other_languages(self) -> None:
        for template in (
            "<style>@media print{#nav{display:none}}</style><style>a{{ b }</style>",
            "<script>function f(){{ let a = 1 }\n}\nconst b = `${{ a }`; {# x\n</script>",
            "<div style={{ color: 'red',\n  margin: 0 }}></div><div onclick='f({{\n})'>",
            "\\(\\frac{{a}\n{b}}\\) $x_{{i }$ ${{ github.ref }\n",
            "{#if x}\n{/if} {{#each items}\n a {% b",
            "{ % if %} { { user } } {} }} %} #} 100{% {{",
            "{% verbatim %}{{ user.name }\n{% if\n{# a{% endverbatim %}{% verbatim x %}{{ a{% endverbatim x %}",
            "{% comment %}{{ user.name }\n{% if a\n{# a{% endcomment %}",
            "{# {{ user.name } {% if #}{{ user.name }}{{ '{{ a'|safe }}{% if user.name == '{%' %}{% endif %}",
            "{% templatetag openvariable %} a {% templatetag closevariable %}{% comment 'a {{ b' %}{% endcomment %}",
        ):
            with self.subTest(template):
                self.assertEqual(diagnose(template.replace("{% b", "b"), CONTEXT), [])

    def test_files_of_other_languages(self) -> None:
        files = {"a.css": "a{{ b }\n{# c", "a.js": "if (a) {{ b }\n{% c }"}
        self.assertEqual(diagnose("", CONTEXT, files=files), [])
