/** How the layers' results are counted. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countsOf } from './test.mjs';

for (const [what, result, expected] of [
  ['a good run', { code: 0, output: '…\n12 passed, 0 failed\n' }, { passed: 12, failed: 0 }],
  ['failures', { code: 1, output: '12 passed, 3 failed' }, { passed: 12, failed: 3 }],
  ['a crash after good counts', { code: 1, output: '12 passed, 0 failed' }, { passed: 12, failed: 1 }],
  ['a crash before any count', { code: 1, output: 'boom' }, { passed: 0, failed: 1 }],
  ['a layer without tests', { code: 0, output: '0 passed, 0 failed' }, { passed: 0, failed: 1 }],
  ['no counts at all', { code: 0, output: '' }, { passed: 0, failed: 1 }],
]) {
  test(`${what} counts ${expected.passed} passed, ${expected.failed} failed`, () => {
    assert.deepEqual(countsOf(result), expected);
  });
}
