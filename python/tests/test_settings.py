"""Settings that hold for one render alone."""

import unittest
from typing import Any

from tests.support import error, html


def options(**given: Any) -> dict[str, Any]:
    """Return settings with OPTIONS of the engine."""
    return {"TEMPLATES": [{"OPTIONS": given}]}


MOMENT = {"d": {"$": "datetime", "v": "2026-02-01T22:00:00Z"}}


class EngineOptions(unittest.TestCase):
    """TEMPLATES[0].OPTIONS is merged into the engine's."""

    def test_options_hold_for_one_render(self) -> None:
        template = "{{ missing }}{{ x }}"
        self.assertEqual(html(template, {"x": "<"}, settings=options(string_if_invalid="?%s?")), "?missing?&lt;")
        self.assertEqual(html(template, {"x": "<"}, settings=options(autoescape=False)), "<")
        self.assertEqual(html(template, {"x": "<"}), "&lt;")

    def test_builtins_and_libraries_are_added(self) -> None:
        humanize = "django.contrib.humanize.templatetags.humanize"
        self.assertEqual(html("{{ 1000|intcomma }}", settings=options(builtins=[humanize])), "1,000")
        self.assertEqual(html("{% load h %}{{ 1000|intcomma }}", settings=options(libraries={"h": humanize})), "1,000")
        self.assertEqual(error("{{ 1000|intcomma }}")["exception"], "TemplateSyntaxError")

    def test_context_processors_are_added_to_the_usual_ones(self) -> None:
        python = "def provide(request):\n    return {'extra': request.path}"
        settings = options(context_processors=["playground.provide"])
        self.assertEqual(html("{{ extra }} {{ user }}", python=python, settings=settings), "/ AnonymousUser")


class PlainSettings(unittest.TestCase):
    """Anything that Django's tests may override."""

    def test_language_and_time_zone(self) -> None:
        settings = {"LANGUAGE_CODE": "fr", "TIME_ZONE": "Asia/Tokyo"}
        template = "{{ d|date:'l H:i' }}{% load i18n %} {% translate 'Yes' %} {{ LANGUAGE_CODE }}"
        for _ in range(2):
            self.assertEqual(html(template, MOMENT, tagged=True, settings=settings), "lundi 07:00 Oui fr")
            self.assertEqual(html(template, MOMENT, tagged=True), "Sunday 22:00 Yes en-us")

    def test_time_zone_support_can_be_off(self) -> None:
        python = "from django.utils import timezone\nd = timezone.now()\naware = timezone.is_aware(d)"
        self.assertEqual(html("{{ aware }}", python=python, settings={"USE_TZ": False}), "False")
        self.assertEqual(html("{{ aware }}", python=python), "True")

    def test_number_formats(self) -> None:
        settings = {"USE_THOUSAND_SEPARATOR": True, "LANGUAGE_CODE": "de"}
        self.assertEqual(html("{{ 1234567.5 }}", settings=settings), "1.234.567,5")
        self.assertEqual(html("{{ 1234567.5 }}"), "1234567.5")

    def test_static_and_media_urls(self) -> None:
        template = "{% load static %}{% static 'a.css' %} {{ STATIC_URL }}"
        self.assertEqual(html(template, settings={"STATIC_URL": "/x/"}), "/x/a.css /x/")
        self.assertEqual(html(template), "/static/a.css /static/")

    def test_static_files_of_the_project_are_found(self) -> None:
        python = "from django.contrib.staticfiles import finders\nfound = finders.find('css/x.css') is not None"
        self.assertEqual(html("{{ found }}", python=python, files={"static/css/x.css": ""}), "True")
        self.assertEqual(html("{{ found }}", python=python), "False")

    def test_caches_and_messages(self) -> None:
        settings = {
            "CACHES": {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}},
            "MESSAGE_TAGS": {"20": "note"},
        }
        python = "from django.core.cache import cache\ncache.set('a', 1)\na = cache.get('a')"
        self.assertEqual(html("{{ a }}", python=python, settings=settings), "None")
        self.assertEqual(html("{{ a }}", python=python), "1")

    def test_python_sees_the_settings(self) -> None:
        python = "from django.conf import settings\nfound = getattr(settings, 'MY_SETTING', 'none')"
        self.assertEqual(html("{{ found }}", python=python, settings={"MY_SETTING": "mine"}), "mine")
        self.assertEqual(html("{{ found }}", python=python), "none")


class Refusals(unittest.TestCase):
    """A bad setting fails its own item and nothing else."""

    def test_bad_settings_are_errors_of_the_item(self) -> None:
        bad: list[tuple[dict[str, Any], str]] = [
            ({"TIME_ZONE": "Mars/Base"}, "Mars/Base"),
            ({"LANGUAGE_CODE": 3}, "LANGUAGE_CODE must be text, not 3"),
            ({"TEMPLATES": {"OPTIONS": {}}}, "TEMPLATES must be a list of engines"),
            ({"TEMPLATES": [{"BACKEND": "no.such.Backend"}]}, "no"),
            (options(builtins=["no.such.library"]), "no.such.library"),
            (options(no_such_option=1), "no_such_option"),
            (options(context_processors=["no.such.processor"]), "no"),
            ({"STATICFILES_FINDERS": ["no.such.Finder"]}, ""),
            ({"lower": 1}, "capitals"),
            ({"INSTALLED_APPS": ["no.such.app"]}, "no.such.app"),
            ({"DATABASES": {"default": {"NAME": "x"}}}, "DATABASES"),
        ]
        template = "{% load static %}{% static 'a' %}{{ request.path }}"
        for settings, message in bad:
            with self.subTest(settings):
                if message:
                    self.assertIn(message, error(template, settings=settings)["message"])
                self.assertEqual(html(template), "/static/a/")

    def test_apps_that_are_installed_may_be_named(self) -> None:
        self.assertEqual(html("x", settings={"INSTALLED_APPS": ["django.contrib.humanize"]}), "x")
