/** Every recorded case through the public API in a real browser. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { recordedCases } from './cases.mjs';
import { replay } from './run.mjs';

const cases = recordedCases();

describe(
  "Django's recorded template tests",
  { skip: cases ? false : 'the recorded cases are not at hand' },
  () => {
    it('give the same output and the same errors, but where there is a reason', async () => {
      const outcomes = await replay(cases);
      assert.deepEqual(
        outcomes.filter(({ equal, reason }) => !equal && reason === null),
        [],
      );
      const explained = outcomes.filter(({ equal }) => !equal).length;
      assert.ok(explained < outcomes.length / 100, `${explained} of ${outcomes.length} differ`);
    });
  },
);
