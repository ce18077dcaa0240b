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

/** What is recorded of one group. @throws Error naming the cases that fail */
export async function recordGroup(group, catalogue) {
  const { django, results } = await renderNatively(group.cases, catalogue);
  const failures = [];
  const html = {};
  for (const [index, { name, random }] of group.cases.entries()) {
    const { html: text, error } = results[index];
    if (error) failures.push(`${group.id}, ${name}:\n${error}`);
    else html[name] = normalise(text, random);
  }
  if (failures.length > 0) throw new Error(failures.join('\n'));
  const needed = closureOf([...new Set(group.cases.flatMap(({ packages }) => packages))], catalogue);
  const versions = Object.fromEntries(needed.map(({ name, file }) => [name, file.version]));
  return { django, versions, html };
}

async function main() {
  const isCheck = process.argv.includes('--check');
  const groups = await readGroups(process.argv.slice(2).filter((word) => !word.startsWith('--')));
  const catalogue = await readCatalogue();
  for (const group of groups) {
    try {
      const recording = await recordGroup(group, catalogue);
      const file = recordedFile(group.id);
      const same = existsSync(file) && isDeepStrictEqual(await readRecorded(group.id), recording);
      console.log(
        `${group.id}: ${group.cases.length} cases${same ? '' : ', different from what was recorded'}`,
      );
      if (isCheck && !same) process.exitCode = 1;
      if (isCheck || same) continue;
      await mkdir(new URL('.', file), { recursive: true });
      await writeFile(file, `${JSON.stringify(recording, null, 2)}\n`);
    } catch (error) {
      console.error(error.message);
      process.exitCode = 1;
    }
  }
}

if (isProgram(import.meta.url)) await main();
