/**
 * Installs, builds and opens the sample applications, and ends with a table: `npm run integrations [tool…]`. Each site is served
 * from a sub-path; its templates must be rendered, by one worker, without a word in the console.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/steps.mjs';
import { launchBrowser } from '../support/browser.mjs';
import { assertRegistry, packPackage } from './build-sample.mjs';
import { checkSample } from './check-sample.mjs';

/** The samples that there are. */
const tools = readdirSync(path.join(root, 'test/integrations/samples')).filter((name) => name !== 'shared');

async function main(wanted) {
  const unknown = wanted.filter((tool) => !tools.includes(tool));
  if (unknown.length > 0)
    throw new Error(`No sample for ${unknown.join(', ')}; there are ${tools.join(', ')}`);
  await assertRegistry();
  const folder = mkdtempSync(path.join(tmpdir(), 'packed-'));
  const browser = await launchBrowser();
  try {
    const tarball = process.env['PACKAGE_TARBALL'] ?? (await packPackage(folder));
    const rows = [];
    for (const tool of wanted.length > 0 ? wanted : tools) {
      for (const row of await checkSample(tool, tarball, browser)) {
        for (const problem of row.problems) console.error(`${tool} (${row.mode}): ${problem}`);
        rows.push(row);
      }
    }
    const result = ({ length }) => (length === 0 ? 'ok' : `${length} problems`);
    console.table(
      rows.map(({ tool, version, mode, problems, seconds }) => ({
        tool,
        version,
        'dev/build': mode,
        result: result(problems),
        seconds,
      })),
    );
    process.exitCode = rows.every(({ problems }) => problems.length === 0) ? 0 : 1;
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

await main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
