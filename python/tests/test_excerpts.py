"""Places in texts and the lines around them."""

import unittest

from django_playground.excerpts import Place, excerpt, place_of


class Places(unittest.TestCase):
    """Positions become lines and columns that count from 1."""

    def test_positions_become_lines_and_columns(self) -> None:
        source = "ab\ncd {{ x }}\nef"
        self.assertEqual(place_of(source, 0, 2), Place(1, 1, 2))
        self.assertEqual(place_of(source, 6, 13), Place(2, 4, 7))

    def test_a_fault_over_two_lines_ends_with_its_first(self) -> None:
        self.assertEqual(place_of("abc\ndef", 1, 6), Place(1, 2, 2))


class Excerpts(unittest.TestCase):
    """The lines around a place."""

    def test_the_caret_stands_under_the_fault(self) -> None:
        source = "\n".join(f"line {number}" for number in range(1, 12))
        self.assertEqual(
            excerpt(source, Place(9, 6, 1)),
            " 7 | line 7\n 8 | line 8\n 9 | line 9\n          ^\n10 | line 10\n11 | line 11",
        )

    def test_a_long_line_is_cut_around_the_fault(self) -> None:
        shown = excerpt("x" * 5000 + "{{ bad }}" + "y" * 5000, Place(1, 5001, 9)).split("\n")
        self.assertLess(len(shown[0]), 200)
        start = shown[1].index("^")
        self.assertEqual(shown[0][start : start + 9], "{{ bad }}")
        self.assertEqual(shown[1].count("^"), 9)
