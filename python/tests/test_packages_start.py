"""A start with packages, and what each of them gives to elements."""

import sys
import unittest
from typing import Any

from tests.fresh_page import fresh_page
from tests.small_packages import SMALL, install
from tests.support import BASE

TOPS = {path.partition("/")[0] for files in SMALL.values() for path in files}
GOOD = ["Small.App", "other-app", "engine", "plain", "project"]
BAD = {
    "bad-import": "bad-import was left out: its app cannot be imported: ModuleNotFoundError",
    "bad-ready": "bad-ready was left out: its app failed in ready(): ValueError: not today",
    "bad-models": "bad-models was left out: its app has models that cannot be imported: ZeroDivisionError",
    "bad-tags": "bad-tags was left out: its app has a tag library wrong that cannot be imported: ModuleNotFoundError",
    "same-label": "same-label was left out: its app cannot be imported: ValueError: another app, 'small', has the",
}


class WithPackages(unittest.TestCase):
    """One page for all tests: packages that work beside others that do not."""

    @classmethod
    def setUpClass(cls) -> None:
        """Start the page."""
        cls.call, folder = cls.enterClassContext(fresh_page(TOPS))
        given = install(folder, [*GOOD, *BAD])
        cls.given, cls.folder = given, folder
        cls.answered = cls.call("start", {"settings": {}, "packages": given, "folder": str(folder)})

    def outcome(self, template: str, packages: list[str], **more: Any) -> dict[str, Any]:
        """Render for an element that asked for `packages`."""
        item = {**BASE, "contexts": [], "request": None, "template": template, "packages": packages, **more}
        return type(self).call("render", item)

    def html(self, template: str, packages: list[str], **more: Any) -> str:
        """Render what has to succeed."""
        found = self.outcome(template, packages, **more)
        self.assertTrue(found["ok"], found)
        return found["html"]

    def message(self, template: str, packages: list[str], **more: Any) -> str:
        """Render what has to fail and return the error's message."""
        found = self.outcome(template, packages, **more)
        self.assertFalse(found["ok"], found)
        return found["error"]["message"]

    def test_what_works_is_installed(self) -> None:
        names = {package["name"] for package in self.answered["installed"]}
        self.assertLessEqual({"small-app", "other-app", "engine", "plain", "django"}, names)
        self.assertFalse(names.intersection(BAD))

    def test_what_breaks_is_refused_alone_and_says_why(self) -> None:
        refused = {error["distribution"]: error for error in self.answered["refused"]}
        self.assertEqual(set(refused), set(BAD))
        for name, message in BAD.items():
            self.assertEqual(refused[name]["kind"], "distribution")
            self.assertIn(message, refused[name]["message"])
            self.assertNotIn(str(self.folder), refused[name]["message"])
        self.assertIn("no_such_module", refused["bad-import"]["suggestions"][0])

    def test_nothing_is_left_of_what_was_refused(self) -> None:
        from django.apps import apps
        from django.conf import settings

        self.assertFalse([name for name in sys.modules if name.startswith("bad_")])
        self.assertFalse([app for app in settings.INSTALLED_APPS if app.startswith("bad_")])
        self.assertFalse([config.name for config in apps.get_app_configs() if config.name.startswith("bad_")])
        self.assertNotIn("bad_", str(settings.TEMPLATES))

    def test_apps_come_before_djangos_own_and_projects_and_plain_packages_are_none(self) -> None:
        from django.conf import settings

        apps = [app for app in settings.INSTALLED_APPS if not app.startswith("django.")]
        self.assertEqual(apps, ["playground.apps.PlaygroundConfig", "small", "other", "engine"])

    def test_tags_of_own_packages_need_no_load(self) -> None:
        self.assertEqual(self.html("{% small %} {{ 1|small_it }}", ["small-app"]), "small of small 1 by small")
        self.assertEqual(self.html("{% shared %}", ["small-app"]), "shared of small")
        self.assertEqual(self.html("{% shared %}", ["other-app"]), "shared of other")

    def test_tags_of_all_packages_are_looked_for_when_no_own_one_has_them(self) -> None:
        self.assertEqual(self.html("{% other %}", ["small-app"]), "other of other")
        self.assertIn("Invalid block tag", self.message("{% shared %}", []))
        self.assertIn("Invalid block tag", self.message("{% shared %}", ["small-app", "other-app"]))
        self.assertIn("Invalid filter", self.message("{{ 1|shared_it }}", []))

    def test_private_libraries_are_not_looked_into(self) -> None:
        self.assertIn("Invalid block tag", self.message("{% hidden %}", ["small-app"]))

    def test_of_libraries_with_one_name_the_own_packages_counts(self) -> None:
        template = "{% load shared %}{% shared %}"
        self.assertEqual(self.html(template, ["small-app"]), "shared of small")
        self.assertEqual(self.html(template, ["other-app"]), "shared of other")
        self.assertEqual(self.html("{% load static %}{% ours %}", ["small-app"]), "ours of small")
        self.assertEqual(self.html("{% load static %}{% static 'a' %}", ["other-app"]), "/static/a")

    def test_templates_of_apps_are_found(self) -> None:
        self.assertEqual(self.html("{% include 'small.html' %}", []), "small of small")

    def test_loaders_serve_who_asked_for_them(self) -> None:
        self.assertEqual(self.html("<shout>{% include 'a.html' %}", ["small-app"], files={"a.html": "b"}), "<shout>b")
        self.assertEqual(self.html("{% include 'engine.html#part' %}", ["other-app"]), "engine")
        self.assertIn("engine.html#part", self.message("{% include 'engine.html#part' %}", ["small-app"]))

    def test_context_processors_serve_who_asked_for_them_and_may_fail(self) -> None:
        self.assertEqual(self.html("{{ small }}{{ private }}", ["small-app"]), "processed /")
        self.assertEqual(self.html("{{ small }}", ["other-app"]), "")

    def test_a_context_processor_that_an_author_names_may_not_fail(self) -> None:
        named = {"TEMPLATES": [{"OPTIONS": {"context_processors": ["small.context_processors.failing"]}}]}
        self.assertEqual(self.message("x", ["small-app"], settings=named), "nobody asked for me")

    def test_an_engine_of_a_package_serves_who_asked_for_it(self) -> None:
        python = "def setup_request(request):\n    from django.template import engines\n"
        python += "    request.engine = type(engines['django']).__module__"
        template = "{{ request.engine }}"
        self.assertEqual(self.html(template, ["engine"], python=python), "engine")
        self.assertEqual(self.html(template, [], python=python), "django.template.backends.django")
        chosen = {"TEMPLATES": [{"BACKEND": "django.template.backends.django.DjangoTemplates"}]}
        self.assertEqual(
            self.html(template, ["engine"], python=python, settings=chosen), "django.template.backends.django"
        )

    def test_an_engine_of_a_package_chooses_its_own_loaders(self) -> None:
        python = "def setup_request(request):\n    from django.template import engines\n"
        python += "    request.app_dirs = engines['django'].app_dirs"
        self.assertEqual(self.html("{{ request.app_dirs }}", ["engine"], python=python), "True")
        self.assertEqual(self.html("{{ request.app_dirs }}", ["engine", "other-app"], python=python), "False")

    def test_finders_that_can_be_made_are_used(self) -> None:
        python = "from django.contrib.staticfiles import finders\nfound = finders.find('small/x.css')"
        self.assertEqual(self.html("{{ found }}", [], python=python), "/found/small/x.css")

    def test_urls_of_apps_are_below_their_names(self) -> None:
        self.assertEqual(self.html("{% url 'small:home' %}", []), "/small/home/")
        python = "from django.urls import path\nurlpatterns = [path('x/', id, name='mine')]"
        self.assertEqual(self.html("{% url 'mine' %}", [], python=python), "/x/")

    def test_models_have_tables(self) -> None:
        python = "from small.models import Thing\nThing.objects.create(name='x')\ncount = Thing.objects.count()"
        self.assertEqual(self.html("{{ count }}", [], python=python), "1")

    def test_validation_knows_the_packages(self) -> None:
        item = {**BASE, "template": "{% small %}{% shared %}", "packages": ["small-app"]}
        self.assertEqual(type(self).call("validate", item), {"valid": True})

    def test_the_same_needs_again_change_nothing_and_tell_the_same(self) -> None:
        needs = {"settings": {}, "packages": self.given, "folder": str(self.folder)}
        self.assertEqual(type(self).call("extend", needs), self.answered)

    def test_another_version_of_what_runs_takes_a_restart_and_changes_nothing(self) -> None:
        given = [{**package, "version": "2.0"} for package in self.given]
        needs = {"settings": {"TIME_ZONE": "Asia/Tokyo"}, "packages": given, "folder": str(self.folder)}
        self.assertEqual(type(self).call("extend", needs), {"restart": "small-app 1.0 runs, 2.0 is asked for."})
        self.assertEqual(self.html("{% now 'e' %}", []), "UTC")


