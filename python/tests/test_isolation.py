"""Elements do not see each other's files, tag libraries, models, rows or Python names."""

import unittest

from tests.support import error, html

MODELS = """
from django.contrib.auth.models import User
from django.db import models
from django.db.models.signals import post_save
from django.dispatch import receiver

class Book(models.Model):
    title = models.CharField(max_length=9)
    author = models.ForeignKey(User, models.CASCADE)
    readers = models.ManyToManyField(User, related_name="read_{name}")

saved = []

@receiver(post_save)
def remember(sender, instance, **kwargs):
    saved.append(sender.__name__)

user = User.objects.create(username="{name}")
book = Book.objects.create(title="{name}", author=user)
book.readers.add(user)
"""
SHOW = "{{ user.username }} {% for b in user.book_set.all %}{{ b.title }}{% endfor %} {{ saved|join:',' }}"


class Models(unittest.TestCase):
    """Two owners with a model of the same name."""

    def test_models_rows_and_signals_stay_apart_and_survive(self) -> None:
        for name in ("ada", "bob", "ada", "bob"):
            python = MODELS.replace("{name}", name)
            self.assertEqual(html(SHOW, python=python, owner=f"models-{name}"), f"{name} {name} User,Book")

    def test_relations_do_not_reach_other_owners(self) -> None:
        html(SHOW, python=MODELS.replace("{name}", "ada"), owner="models-ada")
        python = "from django.contrib.auth.models import User\nfields = [f.name for f in User._meta.get_fields()]"
        shown = html("{{ fields|join:' ' }}", python=python, owner="other")
        self.assertNotIn("book", shown)
        python = (
            "from django.contrib.auth.models import User\nfound = [n for n in dir(User) if 'book' in n or 'read_' in n]"
        )
        self.assertEqual(html("{{ found|length }}", python=python, owner="other"), "0")

    def test_a_changed_script_may_define_the_same_model_again(self) -> None:
        for number in range(3):
            python = MODELS.replace("{name}", "eve") + f"number = {number}"
            self.assertEqual(html("{{ number }}{{ book.title }}", python=python, owner="again"), f"{number}eve")


class Names(unittest.TestCase):
    """Python, templates and libraries."""

    def test_modules_do_not_reach_other_owners(self) -> None:
        files = {"helper.py": "a = {}"}
        for owner in ("x", "y", "x"):
            mine = {"helper.py": files["helper.py"].format(ord(owner))}
            python = "def late():\n    import helper\n    return helper.a"
            self.assertEqual(html("{{ late }}", python=python, files=mine, owner=owner), str(ord(owner)))
        self.assertEqual(error("x", python="import helper", owner="z")["exception"], "ModuleNotFoundError")

    def test_templates_and_libraries_of_the_same_name_stay_apart(self) -> None:
        library = (
            "from django import template\nregister = template.Library()\n@register.simple_tag\ndef who(): return '{}'"
        )
        for owner in ("x", "y", "x"):
            files = {"templatetags/me.py": library.format(owner), "part.html": f"part of {owner}"}
            shown = html("{% load me %}{% who %} {% include 'part.html' %}", files=files, owner=owner)
            self.assertEqual(shown, f"{owner} part of {owner}")
        self.assertEqual(error("{% load me %}", owner="z")["exception"], "TemplateSyntaxError")
        self.assertEqual(error("{% include 'part.html' %}", owner="z")["exception"], "TemplateDoesNotExist")

    def test_urls_stay_apart(self) -> None:
        for owner in ("x", "y", "x"):
            python = f"from django.urls import path\nurlpatterns = [path('{owner}/', id, name='home')]"
            self.assertEqual(html("{% url 'home' %}", python=python, owner=owner), f"/{owner}/")


class State(unittest.TestCase):
    """What a script or a render sets for its thread."""

    def test_language_and_time_zone_of_a_script_hold_for_its_renders_only(self) -> None:
        python = (
            "import zoneinfo\nfrom django.utils import timezone, translation\n"
            "translation.activate('de')\ntimezone.activate(zoneinfo.ZoneInfo('Asia/Tokyo'))"
        )
        template = "{% load i18n %}{% translate 'Yes' %} {% now 'e' %}"
        for _ in range(2):
            self.assertEqual(html(template, python=python, owner="japan"), "Ja JST")
            self.assertEqual(html(template, owner="other"), "Yes UTC")

    def test_a_request_that_activates_a_language_leaves_nothing(self) -> None:
        python = "from django.utils import translation\ndef setup_request(request):\n    translation.activate('fr')"
        template = "{% load i18n %}{% translate 'Yes' %}"
        self.assertEqual(html(template, python=python), "Oui")
        self.assertEqual(html(template), "Yes")

    def test_every_render_begins_with_the_scripts_cache(self) -> None:
        python = "from django.core.cache import cache\ncache.set('a', 1)\ndef a():\n    return cache.incr('a')"
        template = "{% load cache %}{% cache 500 part %}{{ x }}{% endcache %}{{ a }}"
        for x in (1, 2):
            self.assertEqual(html(template, {"x": x}, python=python), f"{x}2")

    def test_stored_files_stay_apart(self) -> None:
        python = (
            "from django.core.files.base import ContentFile\nfrom django.core.files.storage import default_storage\n"
            "name = default_storage.save('a.txt', ContentFile('x'))"
        )
        for owner in ("store-1", "store-2"):
            self.assertEqual(html("{{ name }}", python=python, owner=owner), "a.txt")
