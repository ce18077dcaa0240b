"""Starting and extending Django, and what its door answers."""

import json
import sys
import tempfile
import unittest
from pathlib import Path

from tests.support import call, error, html, start

from django_playground.defaults import merge_templates
from django_playground.dispatch import answer

LATE_MODELS = """
from django.db import models
class Thing(models.Model):
    name = models.CharField(max_length=9)
"""
LATE_TAGS = """
from django import template
register = template.Library()
@register.filter
def late(value):
    return f"late {value}"
"""
KEPT = """
from django.contrib.auth.models import User
User.objects.create(username="kept")
count = User.objects.count
"""
FAILING_APP = """
from django.apps import AppConfig
class Failing(AppConfig):
    name = "failing_app"
    def ready(self):
        raise ValueError("not today")
"""


class Starting(unittest.TestCase):
    """What a start gives."""

    def test_packages_are_told_and_a_bad_app_is_refused_alone(self) -> None:
        answered = start()
        names = {package["name"] for package in answered["installed"]}
        self.assertLessEqual({"django", "asgiref", "sqlparse"}, names)
        refusals = [(refusal["kind"], refusal["setting"], refusal["entry"]) for refusal in answered["refused"]]
        self.assertEqual(refusals, [("setting", "INSTALLED_APPS", "no_such_app")])
        self.assertIn("'no_such_app'", answered["refused"][0]["message"])

    def test_contrib_tags_work_at_once(self) -> None:
        template = "{% load humanize static i18n l10n tz cache %}{{ 1000|intcomma }}"
        self.assertEqual(html(template), "1,000")

    def test_the_database_is_there_without_asking(self) -> None:
        python = (
            "from django.contrib.auth.models import Permission, User\nfrom django.contrib.sites.models import Site\n"
            "user = User.objects.create_user('ada', password='x')\ngood = user.check_password('x')\n"
            "site = Site.objects.get_current()\npermission = Permission.objects.get(codename='add_user')"
        )
        shown = html("{{ user }} {{ good }} {{ site.domain }} {{ permission.name }}", python=python)
        self.assertEqual(shown, "ada True example.com Can add user")

    def test_models_may_be_defined_late_and_in_a_transaction(self) -> None:
        python = (
            "from django.contrib.auth.models import User\nfrom django.db import models, transaction\n"
            "User.objects.count()\n"
            "with transaction.atomic():\n    class Late(models.Model):\n        pass\n    Late.objects.create()\n"
            "count = Late.objects.count()"
        )
        self.assertEqual(html("{{ count }}", python=python), "1")


