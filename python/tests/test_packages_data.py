"""The data on known packages: its shape, and that its two files agree."""

from __future__ import annotations

import re
import unittest
from importlib.resources import files
from typing import Any, get_type_hints
from unittest.mock import patch

from django_playground.installed import normalise
from django_playground.packages.known import KnownPackage, TemplatePacks, known_packages
from django_playground.packages.states import PackageState, run_step

DOTTED = r"[A-Za-z_]\w*(?:\(\))?(?:\.[A-Za-z_]\w*(?:\(\))?)*"
STEP = re.compile(rf"{DOTTED}\(\)|{DOTTED} = {DOTTED}")


def read(name: str) -> Any:
    """Read one of the files."""
    import json

    return json.loads(files("django_playground").joinpath(name).read_text("utf-8"))


class Data(unittest.TestCase):
    """What contributors write."""

    def test_names_are_normalised_and_sorted(self) -> None:
        names = list(read("known_packages.json")["packages"])
        self.assertEqual(names, sorted(normalise(name) for name in names))

    def test_members_are_known_and_have_the_right_types(self) -> None:
        hints = get_type_hints(KnownPackage)
        for name, package in known_packages().items():
            for member, value in package.items():
                with self.subTest(name, member=member):
                    wanted = getattr(hints[member], "__origin__", hints[member])
                    self.assertIsInstance(value, dict if wanted is TemplatePacks else wanted)
                    self.assertTrue(value)
                    if isinstance(value, list):
                        self.assertTrue(all(type(item) is str for item in value))

    def test_all_members_are_explained(self) -> None:
        explained = " ".join(read("known_packages.json")["about"])
        for member in get_type_hints(KnownPackage):
            self.assertRegex(explained, rf"\b{member}\b")

    def test_steps_can_be_read(self) -> None:
        for name, package in known_packages().items():
            for step in [*package.get("switch", []), *package.get("render", [])]:
                with self.subTest(name):
                    self.assertIsNotNone(STEP.fullmatch(step), step)
            for path in package.get("keep", []):
                self.assertIsNotNone(re.fullmatch(DOTTED, path), path)

    def test_settings_are_written_in_capitals(self) -> None:
        for package in known_packages().values():
            for setting in [*package.get("settings", {}), *package.get("readOnce", [])]:
                self.assertTrue(setting.isupper(), setting)

    def test_the_pages_list_holds_exactly_the_settings_that_are_read_once(self) -> None:
        once = {setting for package in known_packages().values() for setting in package.get("readOnce", [])}
        self.assertEqual(read("page_settings.json"), sorted(once))


class Keeper:
    """What a package may have at the top of a module."""

    def __init__(self) -> None:
        """Begin with one entry of each kind."""
        self.trees: dict[str, Any] = {"base": ["x"]}
        self.names = ["base"]
        self.chosen = "first"
        self.other = "second"
        self.calls = 0

    def reset(self) -> Keeper:
        """Count the calls."""
        self.calls += 1
        return self


class Package:
    """A package with this data."""

    def __init__(self, **known: Any) -> None:
        """Take the data."""
        self.known = known


class Owner:
    """A project."""


class States(unittest.TestCase):
    """Steps and containers, of a module of these tests."""

    def setUp(self) -> None:
        """Put a keeper where steps find it."""
        import sys

        self.keeper = Keeper()
        self.enterContext(patch.object(sys.modules[__name__], "keeper", self.keeper, create=True))
        self.path = f"{__name__}.keeper"

    def test_steps_call_and_assign(self) -> None:
        run_step(f"{self.path}.reset().reset()")
        run_step(f"{self.path}.chosen = {self.path}.other")
        self.assertEqual((self.keeper.calls, self.keeper.chosen), (2, "second"))

    def test_steps_pass_over_what_is_not_there_but_not_over_errors(self) -> None:
        run_step("no_such_package.reset()")
        run_step(f"{self.path}.no_such_name.reset()")
        run_step(f"{self.path}.chosen = {self.path}.no_such_name")
        with self.assertRaises(TypeError):
            run_step(f"{self.path}.chosen()")

    def test_each_project_has_what_it_put_into_containers(self) -> None:
        state, first, second = PackageState(), Owner(), Owner()
        known: Any = Package(keep=[f"{self.path}.trees", f"{self.path}.names"])
        state.look_at([known])
        for owner, name in ((first, "a"), (second, "b")):
            state.enter(owner, switched=True)
            self.assertEqual((self.keeper.trees, self.keeper.names), ({"base": ["x"]}, ["base"]))
            self.keeper.trees["base"].append(name)
            self.keeper.names.append(name)
            state.remember(owner)
        state.enter(first, switched=True)
        self.assertEqual((self.keeper.trees, self.keeper.names), ({"base": ["x", "a"]}, ["base", "a"]))

    def test_steps_run_when_the_template_changes_or_each_time(self) -> None:
        state = PackageState()
        known: Any = Package(switch=[f"{self.path}.reset()"], render=[f"{self.path}.reset().reset()"])
        state.look_at([known])
        state.enter(Owner(), switched=True)
        self.assertEqual(self.keeper.calls, 3)
        state.enter(Owner(), switched=False)
        self.assertEqual(self.keeper.calls, 5)
