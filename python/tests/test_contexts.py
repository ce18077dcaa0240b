"""Decoding of context texts."""

import json
import math
import unittest
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.utils.safestring import SafeString

from django_playground.contexts import ContextError, decode_context, decode_contexts


def value_of(mark: Any) -> Any:
    """Decode one marked value."""
    return decode_context({"json": json.dumps({"x": mark}), "tagged": True})["x"]


class Marks(unittest.TestCase):
    """Each mark gives its Python type."""

    def test_marks_give_python_values(self) -> None:
        cases: list[tuple[str, Any, Any]] = [
            ("datetime", "2026-01-02T03:04:05.678Z", datetime(2026, 1, 2, 3, 4, 5, 678000, UTC)),
            ("datetime", "2026-01-02T03:00:00+02:00", datetime(2026, 1, 2, 1, tzinfo=UTC)),
            ("datetime", "2026-01-02T03:04:05", datetime(2026, 1, 2, 3, 4, 5)),
            ("date", "2026-01-31", date(2026, 1, 31)),
            ("time", "12:30:00", time(12, 30)),
            ("timedelta", 90, timedelta(seconds=90)),
            ("map", [[1, "a"], ["1", "b"]], {1: "a", "1": "b"}),
            ("set", [1, 2], {1, 2}),
            ("tuple", [1, [2]], (1, [2])),
            ("int", "123456789012345678901234567890", 123456789012345678901234567890),
            ("decimal", "1.10", Decimal("1.10")),
            ("float", "-inf", -math.inf),
            ("bytes", "AP8=", b"\x00\xff"),
            ("safe", "<b>", SafeString("<b>")),
            ("object", [["$", "x"], ["v", 1]], {"$": "x", "v": 1}),
        ]
        for kind, wire, expected in cases:
            with self.subTest(kind, wire=wire):
                found = value_of({"$": kind, "v": wire})
                self.assertEqual(found, expected)
                self.assertIs(type(found), type(expected))

    def test_zero_keeps_its_sign_and_nan_is_nan(self) -> None:
        self.assertEqual(math.copysign(1, value_of({"$": "float", "v": "-0"})), -1)
        self.assertTrue(math.isnan(value_of({"$": "float", "v": "nan"})))

    def test_marks_nest(self) -> None:
        inner = {"$": "map", "v": [[{"$": "tuple", "v": [1, 2]}, {"$": "set", "v": ["a"]}]]}
        self.assertEqual(value_of([inner]), [{(1, 2): {"a"}}])

    def test_what_is_equal_in_python_alone_is_not_lost(self) -> None:
        for kind, wire in [
            ("set", [1, True]),
            ("set", [0, {"$": "float", "v": "-0"}]),
            ("map", [[1, "a"], [True, "b"]]),
        ]:
            with self.subTest(kind), self.assertRaisesRegex(ContextError, "are equal in Python, as 1 and True are"):
                value_of({"$": kind, "v": wire})
        self.assertEqual(value_of({"$": "map", "v": [[1, "a"], ["1", "b"]]}), {1: "a", "1": "b"})

    def test_a_bad_value_says_which_type_it_has(self) -> None:
        bad = [("set", [[1]]), ("int", "x"), ("datetime", "soon"), ("decimal", "x"), ("bytes", "?"), ("map", [[[], 1]])]
        for kind, wire in bad:
            with self.subTest(kind), self.assertRaisesRegex(ContextError, f"type '{kind}'"):
                value_of({"$": kind, "v": wire})
        with self.assertRaisesRegex(ContextError, "unknown type 'Date'"):
            value_of({"$": "Date", "v": ""})


class Texts(unittest.TestCase):
    """What a text as a whole may be."""

    def test_an_authors_own_json_has_no_marks(self) -> None:
        mark = {"$": "int", "v": "1"}
        self.assertEqual(decode_context({"json": json.dumps({"x": mark}), "tagged": False}), {"x": mark})

    def test_numbers_keep_their_kind_and_null_is_none(self) -> None:
        decoded = decode_context({"json": '{"i": 1, "f": 1.0, "n": null, "t": true}', "tagged": False})
        self.assertEqual([type(item) for item in decoded.values()], [int, float, type(None), bool])

    def test_a_later_layer_wins(self) -> None:
        layers: list[Any] = [{"json": '{"a": 1, "b": 1}', "tagged": False}, {"json": '{"b": 2}', "tagged": True}]
        self.assertEqual(decode_contexts(layers), {"a": 1, "b": 2})

    def test_broken_json_says_where(self) -> None:
        with self.assertRaises(ContextError) as caught:
            decode_context({"json": '{\n "a": }', "tagged": False})
        self.assertEqual((caught.exception.line, caught.exception.column), (2, 7))

    def test_integers_are_exact_up_to_what_python_converts(self) -> None:
        for digits in ("9007199254740993", "1" * 4300):
            self.assertEqual(decode_context({"json": f'{{"x": {digits}}}', "tagged": False}), {"x": int(digits)})
        for text in ('{"x": ' + "1" * 4301 + "}", '{"x": {"$": "int", "v": "' + "1" * 4301 + '"}}'):
            with self.assertRaisesRegex(ContextError, "4300 digits"):
                decode_context({"json": text, "tagged": True})

    def test_a_list_is_no_context(self) -> None:
        with self.assertRaisesRegex(ContextError, "must be a JSON object"):
            decode_context({"json": "[1]", "tagged": False})
