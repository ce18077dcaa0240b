/** Vue's own compiler takes the elements in templates with what every element has, and refuses what they have not. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, it } from 'node:test';
import { binary, root } from '../../scripts/steps.mjs';

describe("the elements in Vue's templates", () => {
  for (const [name, file] of [
    ['as they are checked without being asked', 'tsconfig.json'],
    ['with strict templates', 'tsconfig.strict.json'],
  ]) {
    it(`have their types ${name}`, () => {
      const project = path.join(root, 'test/types/vue', file);
      const { status, stdout, error } = spawnSync(binary('vue-tsc'), ['-p', project], { encoding: 'utf8' });
      assert.equal(status, 0, error?.message ?? stdout);
    });
  }
});
