"""Variables that do not resolve, and what else renders but is hardly meant; nothing that is meant is told."""

import json
import unittest
from typing import Any

from tests.test_introspection_errors import diagnose, marked, mended

CONTEXT = {"user": {"name": "Ada", "age": 3}, "rows": [{"title": "a"}, {"title": "b", "extra": 1}], "none": None}
PYTHON = """
class Person:
    first_name = "Ada"
    def greeting(self):
        return {}
person = Person()
"""
URLS = """
from django.urls import path, include
pages = ([path("<int:year>/", lambda request: None, name="page")], "papers")
urlpatterns = [path("", lambda request: None, name="home"), path("news/", include(pages, namespace="news"))]
"""


def hints(template: str | None, **more: Any) -> list[dict[str, Any]]:
    """Return what is found with the context of these tests."""
    return diagnose(template, json.dumps(CONTEXT), **more)


class Hints(unittest.TestCase):
    """What is told."""

    def only(self, template: str, **more: Any) -> dict[str, Any]:
        """Return the only finding."""
        found = hints(template, **more)
        self.assertEqual(len(found), 1, found)
        self.assertEqual(found[0]["severity"], "hint")
        return found[0]

    def test_names_and_attributes(self) -> None:
        for template, wrong, right in (
            ("{{ usr.name }}", "usr", "{{ user.name }}"),
            ("a\n{{ user.nmae|upper }}", "nmae", "a\n{{ user.name|upper }}"),
            (
                "{% for row in rows %}{{ row.titel }}{% endfor %}",
                "titel",
                "{% for row in rows %}{{ row.title }}{% endfor %}",
            ),
            ("{% for k, v in user.items %}{{ key }}{% endfor %}", "key", None),
            ("{% for a in rows %}{{ forloop.countr }}{% endfor %}", "countr", None),
            ("{% with u=user %}{{ u.agee }}{% endwith %}", "agee", "{% with u=user %}{{ u.age }}{% endwith %}"),
            ("{% for a in rowz %}{% endfor %}", "rowz", "{% for a in rows %}{% endfor %}"),
            ("{% if 1 %}{{ nobody }}{% endif %}", "nobody", None),
            ("{% with u=user %}{% endwith %}{{ u.age }}", "u", None),
            ("{{ user.name|add:nobody }}", "nobody", None),
            ("{% load i18n %}{% blocktranslate %}{{ usr }}{% endblocktranslate %}", "usr", None),
        ):
            with self.subTest(template):
                found = self.only(template)
                self.assertEqual(marked(template, found), wrong)
                if right is not None:
                    self.assertEqual(mended(template, found), right)

    def test_objects_also_in_conditions(self) -> None:
        template = "{% if person.frist_name %}{% endif %}"
        self.assertEqual(marked(template, self.only(template, python=PYTHON)), "frist_name")

    def test_slips_in_conditions(self) -> None:
        for template, wrong, right in (
            ("{% if user.nmae %}{{ user.nmae }}{% endif %}", "nmae", "name"),
            ("{% if not usr %}{% endif %}", "usr", "user"),
            ("{% if 1 %}{% elif usr.name == 'Ada' %}{{ usr.name }}{% endif %}", "usr", "user"),
        ):
            with self.subTest(template):
                found = self.only(template)
                self.assertEqual((marked(template, found), found["suggestions"]), (wrong, [f"Did you mean {right}?"]))
                self.assertIn("Django takes None in its place.", found["message"])

    def test_what_django_does_without_a_value(self) -> None:
        for template, outcome in (
            ("{{ user.nick }}", "shows nothing in its place"),
            ("{{ user.name|default:foo }}", "raises VariableDoesNotExist here"),
            ("{{ foo|default:foo }}", "raises VariableDoesNotExist here"),
            ("{% with a=user.name|default:foo %}{% endwith %}", "raises VariableDoesNotExist here"),
            ("{% if user.name|default:foo %}{% endif %}", "takes the condition for false"),
            ("{% for a in foo %}{% endfor %}", "loops over nothing"),
            ("{% include foo %}", "raises TemplateDoesNotExist here"),
            ("{% extends foo %}", "raises TemplateSyntaxError here"),
            ("{% url foo %}", "raises NoReverseMatch here"),
            ("{% url foo as bar %}", "shows nothing in its place"),
        ):
            with self.subTest(template):
                self.assertTrue(self.only(template)["message"].endswith(f": Django {outcome}."))

    def test_each_name_is_suggested_once(self) -> None:
        found = self.only("{% for row in rows %}{{ row.titl }}{% endfor %}")
        self.assertEqual([fix["label"] for fix in found["fixes"]], ["Write title"])

    def test_names_of_urls(self) -> None:
        template = "{% url 'hom' %}"
        (found,) = hints(template, python=URLS)
        self.assertEqual((found["severity"], marked(template, found)), ("error", "hom"))
        self.assertEqual(mended(template, found), "{% url 'home' %}")
        self.assertIn("Django raises NoReverseMatch here", found["message"])
        found = self.only("{% if rows %}{% url 'news:pag' 1 %}{% endif %}", python=URLS)
        self.assertEqual(found["suggestions"], ["Did you mean news:page?"])
        self.assertIn("leaves there empty", self.only("{% url 'x' as there %}{{ there }}", python=URLS)["message"])

    def test_included_and_extended_templates(self) -> None:
        found = self.only("{% include 'a.html' with u=user %}", files={"a.html": "{{ u.name }}{{ u.nam }}"})
        self.assertEqual((found["templateName"], found["column"]), ("a.html", 18))
        files = {"base.html": "{% with u=user %}{% block a %}{% endblock %}{% endwith %}{{ pgae }}"}
        found = self.only(
            "{% extends 'base.html' %}{% block a %}{{ u.name }}{{ block.super }}{% endblock %}", files=files
        )
        self.assertEqual(found["templateName"], "base.html")

    def test_an_include_with_only(self) -> None:
        found = self.only(
            "{% include 'a.html' with u=user only %}", files={"a.html": "{{ rows }}{{ request.path }}{{ u }}"}
        )
        self.assertIn("The context has no rows", found["message"])

    def test_a_block_that_no_parent_has(self) -> None:
        template = "{% extends 'base.html' %}{% block contnt %}{% endblock %}"
        found = self.only(template, files={"base.html": "{% block content %}{% endblock %}"})
        self.assertEqual((marked(template, found), found["suggestions"]), ("contnt", ["Did you mean content?"]))

    def test_dots_in_translated_texts(self) -> None:
        template = "{% load i18n %}{% blocktranslate %}{{ user.name }}{% endblocktranslate %}"
        found = self.only(template)
        self.assertEqual(marked(template, found), "{{ user.name }}")
        self.assertIn("{% blocktranslate with name=user.name %}", mended(template, found))

    def test_missing_templates(self) -> None:
        template = "{% include 'heder.html' %}"
        (found,) = hints(template, files={"header.html": ""})
        self.assertEqual((found["severity"], marked(template, found)), ("error", "heder.html"))
        self.assertEqual(mended(template, found), "{% include 'header.html' %}")


