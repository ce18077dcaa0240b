"""What editors are told of real packages, where their wheels are on the machine (`.cache/test-wheels`)."""

import json
import unittest
import zipfile
from typing import Any

from tests.fresh_page import fresh_page
from tests.support import BASE
from tests.test_real_packages import FORM, LIST, WHEELS

PACKAGES: dict[str, list[str]] = {
    "django-crispy-forms": ["django"],
    "crispy-bootstrap5": ["django", "django-crispy-forms"],
    "django-classy-tags": ["django"],
    "django-sekizai": ["django", "django-classy-tags"],
    "django-widget-tweaks": [],
}


@unittest.skipUnless(LIST.is_file(), f"no wheels in {WHEELS}")
class Packages(unittest.TestCase):
    """Tags, filters and templates of packages, and templates that use them."""

    @classmethod
    def setUpClass(cls) -> None:
        """Start a page with all of them."""
        tops = {"crispy_forms", "crispy_bootstrap5", "classytags", "sekizai", "widget_tweaks"}
        cls.call, folder = cls.enterClassContext(fresh_page(tops))
        wheels = {wheel["name"]: wheel for wheel in json.loads(LIST.read_text())["wheels"]}
        given: list[dict[str, Any]] = []
        for name, requires in PACKAGES.items():
            with zipfile.ZipFile(WHEELS / wheels[name]["filename"]) as wheel:
                wheel.extractall(folder)
            given.append({"name": name, "version": "1", "requires": requires, "requested": True})
        cls.call("start", {"settings": {}, "packages": given, "folder": str(folder)})
        cls.item = {**BASE, "contexts": [], "request": None, "packages": list(PACKAGES), "python": FORM}

    def diagnose(self, template: str) -> list[dict[str, Any]]:
        """Diagnose one template."""
        return type(self).call("diagnose", {"item": {**self.item, "template": template}})["diagnostics"]

    def test_tags_and_filters_come_with_their_libraries(self) -> None:
        found = type(self).call("inspect", {"item": {**self.item, "template": ""}})
        tags = {(tag["library"], tag["name"]): tag for tag in found["tags"]}
        self.assertIn("You need to pass in at least the form", tags["crispy_forms_tags", "crispy"]["doc"])
        self.assertEqual(tags["sekizai_tags", "addtoblock"]["end"], "endaddtoblock")
        self.assertEqual(tags["sekizai_tags", "with_data"]["end"], "end_with_data")
        self.assertNotIn("end", tags["sekizai_tags", "render_block"])
        filters = {(one["library"], one["name"]): one["argument"] for one in found["filters"]}
        self.assertEqual(filters["crispy_forms_tags", "crispy"], "optional")
        self.assertEqual(filters["widget_tweaks", "add_class"], "required")
        self.assertIn("bootstrap5/field.html", found["templates"])

    def test_templates_that_use_them_are_right(self) -> None:
        for template in (
            "{% load crispy_forms_tags %}{% crispy form %}{{ form|crispy }}",
            "{{ form.name|as_crispy_field }}{% render_field form.name class='big' %}",
            "{% addtoblock 'js' %}{{ form.name.label }}{% endaddtoblock %}{% render_block 'js' %}",
        ):
            with self.subTest(template):
                self.assertEqual(self.diagnose(template), [])

    def test_faults_in_them_are_found(self) -> None:
        (unclosed,) = self.diagnose("a {% addtoblock 'js' %}x")
        self.assertEqual((unclosed["column"], unclosed["length"]), (3, 21))
        (misspelt,) = self.diagnose("{{ form|crispi }}")
        self.assertEqual(misspelt["fixes"][0]["text"], "crispy")
        (hint,) = self.diagnose("{{ form|crispy }}{{ form.nmae }}")
        self.assertEqual((hint["severity"], hint["fixes"][0]["text"]), ("hint", "name"))
