import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import path from 'node:path';
import { root } from '../steps.mjs';
import { withoutWasm } from './strict.mjs';

const script = readFileSync(fileURLToPath(import.meta.resolve('pyodide/pyodide.asm.mjs')), 'utf8');

test('the script of the strict worker has everything but its wasm', () => {
  const code = withoutWasm(script);
  assert.ok(script.length - code.length < 100);
  assert.doesNotMatch(code, /new URL\("pyodide/);
  assert.ok(statSync(path.join(root, 'dist/strict-worker.js')).size < 2_000_000);
});

test('a script that names its wasm in another way is refused', () => {
  assert.throws(() => withoutWasm('export default 1'), /in another way/);
});
