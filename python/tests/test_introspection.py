"""What editors are told of a template: tags, filters, names, and the values of the context."""

import unittest
from typing import Any

from tests.support import BASE, call, start

LIBRARY = '''
from django import template
register = template.Library()

@register.filter
def shout(value, times=1):
    """Say it loudly."""
    return value.upper() + "!" * times

class Odd:
    """Cannot be a key."""
    __hash__ = None
    def __call__(self, parser, token):
        return template.Node()

register.tag("odd", Odd())

@register.simple_tag(takes_context=True)
def hello(context, greeting, *names, mark="!"):
    return greeting

@register.tag
def frame(parser, token):
    """Draw a frame."""
    inside = parser.parse(("middle", "endframe"))
    parser.delete_first_token()
    return inside

@register.simple_block_tag(end_name="done")
def boxed(content, colour=""):
    return content
'''
PYTHON = '''
from django.db import models
from django.urls import path, include

class Person(models.Model):
    name = models.CharField(max_length=9)
    def greeting(self):
        """Greet warmly."""
        return "hi"
    class Meta:
        app_label = "playground"

class Counter:
    count = 0
    def up(self):
        self.count += 1
        return self.count
    def set(self, value):
        self.count = value
    def remove(self):
        raise SystemExit
    remove.alters_data = True

counter = Counter()
person = Person(name="Ada")
pages = ([path("<int:year>/<slug:title>/", lambda request: None, name="page")], "news")
urlpatterns = [path("", lambda request: None, name="home"), path("news/", include(pages))]
'''


def item(template: str | None = "", context: str = "{}", **more: Any) -> dict[str, Any]:
    """Return an item with one context text."""
    return {**BASE, "template": template, "contexts": [{"json": context, "tagged": False}], "request": None, **more}


def inspect(template: str | None = "", context: str = "{}", **more: Any) -> dict[str, Any]:
    """Inspect and return what was answered."""
    start()
    return call("inspect", {"item": item(template, context, **more)})


def value(path: list[str], context: str = "{}", **more: Any) -> list[dict[str, Any]]:
    """Inspect one value and return what was answered."""
    start()
    return call("inspectValue", {"item": item("", context, **more), "path": path})


def named(records: list[dict[str, Any]], name: str, library: str | None = None) -> dict[str, Any]:
    """Return the record of that name and library."""
    return next(record for record in records if record["name"] == name and record.get("library") == library)


class Names(unittest.TestCase):
    """Tags, filters, libraries, templates, URLs and blocks."""

    def test_tags_have_docs_and_blocks(self) -> None:
        tags = inspect()["tags"]
        loop = named(tags, "for")
        self.assertTrue(loop["doc"].startswith("Loop over each item in an array."))
        self.assertEqual((loop["end"], loop["branches"]), ("endfor", ["empty"]))
        self.assertEqual(named(tags, "if")["branches"], ["elif", "else"])
        self.assertNotIn("end", named(tags, "now"))
        self.assertEqual(named(tags, "blocktranslate", "i18n")["end"], "endblocktranslate")
        self.assertEqual(named(tags, "blocktranslate", "i18n")["branches"], ["plural"])

    def test_every_block_of_django_is_found(self) -> None:
        expected = "autoescape block comment filter for if ifchanged spaceless verbatim with"
        blocks = {tag["name"] for tag in inspect()["tags"] if "end" in tag and tag["library"] is None}
        self.assertEqual(blocks, set(expected.split()))

    def test_filters_tell_their_argument(self) -> None:
        filters = inspect()["filters"]
        found = {name: named(filters, name)["argument"] for name in ("upper", "date", "default", "linenumbers")}
        self.assertEqual(found, {"upper": "none", "date": "optional", "default": "required", "linenumbers": "none"})
        self.assertEqual(named(filters, "date")["argumentName"], '"format"')
        self.assertNotIn("argumentName", named(filters, "upper"))

    def test_libraries_of_the_project_are_there(self) -> None:
        found = inspect(files={"templatetags/mine.py": LIBRARY})
        shout = named(found["filters"], "shout", "mine")
        told = (shout["doc"], shout["argument"], shout["argumentName"])
        self.assertEqual(told, ("Say it loudly.", "optional", "times"))
        self.assertEqual(named(found["tags"], "hello", "mine")["arguments"], ["greeting", "mark"])
        self.assertEqual(named(found["tags"], "boxed", "mine")["arguments"], ["colour"])
        self.assertNotIn("arguments", frame := named(found["tags"], "frame", "mine"))
        self.assertEqual(named(found["tags"], "odd", "mine")["doc"], "Cannot be a key.")
        self.assertEqual((frame["doc"], frame["end"], frame["branches"]), ("Draw a frame.", "endframe", ["middle"]))
        self.assertEqual(named(found["tags"], "boxed", "mine")["end"], "done")
        self.assertIn("mine", [library["name"] for library in found["libraries"]])

    def test_templates_and_blocks(self) -> None:
        files = {"base.html": "{% extends 'root.html' %}{% block b %}{% endblock %}", "root.html": "{% block a %}"}
        found = inspect("{% extends 'base.html' %}{% block mine %}{% endblock %}", files=files)
        self.assertEqual(found["templates"], ["base.html", "root.html"])
        self.assertEqual(found["blocks"], ["b", "a"])

    def test_urls_with_their_arguments(self) -> None:
        self.assertEqual(
            inspect(python=PYTHON)["urls"],
            [{"name": "home", "arguments": []}, {"name": "news:page", "arguments": ["year", "title"]}],
        )