class AuthorsSettings(unittest.TestCase):
    """What authors say counts more than what was found."""

    def test_settings_of_the_page_win(self) -> None:
        finders = ["django.contrib.staticfiles.finders.FileSystemFinder"]
        loaders = [("django.template.loaders.cached.Loader", ["django.template.loaders.filesystem.Loader"])]
        settings = {
            "INSTALLED_APPS": ["small.apps.Config", "other"],
            "STATICFILES_FINDERS": finders,
            "ROOT_URLCONF": "django_playground.urls",
            "TEMPLATES": [{"OPTIONS": {"loaders": loaders}}],
        }
        with fresh_page(TOPS) as (call, folder):
            given = install(folder, ["Small.App", "other-app"])
            answered = call("start", {"settings": settings, "packages": given, "folder": str(folder)})
            self.assertEqual(answered["refused"], [])
            from django.conf import settings as running

            self.assertEqual(running.STATICFILES_FINDERS, finders)
            self.assertEqual(running.ROOT_URLCONF, "django_playground.urls")
            own = [app for app in running.INSTALLED_APPS if not app.startswith("django.")]
            self.assertEqual(own, ["playground.apps.PlaygroundConfig", "small.apps.Config", "other"])
            item = {**BASE, "contexts": [], "request": None, "template": "{% small %}", "packages": ["small-app"]}
            self.assertEqual(call("render", item)["html"], "small of small")
            item["template"] = "{% include 'small.html' %}"
            self.assertEqual(call("render", item)["error"]["exception"], "TemplateDoesNotExist")

    def test_a_page_without_packages_imports_nothing_for_them(self) -> None:
        with fresh_page(TOPS) as (call, _):
            call("start", {"settings": {}, "packages": [], "folder": ""})
            call("render", {**BASE, "contexts": [], "request": None, "template": "x", "packages": []})
            self.assertFalse([name for name in sys.modules if name.startswith("django_playground.packages")])