class Silence(unittest.TestCase):
    """What is not told."""

    def test_what_has_a_value_or_is_meant_to_lack_one(self) -> None:
        for template in (
            "{{ user.name }}{{ user.items }}{{ rows.0.title }}{{ rows.7 }}{{ none.what }}{{ request.user.username }}",
            "{% if nobody %}{{ nobody }}{{ nobody.name }}{% endif %}",
            "{% if not user.x %}{% else %}{{ user.x.y }}{% endif %}",
            "{{ nobody|default:'-' }}{{ nobody|yesno }}{% firstof nobody user.name %}",
            "{% for row in rows %}{{ row.extra }}{{ forloop.parentloop }}{% endfor %}",
            "{% for a in none %}{{ a.b }}{% endfor %}{% for a, b in user.items %}{{ a }}{{ b }}{% endfor %}",
            "{% cycle 'a' 'b' as c %}{{ c }}{% now 'Y' as y %}{{ y }}{% firstof 1 as f %}{{ f }}",
            "{% regroup rows by title as groups %}{% for g in groups %}{{ g.grouper }}{{ g.list }}{% endfor %}",
            "{% filter upper %}{{ user.name }}{% endfilter %}{{ True }}{{ None }}{% lorem 1 w %}",
            "{% load i18n %}{% get_current_language as L %}{{ L }}{% translate 'a' as t %}{{ t }}",
            "{% load i18n %}{% blocktranslate count n=rows|length with a=user.age %}{{ n }}{{ a }}{% plural %}{{ n }}"
            "{% endblocktranslate %}",
            "{% include nobody|default:'a.html' %}{% include 'a.html' %}",
            "{% block a %}{{ block.super }}{% endblock %}{% spaceless %}{{ user.name }}{% endspaceless %}",
            "{% if item %}{% endif %}{% if users %}{% endif %}{% if user.names or user.tag %}{% endif %}",
            "{{ request.GET.q }}{{ request.POST.q }}{{ request.session.x }}{{ request.META.HTTP_HOST }}",
            "{{ request.COOKIES.x }}{{ request.headers.accept }}{% with r=request %}{{ r.META.x }}{% endwith %}",
            "{% fro x in rows %}{{ x.title }}",
            "{% foreach x in rows %}{{ x.title }}{{ y }}{% endforeach %}",
        ):
            with self.subTest(template):
                found = hints(template, files={"a.html": "{{ user.name }}"})
                self.assertEqual([one for one in found if one["severity"] == "hint"], [])

    def test_names_of_urls_that_are_there(self) -> None:
        template = "{% url 'home' %}{% url 'news:page' 1 %}{% url 'papers:page' 1 %}{% url nobody|default:'home' %}"
        self.assertEqual(hints(template, python=URLS), [])

    def test_what_only_code_of_the_page_knows(self) -> None:
        self.assertEqual(hints("{{ person.greeting.anything }}{{ person.greeting }}", python=PYTHON), [])

    def test_what_unknown_tags_do(self) -> None:
        library = """
from django import template
register = template.Library()
class Sets(template.Node):
    def render(self, context):
        context["set"] = 1
        return ""
@register.tag
def sets(parser, token):
    return Sets()
@register.simple_tag
def give(value):
    return value
"""
        template = "{% load l %}{% sets %}{{ set }}{% give user.name as g %}{{ g.x }}"
        self.assertEqual(hints(template, files={"templatetags/l.py": library}), [])

    def test_what_unknown_tags_may_not_render(self) -> None:
        library = """
from django import template
register = template.Library()
class Never(template.Node):
    child_nodelists = ("nodelist",)
    def __init__(self, nodelist):
        self.nodelist = nodelist
    def render(self, context):
        return ""
@register.tag
def never(parser, token):
    nodelist = parser.parse(("endnever",))
    parser.delete_first_token()
    return Never(nodelist)
"""
        template = "{% load l %}{% never %}{% url 'nowhere' %}{% endnever %}"
        found = diagnose(template, files={"templatetags/l.py": library}, python=URLS)
        self.assertNotIn("error", [each["severity"] for each in found])

    def test_a_template_that_is_reached_in_several_ways(self) -> None:
        files = {"a.html": "{{ x }}"}
        self.assertEqual(hints("{% include 'a.html' with x=1 %}{% include 'a.html' %}", files=files), [])