class Values(unittest.TestCase):
    """The context as editors show it."""

    def test_json_is_described_level_by_level(self) -> None:
        found = inspect(context='{"user": {"name": "Ada", "tags": ["a", "b"]}, "n": 1}')["variables"]
        user = named(found, "user")
        self.assertEqual((user["type"], user["preview"]), ("dict", "2 keys: 'name', 'tags'"))
        self.assertEqual(named(user["attributes"], "name"), {"name": "name", "type": "str", "preview": "'Ada'"})
        self.assertEqual(named(user["attributes"], "tags")["preview"], "2 items: 'a', 'b'")
        self.assertEqual([one["name"] for one in user["attributes"]], ["name", "tags", "items", "keys", "values"])
        self.assertEqual([one["name"] for one in found][:2], ["user", "n"])
        self.assertIn("request", [one["name"] for one in found])

    def test_what_python_has_for_its_own_use_comes_last(self) -> None:
        imports = "from django.http import HttpResponse\nfrom helpers import greet\n"
        python = f"{imports}{PYTHON}\ndef data(): return 1\nlast = 1"
        files = {"helpers.py": "def greet(): return 1"}
        names = [one["name"] for one in inspect(context='{"mine": 1}', python=python, files=files)["variables"]]
        tools = ["HttpResponse", "path", "include", "urlpatterns"]
        self.assertEqual(names[-len(tools) :], tools)
        own = ["greet", "Person", "Counter", "counter", "person", "pages", "data", "last", "mine"]
        self.assertEqual(names[: len(own)], own)

    def test_items_of_loops_are_taken_together(self) -> None:
        context = '{"rows": [{"a": {"deep": 1}}, {"b": 2}], "d": {"k": [1]}}'
        self.assertEqual([one["name"] for one in value(["rows", "*"], context)][:1], ["a"])
        self.assertIn("b", [one["name"] for one in value(["rows", "*"], context)])
        self.assertEqual(value(["rows", "*", "a"], context)[0]["name"], "deep")
        self.assertEqual(value(["d", "items", "*", "1"], context)[0], {"name": "0", "type": "int", "preview": "1"})
        self.assertEqual(value(["nobody"], context), [])

    def test_objects_show_what_templates_can_use(self) -> None:
        names = [one["name"] for one in value(["person"], python=PYTHON)]
        self.assertEqual(names[:3], ["id", "name", "pk"])
        self.assertIn("greeting", names)
        self.assertNotIn("save", names)
        greeting = named(value(["person"], python=PYTHON), "greeting")
        self.assertEqual((greeting["type"], greeting["preview"]), ("method", "Greet warmly."))

    def test_nothing_is_called_that_may_alter_data(self) -> None:
        names = [one["name"] for one in value(["counter"], python=PYTHON)]
        self.assertEqual(names, ["count", "up"])
        self.assertEqual(value(["counter", "up"], python=PYTHON), [])
        self.assertEqual(named(value(["counter"], python=PYTHON), "count")["preview"], "0")

    def test_broken_context_or_python_leaves_the_rest(self) -> None:
        for broken in ({"context": "{"}, {"python": "1 /"}):
            found = inspect(**broken)
            self.assertEqual(found["variables"], [])
            self.assertTrue(found["tags"])
