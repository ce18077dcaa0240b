/**
 * Puts the cases to the built library in a real browser, as `<django-template>` elements of pages that get their packages from
 * the tests' index, and compares with what was recorded. As a program, `node test/packages/run.mjs [group …]`:
 * - `--together`: as many groups on one page as settings of the page allow; else each group has pages of its own
 * - `--natively`: compares with what the Python of this machine gives now, not with what was recorded
 * - `--verbose`: prints what was expected and what came
 */
import { isDeepStrictEqual } from 'node:util';
import { isProgram } from '../../scripts/steps.mjs';
import { launchBrowser, openPage } from '../support/browser.mjs';
import { readCatalogue } from '../support/package-index/catalogue.mjs';
import { startPackageIndex } from '../support/package-index/index-server.mjs';
import { startSite } from '../support/site.mjs';
import { readGroups, readRecorded } from './cases.mjs';
import { normalise } from './normalise.mjs';
import { recordGroups } from './record.mjs';

/** Long enough for a start, all downloads and some dozens of elements on a slow machine. */
const PAGE_TIMEOUT_MS = 120_000;

/** Runs in the page: makes an element of each case, in order, and resolves with what became of all of them. */
async function renderAll(cases, options) {
  const { default: api } = await import('/dist/index.js');
  const script = (type, text, name) => {
    const element = document.createElement('script');
    element.type = type;
    if (name) element.setAttribute('name', name);
    element.textContent = text;
    return element;
  };
  const elementOf = ({ packages, template, files = {}, python, context, settings, request }) => {
    const element = document.createElement('django-template');
    for (const [name, value] of Object.entries({ packages, context, settings, request }))
      if (value) element.setAttribute(name, JSON.stringify(value));
    element.setAttribute('loading', 'eager');
    // scripts of the output do not run, and its styles change nothing
    element.setAttribute('output', 'source');
    element.setAttribute('timeout', '60000');
    element.append(script('text/django', template));
    for (const [name, text] of Object.entries(files))
      element.append(script(name.endsWith('.py') ? 'text/python' : 'text/django', text, name));
    if (python) element.append(script('text/python', python));
    return element;
  };
  const settled = (element) =>
    new Promise((resolve) => {
      element.addEventListener('django-render', ({ detail }) => resolve({ html: detail.html }), {
        once: true,
      });
      element.addEventListener('django-error', ({ detail }) => resolve({ error: String(detail.error) }), {
        once: true,
      });
    });
  const elements = cases.map(elementOf);
  const outcomes = elements.map(settled);
  const start = performance.now();
  const started = api.init({ sanitize: false, ...options }).then(
    () => null,
    (error) => String(error),
  );
  document.body.append(...elements);
  const results = await Promise.all(outcomes);
  return { results, startError: await started, durationMs: Math.round(performance.now() - start) };
}

/** Whether a page's settings leave those of another page as they are. */
const agree = (one, other) =>
  Object.keys(one).every((name) => !(name in other) || isDeepStrictEqual(one[name], other[name]));

/** Puts pages of different groups on one where neither's settings contradict the other's. */
function mergePages(pages) {
  const merged = [];
  for (const page of pages) {
    const isApart = (other) => page.groups.every((group) => !other.groups.includes(group));
    const isEmpty = ({ settings }) => Object.keys(settings).length === 0;
    const host = merged.find(
      (other) => isEmpty(other) === isEmpty(page) && isApart(other) && agree(page.settings, other.settings),
    );
    if (!host) merged.push({ ...page });
    else {
      host.groups = [...host.groups, ...page.groups];
      host.settings = { ...host.settings, ...page.settings };
      host.cases = [...host.cases, ...page.cases];
    }
  }
  return merged;
}

/** The pages that the groups' cases are put on: `{ groups, settings, cases }`, each case with its group's id. */
export function pagesOf(groups, { together = false } = {}) {
  const pages = new Map();
  for (const { id, cases } of groups) {
    for (const each of cases) {
      const settings = each.pageSettings ?? {};
      const key = `${id} ${JSON.stringify(settings)}`;
      if (!pages.has(key)) pages.set(key, { groups: [id], settings, cases: [] });
      pages.get(key).cases.push({ ...each, group: id });
    }
  }
  return together ? mergePages([...pages.values()]) : [...pages.values()];
}

