/**
 * Runs the tests that need Node alone (`*.test.mjs` under scripts/ and test/) and ends with `N passed, N failed`.
 * Arguments, if any, are the files or folders to run in place of all.
 */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { root } from './steps.mjs';

function testFiles(place) {
  const full = path.resolve(root, place);
  if (statSync(full).isFile()) return [full];
  return readdirSync(full, { recursive: true })
    .filter((name) => name.endsWith('.test.mjs'))
    .map((name) => path.join(full, name))
    .sort();
}

const places = process.argv.length > 2 ? process.argv.slice(2) : ['scripts', 'test'];
const counts = { passed: 0, failed: 0 };

// a suite or a file is no test of its own, unless it fails by itself (an import that throws, say)
const isFile = (event) => event.nesting === 0 && path.resolve(root, event.name) === event.file;
const isTest = (event) => event.details.type !== 'suite' && !isFile(event) && event.skip === undefined;
const failsByItself = (event) => event.details.error?.failureType !== 'subtestsFailed';

const tests = run({ files: places.flatMap(testFiles), concurrency: 1 });
tests.on('test:pass', (event) => {
  if (isTest(event)) counts.passed += 1;
});
tests.on('test:fail', (event) => {
  if (isTest(event) || failsByItself(event)) counts.failed += 1;
});
tests.on('end', () => {
  process.exitCode = counts.failed > 0 ? 1 : 0;
});

tests.compose(new spec()).pipe(process.stdout);
process.on('exit', () => console.log(`${counts.passed} passed, ${counts.failed} failed`));
