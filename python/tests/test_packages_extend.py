"""Packages that come while Django runs."""

import sys
import unittest
from typing import Any
from unittest.mock import patch

from tests.fresh_page import fresh_page
from tests.small_packages import SMALL, install
from tests.support import BASE

TOPS = {path.partition("/")[0] for files in SMALL.values() for path in files}
KEPT = "from django.contrib.auth.models import User\nUser.objects.create(username='kept')\ncount = User.objects.count"


class LatePackages(unittest.TestCase):
    """Each test has a page that was started without packages."""

    def setUp(self) -> None:
        """Start the page."""
        self.call, self.folder = self.enterContext(fresh_page(TOPS))
        self.call("start", {"settings": {}})

    def extend(self, names: list[str], settings: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
        """Ask for these packages, besides all earlier ones."""
        given = install(self.folder, names, **more)
        return self.call("extend", {"settings": settings or {}, "packages": given, "folder": str(self.folder)})

    def outcome(self, template: str, packages: list[str], **more: Any) -> dict[str, Any]:
        """Render for an element that asked for `packages`."""
        item = {**BASE, "contexts": [], "request": None, "template": template, "packages": packages, **more}
        return self.call("render", item)

    def html(self, template: str, packages: list[str], **more: Any) -> str:
        """Render what has to succeed."""
        found = self.outcome(template, packages, **more)
        self.assertTrue(found["ok"], found)
        return found["html"]

    def test_a_late_package_works_and_earlier_elements_go_on(self) -> None:
        self.assertEqual(self.html("{{ count }}", [], python=KEPT, owner="kept"), "1")
        self.assertFalse(self.outcome("{% small %}", ["small-app"])["ok"])
        answered = self.extend(["Small.App"])
        self.assertEqual(answered["refused"], [])
        self.assertIn({"name": "small-app", "version": "1.0"}, answered["installed"])
        template = "{% small %} {{ small }} {% url 'small:home' %}"
        self.assertEqual(self.html(template, ["small-app"]), "small of small processed / /small/home/")
        self.assertEqual(self.html("{{ count }}", [], python=KEPT, owner="kept"), "1")
        python = "from small.models import Thing\ncount = Thing.objects.count()"
        self.assertEqual(self.html("{{ count }}", ["small-app"], python=python), "0")

    def test_late_apps_come_before_djangos_own(self) -> None:
        from django.apps import apps
        from django.conf import settings

        self.extend(["Small.App"])
        self.extend(["Small.App", "other-app"])
        entries = ["playground.apps.PlaygroundConfig", "small", "other", "django.contrib.contenttypes"]
        self.assertEqual(list(settings.INSTALLED_APPS)[:4], entries)
        labels = [config.label for config in apps.get_app_configs()]
        self.assertEqual(labels[:4], ["playground", "small", "other", "contenttypes"])

    def test_ready_runs_once(self) -> None:
        counting = {**SMALL["Small.App"]}
        counting["small/apps.py"] = counting["small/apps.py"].replace(
            "pass", "import small; small.count = 1 + getattr(small, 'count', 0)"
        )
        with patch.dict(SMALL, {"Small.App": counting}):
            self.extend(["Small.App"])
        self.extend(["Small.App", "other-app"])
        self.assertEqual(self.html("{{ n }}", [], python="import small\nn = small.count"), "1")

    def test_what_breaks_is_rolled_back_and_tried_again_when_something_comes(self) -> None:
        answered = self.extend(["needs-small", "bad-ready", "bad-tags"])
        self.assertEqual([e["distribution"] for e in answered["refused"]], ["needs-small", "bad-ready", "bad-tags"])
        self.assertEqual(self.html("{% load humanize %}{{ 1000|intcomma }}", []), "1,000")
        self.assertFalse([name for name in sys.modules if name.startswith("bad_")])
        answered = self.extend(["Small.App", "needs-small", "bad-ready"])
        self.assertEqual([error["distribution"] for error in answered["refused"]], ["bad-ready"])
        self.assertEqual(self.html("{% include 'needs.html' %}", ["needs-small"]), "needs")
        self.assertEqual(self.html("{% small %}", ["needs-small"]), "small of small")

    def test_packages_that_cannot_share_a_django_are_told_apart(self) -> None:
        from django_playground.packages.known import known_packages

        with patch.dict(known_packages(), {"other-app": {"conflicts": {"small-app": "Both want the same."}}}):
            refused = self.extend(["Small.App", "other-app"])["refused"]
        self.assertEqual(len(refused), 1)
        message = "other-app was left out: it cannot share one Django with small-app. Both want the same."
        self.assertEqual((refused[0]["distribution"], refused[0]["message"]), ("other-app", message))
        self.assertEqual(self.html("{% small %}", ["small-app"]), "small of small")

    def test_what_is_known_to_need_a_restart_gets_one(self) -> None:
        from django_playground.packages.known import known_packages

        with patch.dict(known_packages(), {"small-app": {"restart": "It must be first."}}):
            self.assertEqual(self.extend(["Small.App"]), {"restart": "It must be first."})
        self.assertNotIn(str(self.folder), sys.path)

    def test_a_module_that_came_from_elsewhere_takes_a_restart(self) -> None:
        with patch.dict(sys.modules, {"plain": unittest}):
            self.assertEqual(self.extend(["plain"]), {"restart": "Another version of plain runs already."})

    def test_a_setting_that_is_read_once_takes_a_restart_when_it_changes(self) -> None:
        from django_playground.packages.known import known_packages

        with patch.dict(known_packages(), {"small-app": {"readOnce": ["SMALL_SIZE"]}}):
            self.assertNotIn("restart", self.extend(["Small.App"], {"SMALL_SIZE": 1}))
            self.assertNotIn("restart", self.extend(["Small.App"], {"SMALL_SIZE": 1, "OTHER": 2}))
            answered = self.extend(["Small.App"], {"SMALL_SIZE": 2})
            self.assertEqual(answered, {"restart": "small-app reads the setting SMALL_SIZE only once."})

    def test_defaults_of_known_packages_give_way_to_authors(self) -> None:
        from django_playground.packages.known import known_packages

        defaults = {"SMALL_SIZE": 1, "SMALL_NAME": "known", "AUTHENTICATION_BACKENDS": ["small.Backend"]}
        python = "from django.conf import settings\n"
        with patch.dict(known_packages(), {"small-app": {"settings": defaults}}):
            self.extend(["Small.App"], {"SMALL_SIZE": 5})
        template = "{{ settings.SMALL_SIZE }} {{ settings.SMALL_NAME }} {{ settings.AUTHENTICATION_BACKENDS|join:' ' }}"
        backends = "django.contrib.auth.backends.ModelBackend small.Backend"
        self.assertEqual(self.html(template, [], python=python), f"5 known {backends}")

    def test_leftover_markup_is_warned_of_where_the_package_is_asked_for(self) -> None:
        from django_playground.packages.known import known_packages

        with patch.dict(known_packages(), {"small-app": {"leftovers": ["<s-"]}}):
            self.extend(["Small.App"])
            found = self.outcome("<s-x>", ["small-app"])
            self.assertEqual(
                found["warnings"], ["The output still contains <s-…, which small-app should have replaced."]
            )
            self.assertNotIn("warnings", self.outcome("<s-x>", []))
            self.assertNotIn("warnings", self.outcome("<x>", ["small-app"]))


PACKS = {
    "Small.App": SMALL["Small.App"],
    "pack-one": {"pack_one/__init__.py": "", "pack_one/templates/one/form.html": "one"},
    "pack-two": {"pack_two/__init__.py": "", "pack_two/templates/two/form.html": "two"},
}


class TemplatePacks(unittest.TestCase):
    """Packs of templates for a package that needs a setting to choose one."""

    def test_each_element_has_the_pack_that_it_asked_for(self) -> None:
        rule = {"markers": ["form.html"], "chosen": "SMALL_PACK", "all": "SMALL_PACKS"}
        with patch.dict(SMALL, PACKS), fresh_page({*TOPS, "pack_one", "pack_two"}) as (call, folder):
            from django_playground.packages.known import known_packages

            given = install(folder, list(PACKS))
            for package in given[1:]:
                package["requires"] = ["small-app"]
            with patch.dict(known_packages(), {"small-app": {"templatePacks": rule}}):
                call("start", {"settings": {}, "packages": given, "folder": str(folder)})
                for packages, shown in (
                    (["pack-one"], "one of one two"),
                    (["pack-two"], "two of one two"),
                    ([], "one of one two"),
                ):
                    item = {**BASE, "contexts": [], "request": None, "packages": packages}
                    item["python"] = "from django.conf import settings"
                    item["template"] = "{{ settings.SMALL_PACK }} of {{ settings.SMALL_PACKS|join:' ' }}"
                    self.assertEqual(call("render", item)["html"], shown)
                item["settings"] = {"SMALL_PACK": "mine"}
                self.assertEqual(call("render", item)["html"], "mine of one two")
