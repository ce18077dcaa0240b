/** Patterns of ruff.toml's per-file-ignores. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matches } from './python-style.mjs';

for (const [file, pattern, expected] of [
  ['python/tests/test_render.py', '**/test*.py', true],
  ['test_render.py', '**/test*.py', true],
  ['python/django_playground/render.py', '**/test*.py', false],
  ['python/tests/deep/test_a.py', 'python/tests/*.py', false],
  ['python/tests/test_a.py', 'python/tests/*.py', true],
  ['python/tests/test_a.py', 'test_a.py', true],
  ['python/tests/test_axpy', 'test_a.py', false],
]) {
  test(`${pattern} ${expected ? 'matches' : 'does not match'} ${file}`, () => {
    assert.equal(matches(file, pattern), expected);
  });
}
