/**
 * Installs, builds and opens the sample applications, and ends with a table: `npm run integrations [tool…]`. Each site is served
 * from a sub-path; its templates must be rendered, by one worker, without a word in the console.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/steps.mjs';
import { contentType, fileOf, listen } from '../../scripts/static-server.mjs';
import { createReadStream } from 'node:fs';
import { launchBrowser, openPage, renderedText } from '../support/browser.mjs';
import { buildSample, packPackage } from './build-sample.mjs';

const prefix = '/some/sub/path';

/** Serves `folder` below the sub-path, and nothing else. */
function serve(folder) {
  return listen(
    createServer((request, response) => {
      const { pathname } = new URL(request.url, 'http://localhost');
      const answer = async () => {
        const found = pathname.startsWith(`${prefix}/`)
          ? await fileOf(pathname.slice(prefix.length), folder)
          : null;
        if (!found) return response.writeHead(404).end();
        response.writeHead(200, { 'Content-Type': contentType(found.file) });
        return createReadStream(found.file).pipe(response);
      };
      answer().catch((error) => response.destroy(error));
    }),
  );
}

/** What is wrong with the site in `out`; empty where nothing is. */
async function problemsOf(browser, out) {
  const { server, origin } = await serve(out);
  const { page, problems } = await openPage(browser, `${origin}${prefix}/`);
  try {
    const expect = (what, is, wanted) => {
      if (is !== wanted) problems.push(`${what} is ${JSON.stringify(is)}, not ${JSON.stringify(wanted)}`);
    };
    expect('the element', await renderedText(page, 'django-template'), 'Hello ADA');
    const api = await page.waitForFunction(() => document.querySelector('#api')?.textContent, {
      timeout: 30_000,
    });
    expect('what the API gave', await api.jsonValue(), '42');
    expect('the number of workers', page.workers().length, 1);
  } catch (thrown) {
    problems.push(String(thrown));
  } finally {
    await page.close();
    server.closeAllConnections();
    server.close();
  }
  return problems;
}

async function check(tool, tarball, browser) {
  const startedAt = Date.now();
  let version = '';
  let problems;
  try {
    const sample = await buildSample(tool, tarball);
    version = sample.version;
    problems = await problemsOf(browser, sample.out);
    sample.remove();
  } catch (thrown) {
    problems = [thrown.message];
  }
  for (const problem of problems) console.error(`${tool}: ${problem}`);
  const result = problems.length === 0 ? 'ok' : `${problems.length} problems`;
  return { tool, version, result, seconds: Math.round((Date.now() - startedAt) / 1000) };
}

/** The samples that there are. */
export const tools = readdirSync(path.join(root, 'test/integrations/samples')).filter(
  (name) => name !== 'shared',
);

async function main(wanted) {
  const unknown = wanted.filter((tool) => !tools.includes(tool));
  if (unknown.length > 0)
    throw new Error(`No sample for ${unknown.join(', ')}; there are ${tools.join(', ')}`);
  const folder = mkdtempSync(path.join(tmpdir(), 'packed-'));
  const browser = await launchBrowser();
  try {
    const tarball = process.env['PACKAGE_TARBALL'] ?? (await packPackage(folder));
    const rows = [];
    for (const tool of wanted.length > 0 ? wanted : tools) rows.push(await check(tool, tarball, browser));
    console.table(rows);
    process.exitCode = rows.every(({ result }) => result === 'ok') ? 0 : 1;
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

await main(process.argv.slice(2));
