"""The guard against JSON that would end the interpreter."""

import unittest

from django_playground.nesting import MAX_DEPTH, NestedTooDeeply, check_depth


class Depth(unittest.TestCase):
    """Depth is counted on the text."""

    def test_the_deepest_allowed_passes(self) -> None:
        for text in ("[" * MAX_DEPTH + "]" * MAX_DEPTH, '{"a":' * MAX_DEPTH + "1" + "}" * MAX_DEPTH):
            check_depth(text)

    def test_one_level_more_is_refused(self) -> None:
        levels = MAX_DEPTH + 1
        texts = [
            "[" * levels + "]" * levels,
            '{"a":' * levels + "1" + "}" * levels,
            '[{"a":' * (levels // 2 + 1) + "1" + "}]" * (levels // 2 + 1),
            "[[1]," * levels + "1" + "]" * levels,
            "[" * 100_000,
        ]
        for text in texts:
            with self.subTest(text[:12]), self.assertRaises(NestedTooDeeply):
                check_depth(text)

    def test_much_but_flat_data_passes(self) -> None:
        check_depth("[" + ",".join(['{"a": [1]}'] * 5000) + "]")

    def test_brackets_in_strings_do_not_count(self) -> None:
        check_depth('["' + "[" * 5000 + '\\"[[[", 1]')
