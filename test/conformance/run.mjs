/**
 * Puts the recorded cases to the built library in a real browser, through `DjangoPlayground.render()`, in batches.
 * As a program (`npm run conformance`) it prints which are equal, which differ, and why.
 */
import { isDeepStrictEqual } from 'node:util';
import { isProgram } from '../../scripts/steps.mjs';
import { launchBrowser, openPage } from '../support/browser.mjs';
import { startSite } from '../support/site.mjs';
import { callOf, expectationOf, reasonToDiffer, recordedCases } from './cases.mjs';

/** Cases that travel as one message. */
const BATCH = 100;

/** Runs in the page: what each call gave. */
async function renderAll(calls) {
  const { default: api } = await import('/dist/index.js');
  const results = await Promise.allSettled(calls.map((call) => api.render(...call)));
  return results.map((result) => {
    if (result.status === 'fulfilled') return { html: result.value };
    return { exception: result.reason.exception, message: result.reason.message };
  });
}

/** @returns the outcome of every case: `{ id, equal, reason, expected, actual }` */
export async function replay(cases) {
  const site = await startSite();
  const browser = await launchBrowser();
  try {
    const { page } = await openPage(browser, site.page('/', '<!doctype html><title>Conformance</title>'));
    const outcomes = [];
    for (let start = 0; start < cases.length; start += BATCH) {
      const batch = cases.slice(start, start + BATCH);
      const actual = await page.evaluate(renderAll, batch.map(callOf));
      for (const [index, each] of batch.entries()) {
        const expected = expectationOf(each);
        const equal = isDeepStrictEqual(actual[index], expected);
        outcomes.push({ id: each.id, equal, reason: reasonToDiffer(each), expected, actual: actual[index] });
      }
    }
    return outcomes;
  } finally {
    await browser.close();
    await site.close();
  }
}

async function main() {
  const cases = recordedCases();
  if (!cases) throw new Error('The recorded cases are not at hand: CONFORMANCE_DATA names their folder');
  const outcomes = await replay(cases);
  const different = outcomes.filter(({ equal }) => !equal);
  for (const { id, reason, expected, actual } of different) {
    console.log(
      `${id}: ${reason ?? 'UNEXPECTED'}\n  expected ${JSON.stringify(expected)}\n  actual   ${JSON.stringify(actual)}`,
    );
  }
  console.log(`${outcomes.length - different.length} of ${outcomes.length} equal`);
  process.exitCode = different.some(({ reason }) => reason === null) ? 1 : 0;
}

if (isProgram(import.meta.url)) await main();
