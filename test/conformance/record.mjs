/**
 * Records what native Django makes of the project's own cases: `node test/conformance/record.mjs [--check] [areas …]`.
 * With `--check` nothing is written; it fails when a fresh native rendering differs from what is recorded, so that a
 * difference in the browser can be told from an error in a case.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { isProgram } from '../../scripts/steps.mjs';
import { renderNatively } from './native.mjs';
import { areas, ownCases, recordedResults, recordingOf } from './own.mjs';

/** @returns the names of the cases in `area` whose fresh results are not the recorded ones */
function compare(area, results) {
  const recorded = recordedResults(area);
  const names = new Set([...Object.keys(results), ...Object.keys(recorded)]);
  return [...names].filter((name) => !isDeepStrictEqual(results[name], recorded[name]));
}

function write(area, versions, results) {
  const file = recordingOf(area);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ ...versions, results }, null, 2)}\n`);
}

/** Renders the cases natively and gives the results of each area by case name. */
export async function nativeResults(wanted = areas) {
  const cases = await ownCases(wanted);
  const { results, ...versions } = await renderNatively(cases);
  const byArea = new Map(wanted.map((area) => [area, {}]));
  for (const [index, { area, name }] of cases.entries()) byArea.get(area)[name] = results[index];
  return { versions, byArea };
}

async function main() {
  const isCheck = process.argv.includes('--check');
  const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  const { versions, byArea } = await nativeResults(named.length > 0 ? named : areas);
  let different = 0;
  for (const [area, results] of byArea) {
    const changed = compare(area, results);
    different += changed.length;
    for (const name of changed) console.log(`${area}: ${name}: ${JSON.stringify(results[name])}`);
    console.log(`${area}: ${Object.keys(results).length} cases, ${changed.length} changed`);
    if (!isCheck) write(area, versions, results);
  }
  console.log(`Django ${versions.django}, Python ${versions.python}${isCheck ? ', nothing written' : ''}`);
  process.exitCode = isCheck && different > 0 ? 1 : 0;
}

if (isProgram(import.meta.url)) await main();