class Extending(unittest.TestCase):
    """Apps and settings that come late."""

    def add_app(self, name: str, files: dict[str, str]) -> None:
        """Make an app that can be imported until the test ends."""
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        for path, text in files.items():
            file = Path(folder.name) / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        sys.path.append(folder.name)
        self.addCleanup(sys.path.remove, folder.name)

    def extend(self, **settings: object) -> dict[str, object]:
        """Extend the running page."""
        start()
        return call("extend", {"requirements": [], "settings": settings})

    def test_a_late_app_brings_tags_templates_and_models(self) -> None:
        self.add_app(
            "late_app",
            {
                "__init__.py": "",
                "models.py": LATE_MODELS,
                "templatetags/late_tags.py": LATE_TAGS,
                "templates/late.html": "{% load late_tags %}{{ x|late }}",
            },
        )
        kept = KEPT
        self.assertEqual(html("{{ count }}", python=kept, owner="kept"), "1")
        self.assertEqual(error("{% include 'late.html' %}", {"x": 1})["exception"], "TemplateDoesNotExist")
        self.assertEqual(self.extend(INSTALLED_APPS=["late_app"])["refused"], [])
        self.assertEqual(html("{% include 'late.html' %}", {"x": 1}), "late 1")
        python = "from late_app.models import Thing\nThing.objects.create(name='x')\ncount = Thing.objects.count()"
        self.assertEqual(html("{{ count }}", python=python, owner="things"), "1")
        self.assertEqual(html("{{ count }}", python=kept, owner="kept"), "1")

    def test_the_library_of_the_element_that_comes_first_is_not_everybodys(self) -> None:
        self.assertEqual(self.extend()["refused"], [])
        files = {"templatetags/static.py": LATE_TAGS}
        self.assertEqual(html("{% load static %}{{ 1|late }}", files=files, owner="first"), "late 1")
        self.assertEqual(html("{% load static %}{% static 'x.css' %}", owner="second"), "/static/x.css")

    def test_an_app_with_a_broken_library_is_refused_and_harms_nobody(self) -> None:
        self.add_app("broken_app", {"__init__.py": "", "templatetags/broken.py": "import no_such_module"})
        refused = self.extend(INSTALLED_APPS=["broken_app"])["refused"]
        self.assertIn("no_such_module", str(refused))
        self.assertEqual(html("{{ 1 }}"), "1")

    def test_an_app_whose_ready_fails_is_rolled_back(self) -> None:
        self.add_app("failing_app", {"__init__.py": "", "apps.py": FAILING_APP})
        self.assertIn("not today", str(self.extend(INSTALLED_APPS=["failing_app"])["refused"]))
        self.assertEqual(html("{% load humanize %}{{ 1000|intcomma }}"), "1,000")

    def test_late_settings_hold_from_then_on(self) -> None:
        self.extend(TEMPLATES=[{"OPTIONS": {"string_if_invalid": "(none)"}}])
        self.addCleanup(self.extend, TEMPLATES=[{"OPTIONS": {"string_if_invalid": ""}}])
        self.assertEqual(html("{{ missing }}"), "(none)")

    def test_a_late_language_and_zone_hold_and_bad_ones_are_refused(self) -> None:
        template = "{% load i18n %}{% translate 'Yes' %} {% now 'e' %}"
        self.addCleanup(self.extend, LANGUAGE_CODE="en-us", TIME_ZONE="UTC")
        self.assertEqual(self.extend(LANGUAGE_CODE="fr", TIME_ZONE="Asia/Tokyo")["refused"], [])
        self.assertEqual(html(template), "Oui JST")
        self.assertIn("TIME_ZONE", str(self.extend(TIME_ZONE="Mars/Base")["refused"]))
        self.assertEqual(html(template), "Oui JST")

    def test_the_database_may_be_named_again_but_not_changed(self) -> None:
        same = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
        self.assertEqual(self.extend(DATABASES=same)["refused"], [])
        self.assertEqual(html("x", settings={"DATABASES": same}), "x")
        other = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "other.db"}}
        self.assertIn("DATABASES", str(self.extend(DATABASES=other)["refused"]))
        self.assertIn("DATABASES", error("x", settings={"DATABASES": other})["message"])

    def test_names_that_are_no_settings_are_refused(self) -> None:
        self.assertIn("capitals", str(self.extend(lower=1)["refused"]))


class Merging(unittest.TestCase):
    """Settings of authors over the defaults."""

    def test_lists_of_options_grow_dicts_update_and_the_rest_replaces(self) -> None:
        base = [{"BACKEND": "b", "OPTIONS": {"builtins": ["a"], "libraries": {"x": "1"}, "autoescape": True}}]
        own = [{"OPTIONS": {"builtins": ["a", "c"], "libraries": {"y": "2"}, "autoescape": False}, "APP_DIRS": True}]
        merged = merge_templates(base, own)
        options = {"builtins": ["a", "c"], "libraries": {"x": "1", "y": "2"}, "autoescape": False}
        self.assertEqual(merged, [{"BACKEND": "b", "OPTIONS": options}])
        self.assertEqual(base[0]["OPTIONS"]["builtins"], ["a"])


class Door(unittest.TestCase):
    """Every request gets a reply."""

    def test_nonsense_is_answered_with_an_error(self) -> None:
        for text in ("{", "[]", '{"call": "dance", "args": {}}', "[" * 5000, '{"call": "render", "args": {}}'):
            with self.subTest(text[:20]):
                start()
                self.assertIn("error", json.loads(answer(text)))

    def test_data_nested_too_deeply_is_an_error_of_its_item(self) -> None:
        from tests.support import BASE

        start()
        contexts = [{"json": '{"x":' + "[" * 1500 + "]" * 1500 + "}", "tagged": False}]
        found = call("render", {**BASE, "template": "x", "contexts": contexts, "request": None})
        self.assertIn("1000 levels", found["error"]["message"])
        contexts = [{"json": '{"x":' + "[" * 800 + "]" * 800 + "}", "tagged": True}]
        found = call("render", {**BASE, "template": "{{ x|length }}", "contexts": contexts, "request": None})
        self.assertEqual(found["html"], "1")
