/** Reporter for `@web/test-runner` whose last line is `N passed, N failed`, for scripts/test.mjs to add up. */

function count(suite, counts) {
  for (const { passed, skipped } of suite.tests) {
    if (skipped) continue;
    if (passed) counts.passed += 1;
    else counts.failed += 1;
  }
  for (const inner of suite.suites) count(inner, counts);
}

/** Counts over all sessions; a file that fails outside of its tests counts as one failure. */
export function countSessions(sessions) {
  const counts = { passed: 0, failed: 0 };
  for (const { testResults, errors = [], passed } of sessions) {
    const before = counts.failed;
    if (testResults) count(testResults, counts);
    if ((errors.length > 0 || !passed) && counts.failed === before) counts.failed += 1;
  }
  return counts;
}

/** The reporter; it prints when the process ends, below what the other reporters say. */
export function countsReporter() {
  return {
    stop({ sessions }) {
      const { passed, failed } = countSessions(sessions);
      process.once('exit', () => console.log(`${passed} passed, ${failed} failed`));
    },
  };
}
