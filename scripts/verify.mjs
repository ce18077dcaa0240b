/**
 * Everything about the code that can be checked without running it. All checks run, then those that failed are named.
 * Arguments, if any, are the names of the checks to run in place of all.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { binary, mustNode, root, run } from './steps.mjs';

const node = (...args) => [process.execPath, ...args];
const tool = (name, ...args) => [binary(name), ...args];

/** Check name → the programs that make it up. */
const checks = {
  repository: [node('scripts/repository.mjs')],
  format: [tool('prettier', '--check', '--log-level', 'warn', '.')],
  lint: [tool('eslint', '.')],
  types: ['', '.worker', '.node', '.cli', '.test', '.test-worker', '.test-types'].map((name) =>
    tool('tsc', '-p', `tsconfig${name}.json`),
  ),
  python: [node('scripts/pyright.mjs'), node('scripts/python-style.mjs')],
  manifest: [node('scripts/manifest.mjs', '--check')],
};

/** Modules that the build writes are imported; without them neither types nor lint can be judged. */
async function needGeneratedFiles() {
  await mustNode('scripts/grammar.mjs');
  if (!existsSync(path.join(root, 'worker/generated/runtime-files.ts')))
    await mustNode('scripts/runtime/build.mjs');
}

async function passes(name) {
  const codes = [];
  for (const [command, ...args] of checks[name]) codes.push((await run(command, args)).code);
  return codes.every((code) => code === 0);
}

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(checks);
const unknown = names.filter((name) => !(name in checks));
if (unknown.length > 0)
  throw new Error(`No check is called ${unknown.join(', ')}; there are ${Object.keys(checks).join(', ')}`);

await needGeneratedFiles();
const failed = [];
for (const name of names) {
  console.log(`== ${name}`);
  if (!(await passes(name))) failed.push(name);
}
console.log(failed.length > 0 ? `Failed: ${failed.join(', ')}` : `All good: ${names.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
