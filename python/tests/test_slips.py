"""Names that were hardly meant, and those that are merely alike."""

import unittest

from tests.support import start


class Slips(unittest.TestCase):
    """Pairs of what is written and what is there."""

    def check(self, expected: bool, *pairs: tuple[str, str]) -> None:
        """Compare what is told of each pair."""
        start()
        from django_playground.introspection.slips import is_slip

        for written, name in pairs:
            with self.subTest(f"{written} for {name}"):
                self.assertEqual(is_slip(written, name), expected)

    def test_slips(self) -> None:
        self.check(True, ("nmae", "name"), ("usr", "user"), ("is_amdin", "is_admin"), ("colour", "color"))

    def test_other_names(self) -> None:
        self.check(False, ("item", "items"), ("users", "user"), ("image2", "image1"), ("nickname", "name"))
        self.check(False, ("title_de", "title_en"), ("last_name", "first_name"), ("price_max", "price_min"), ("x", "y"))
