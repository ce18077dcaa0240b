"""What a copy of an interpreter gets of its own, tested by giving two of them the same state."""

import logging
import random
import sys
import tempfile
import time
import uuid
from typing import Any
from unittest import TestCase

from django_playground.renewal import renew


class RenewTest(TestCase):
    def test_random_goes_on_differently_from_the_same_state(self) -> None:
        state = random.getstate()
        values = []
        for _ in range(2):
            random.setstate(state)
            renew()
            values.append(random.random())
        self.assertNotEqual(values[0], values[1])

    def test_names_of_temporary_files_are_drawn_anew(self) -> None:
        module: Any = tempfile
        names: Any = module._get_candidate_names()
        renew()
        self.assertIsNot(module._get_candidate_names(), names)

    def test_uuids_keep_no_node_and_no_time(self) -> None:
        module: Any = uuid
        module._node = 1
        module._last_timestamp = 2**62
        renew()
        self.assertIsNone(module._node)
        self.assertLess(uuid.uuid1().time, 2**62)

    def test_the_path_has_each_folder_once(self) -> None:
        before = list(sys.path)
        sys.path.insert(0, sys.path[0])
        renew()
        self.assertEqual(sys.path, before)

    def test_relative_times_of_log_records_begin_now(self) -> None:
        module: Any = logging
        module._startTime = 0
        renew()
        record = logging.makeLogRecord({})
        self.assertLess(record.relativeCreated, 60_000)

    def test_the_time_zone_is_that_of_now(self) -> None:
        module: Any = time
        names = ("timezone", "altzone", "daylight", "tzname")
        before = [getattr(module, name) for name in names]
        for name in names:
            setattr(module, name, None)
        renew()
        self.assertEqual([getattr(module, name) for name in names], before)

    def test_modules_that_nobody_imported_stay_so(self) -> None:
        from unittest.mock import patch

        with patch.dict(sys.modules):
            for name in ("tempfile", "uuid"):
                sys.modules.pop(name, None)
            renew()
            self.assertNotIn("tempfile", sys.modules)
            self.assertNotIn("uuid", sys.modules)
