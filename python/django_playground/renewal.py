"""Renews what must not be the same in two interpreters made from one memory: random states, names, times.

Knows what Python keeps; Django keeps nothing of the kind after its setup. The order of sets stays the same on purpose.
"""

import random
import sys
import time
from typing import Any


def renew() -> None:
    """Renew everything that was decided before the copy was made.

    What importers know of folders stays: the same files are in them again, and the folders' times tell of changes.
    """
    random.seed()
    # Pyodide has put its own entry before it again.
    sys.path[:] = dict.fromkeys(sys.path)
    _renew_tempfile()
    _renew_uuid()
    _renew_logging()
    _renew_time_zone()


def _renew_tempfile() -> None:
    tempfile: Any = sys.modules.get("tempfile")
    if tempfile is not None:
        tempfile._name_sequence = None


def _renew_uuid() -> None:
    uuid: Any = sys.modules.get("uuid")
    if uuid is not None:
        # A node's number may be a random one, and times only ever grow.
        for name in ("_node", "_last_timestamp", "_last_timestamp_v6", "_last_timestamp_v7"):
            setattr(uuid, name, None)


def _renew_logging() -> None:
    logging: Any = sys.modules.get("logging")
    if logging is not None:
        # What records count their relative time from.
        logging._startTime = time.time_ns()


# As CPython counts it for this purpose.
_YEAR_SECONDS = (365 * 24 + 6) * 3600


def _renew_time_zone() -> None:
    """Do what the module `time` does once, at Python's start (`init_timezone` in CPython's Modules/timemodule.c)."""
    module: Any = time
    year = time.time() // _YEAR_SECONDS * _YEAR_SECONDS
    winter, summer = time.localtime(year), time.localtime(year + _YEAR_SECONDS / 2)
    # In the south, where summer is at the year's beginning, the other way round.
    if -winter.tm_gmtoff < -summer.tm_gmtoff:
        winter, summer = summer, winter
    module.timezone, module.altzone = -winter.tm_gmtoff, -summer.tm_gmtoff
    module.daylight = int(module.timezone != module.altzone)
    module.tzname = (winter.tm_zone, summer.tm_zone)
