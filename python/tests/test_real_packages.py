"""Real packages, where the wheels that tests of packages use are on the machine (`.cache/test-wheels`)."""

import json
import unittest
import zipfile
from pathlib import Path
from typing import Any

from tests.fresh_page import fresh_page
from tests.support import BASE

WHEELS = Path(__file__).resolve().parents[2] / ".cache" / "test-wheels"
LIST = WHEELS / "wheels.json"

# In the order of installation, with what each requires.
PACKAGES: dict[str, list[str]] = {
    "django-crispy-forms": ["django"],
    "crispy-bootstrap5": ["django", "django-crispy-forms"],
    "crispy-bootstrap4": ["django", "django-crispy-forms"],
    "django-tables2": ["django"],
    "django-classy-tags": ["django"],
    "django-sekizai": ["django", "django-classy-tags"],
    "django-sitetree": ["django"],
    "django-widget-tweaks": [],
}
TOPS = {"crispy_forms", "crispy_bootstrap5", "crispy_bootstrap4", "django_tables2", "classytags", "sekizai", "sitetree"}
FORM = "from django import forms\nclass F(forms.Form):\n    name = forms.CharField()\nform = F()"
TABLE = "import django_tables2 as tables\nclass T(tables.Table):\n    a = tables.Column()\ntable = T([{'a': 'cell'}])"
TREE = """
from sitetree.toolbox import compose_dynamic_tree, item, register_dynamic_trees, tree
register_dynamic_trees(compose_dynamic_tree([tree("main", items=[item("{name}", "/", url_as_pattern=False)])]))
"""


@unittest.skipUnless(LIST.is_file(), f"no wheels in {WHEELS}")
class RealPackages(unittest.TestCase):
    """Packages as their documentation uses them, without any settings."""

    @classmethod
    def setUpClass(cls) -> None:
        """Start a page with all of them."""
        cls.call, folder = cls.enterClassContext(fresh_page({*TOPS, "widget_tweaks"}))
        wheels = {wheel["name"]: wheel for wheel in json.loads(LIST.read_text())["wheels"]}
        given: list[dict[str, Any]] = []
        for name, requires in PACKAGES.items():
            with zipfile.ZipFile(WHEELS / wheels[name]["filename"]) as wheel:
                wheel.extractall(folder)
            version = wheels[name]["version"]
            given.append({"name": name, "version": version, "requires": requires, "requested": True})
        cls.answered = cls.call("start", {"settings": {}, "packages": given, "folder": str(folder)})

    def html(self, template: str, packages: list[str], python: str = "", owner: str = "test") -> str:
        """Render what has to succeed."""
        item = {**BASE, "contexts": [], "request": None, "owner": owner}
        found = type(self).call("render", {**item, "template": template, "packages": packages, "python": python})
        self.assertTrue(found["ok"], found)
        return found["html"]

    def test_all_work(self) -> None:
        self.assertEqual(self.answered["refused"], [])

    def test_each_element_has_the_template_pack_that_it_asked_for(self) -> None:
        for _ in range(2):
            self.assertIn("mb-3", self.html("{{ form|crispy }}", ["crispy-bootstrap5"], FORM, "five"))
            self.assertIn("form-group", self.html("{{ form|crispy }}", ["crispy-bootstrap4"], FORM, "four"))

    def test_tags_that_need_a_request_or_a_context_processor_have_it(self) -> None:
        self.assertIn("cell", self.html("{% render_table table %}", ["django-tables2"], TABLE))
        template = "{% addtoblock 'js' %}<i>1</i>{% endaddtoblock %}[{% render_block 'js' %}]"
        self.assertEqual(self.html("{% load sekizai_tags %}" + template, ["django-sekizai"]), "[<i>1</i>\n]")

    def test_fields_get_attributes(self) -> None:
        self.assertIn(
            'class="big"', self.html("{% render_field form.name class='big' %}", ["django-widget-tweaks"], FORM)
        )

    def test_trees_of_elements_stay_apart(self) -> None:
        template = "{% load sitetree %}{% sitetree_tree from 'main' %}"
        for name in ("one", "two", "one"):
            shown = self.html(template, ["django-sitetree"], TREE.replace("{name}", name), f"tree-{name}")
            self.assertEqual([word for word in ("one", "two") if word in shown], [name])
        self.assertEqual(self.html(template, ["django-sitetree"]).strip(), "")