const settledWithin = (promise, timeoutMs) => {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing after ${timeoutMs} ms`)), timeoutMs);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};

/** Renders the cases of one page in a browser of its own; a page that does not end gives its error for each case. */
async function renderPage({ cases, settings }, { site, index }) {
  const browser = await launchBrowser();
  try {
    const { page } = await openPage(browser, site.page('/', '<!doctype html><title>Packages</title>'));
    const plain = cases.map(({ packages, template, files, python, context, settings: own, request }) => {
      return { packages, template, files, python, context, settings: own, request };
    });
    const options = { settings, indexURL: index.indexURL() };
    const { results, startError, durationMs } = await settledWithin(
      page.evaluate(renderAll, plain, options),
      PAGE_TIMEOUT_MS,
    );
    return { results: startError ? cases.map(() => ({ error: startError })) : results, durationMs };
  } catch (error) {
    return { results: cases.map(() => ({ error: String(error) })), durationMs: null };
  } finally {
    await browser.close();
  }
}

/** Group id → expected HTML by name of the case. */
async function readExpectations(groups, isNative) {
  const expected = new Map();
  if (isNative) {
    for (const { group, recording, error } of await recordGroups(groups, await readCatalogue())) {
      if (error) throw error;
      expected.set(group.id, recording.html);
    }
  } else for (const { id } of groups) expected.set(id, (await readRecorded(id)).html);
  return expected;
}

/**
 * Renders all cases of the groups in a browser and compares them.
 * @param {import('./cases.mjs').Group[]} groups
 * @param {{ together?: boolean, natively?: boolean, onPage?: (report: { groups: string[], outcomes: object[], durationMs: number | null, requests: number }) => void }} [options]
 * @returns the outcome of every case: `{ group, name, equal, expected, actual, error }`
 */
export async function replay(groups, { together, natively, onPage = () => undefined } = {}) {
  const expected = await readExpectations(groups, natively);
  const site = await startSite();
  const index = await startPackageIndex();
  const all = [];
  try {
    for (const page of pagesOf(groups, { together })) {
      index.resetLog();
      const { results, durationMs } = await renderPage(page, { site, index });
      const outcomes = page.cases.map(({ group, name, random }, position) => {
        const { html, error } = results[position];
        const actual = html === undefined ? null : normalise(html, random);
        const wanted = expected.get(group)[name];
        return { group, name, equal: actual === wanted, expected: wanted, actual, error };
      });
      onPage({ groups: page.groups, outcomes, durationMs, requests: index.log.length });
      all.push(...outcomes);
    }
    return all;
  } finally {
    await index.close();
    await site.close();
  }
}

function printPage({ groups, outcomes, durationMs, requests }, isVerbose) {
  const different = outcomes.filter(({ equal }) => !equal);
  const equal = outcomes.length - different.length;
  const title = groups.length > 2 ? `${groups.length} groups` : groups.join(', ');
  console.log(`${title}: ${equal} of ${outcomes.length} equal, ${requests} requests, ${durationMs} ms`);
  // a start that fails, fails for all
  const [{ error: first } = {}] = different;
  if (first && different.length > 1 && different.every(({ error }) => error === first))
    return console.log(`  all that differ: ${first}`);
  for (const { group, name, expected, actual, error } of different) {
    console.log(`  ${group}, ${name}: ${error ?? 'different'}`);
    if (isVerbose && !error) console.log(`    expected ${expected}\n    actual   ${actual}`);
  }
}

async function main() {
  const words = process.argv.slice(2);
  const has = (flag) => words.includes(`--${flag}`);
  const groups = await readGroups(words.filter((word) => !word.startsWith('--')));
  const onPage = (report) => printPage(report, has('verbose'));
  const outcomes = await replay(groups, { together: has('together'), natively: has('natively'), onPage });
  const failed = outcomes.filter(({ equal }) => !equal).length;
  console.log(`${outcomes.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

if (isProgram(import.meta.url)) await main();
