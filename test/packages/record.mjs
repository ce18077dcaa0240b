/**
 * Records what the cases give under the Python of this machine: `node test/packages/record.mjs [group …]`. With `--check` it
 * writes nothing and says what differs from what was recorded.
 */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { isProgram } from '../../scripts/steps.mjs';
import { readCatalogue } from '../support/package-index/catalogue.mjs';
import { readGroups, readRecorded, recordedFile } from './cases.mjs';
import { closureOf, renderNatively } from './native.mjs';
import { normalise } from './normalise.mjs';

/** What is recorded of one group out of the results of its cases. @throws Error naming the cases that fail */
function recordingOf({ id, cases }, results, django, catalogue) {
  const failures = [];
  const html = {};
  for (const [index, { name, random }] of cases.entries()) {
    const { html: text, error } = results[index];
    if (error) failures.push(`${id}, ${name}:\n${error}`);
    else html[name] = normalise(text, random);
  }
  if (failures.length > 0) throw new Error(failures.join('\n'));
  const needed = closureOf([...new Set(cases.flatMap(({ packages }) => packages))], catalogue);
  const versions = Object.fromEntries(needed.map(({ name, file }) => [name, file.version]));
  return { django, versions, html };
}

/**
 * Records groups of cases under the Python of this machine.
 * @param {import('./cases.mjs').Group[]} groups
 * @param {import('../support/package-index/catalogue.mjs').Catalogue} catalogue
 * @returns for each group its recording, or the error that names the cases that fail
 */
export async function recordGroups(groups, catalogue) {
  const { django, results } = await renderNatively(
    groups.flatMap(({ cases }) => cases),
    catalogue,
  );
  return groups.map((group) => {
    const own = results.splice(0, group.cases.length);
    try {
      return { group, recording: recordingOf(group, own, django, catalogue) };
    } catch (error) {
      return { group, error };
    }
  });
}

/** Keeps a recording, unless it is the one that is there; resolves with whether it is new. */
async function keep({ id }, recording, isCheck) {
  const file = recordedFile(id);
  if (existsSync(file) && isDeepStrictEqual(await readRecorded(id), recording)) return false;
  if (isCheck) return true;
  await mkdir(new URL('.', file), { recursive: true });
  await writeFile(file, `${JSON.stringify(recording, null, 2)}\n`);
  return true;
}

async function main() {
  const isCheck = process.argv.includes('--check');
  const groups = await readGroups(process.argv.slice(2).filter((word) => !word.startsWith('--')));
  let count = 0;
  for (const { group, recording, error } of await recordGroups(groups, await readCatalogue())) {
    if (error) console.error(error.message);
    const isNew = !error && (await keep(group, recording, isCheck));
    if (error || (isNew && isCheck)) process.exitCode = 1;
    if (!error) count += group.cases.length;
    if (isNew) console.log(`${group.id}: ${group.cases.length} cases, different from what was recorded`);
  }
  console.log(`${count} cases in ${groups.length} groups`);
}

if (isProgram(import.meta.url)) await main();
