"""Runs the tests and prints the closing line that `npm test` adds up; also `python -m tests.runner`."""

import sys
import unittest
from pathlib import Path


def run(names: list[str]) -> int:
    """Run the named test modules, or all; print `N passed, N failed` and return the number of failures."""
    loader = unittest.TestLoader()
    here = Path(__file__).parent
    if names:
        suite = loader.loadTestsFromNames([f"tests.{name}" for name in names])
    else:
        suite = loader.discover(str(here), top_level_dir=str(here.parent))
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=1).run(suite)
    complaints = [test for test, _ in [*result.failures, *result.errors]] + result.unexpectedSuccesses
    # Several parts of one test (`subTest`) may fail; it is one test that failed.
    failed = len({getattr(test, "test_case", test).id() for test in complaints})
    for test, reason in result.skipped:
        print(f"left out: {test}: {reason}")
    print(f"{result.testsRun - failed - len(result.skipped)} passed, {failed} failed")
    return failed


if __name__ == "__main__":
    sys.exit(min(run(sys.argv[1:]), 1))
