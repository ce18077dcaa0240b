/**
 * Puts cases to the built library in a real browser: shared ones through `render()`, the project's own through
 * `<django-template>`, which alone takes Python and requests. Knows how a case is asked and compared, not where cases come from.
 */
import { isDeepStrictEqual } from 'node:util';
import { launchBrowser, openPage } from '../support/browser.mjs';
import { callOf, expectationOf, reasonToDiffer } from './cases.mjs';
import { startDistSite } from './dist-site.mjs';

/** Cases that travel as one message. */
const BATCH = 60;

/** Runs in the page: what each call gave. */
async function renderAll(calls) {
  const { default: api } = await import('/dist/index.js');
  const results = await Promise.allSettled(calls.map((call) => api.render(...call)));
  return results.map((result) => {
    if (result.status === 'fulfilled') return { html: result.value };
    return { exception: result.reason.exception, message: result.reason.message };
  });
}

/** Runs in the page: what an element of its own gave for each case. */
async function renderElements(cases) {
  await import('/dist/index.js');
  await customElements.whenDefined('django-template');
  const elements = cases.map(({ template, files, context, settings, request, python }) => {
    const element = document.createElement('django-template');
    Object.assign(element, { template, context, settings, request, timeout: 60_000, output: 'source' });
    if (files) element.files = files;
    if (python) {
      const script = Object.assign(document.createElement('script'), { type: 'text/python', text: python });
      element.append(script);
    }
    document.body.append(element);
    return element;
  });
  const results = await Promise.allSettled(elements.map((element) => element.render()));
  const outcomes = results.map((result, index) => {
    if (result.status === 'fulfilled') return { html: elements[index].html };
    const { type, exception, message, templateName, line, column, length, context } = result.reason;
    return { type, exception, message, templateName, line, column, length, excerpt: context };
  });
  for (const element of elements) element.remove();
  return outcomes;
}

/** What an own case must give, and what it gave, reduced to what can be compared. */
function comparable({ anyMessage, anywhere }, recorded, actual) {
  if (recorded.html !== undefined || actual.html !== undefined) return [recorded, { html: actual.html }];
  // Django marks the whole tag, which is on one line.
  const { during } = recorded;
  const expected = during === undefined ? recorded : { ...recorded, length: [...during].length };
  const names = ['exception'];
  if (!anyMessage) names.push('message');
  const placed = ['templateName', 'line', 'column', 'length'].filter((name) => expected[name] !== undefined);
  if (!anywhere) names.push(...placed);
  const pick = (from) => Object.fromEntries(names.map((name) => [name, from[name]]));
  return [pick(expected), pick(actual)];
}

function ownOutcome(each, recorded, actual) {
  const { id, area, differs = null } = each;
  if (!recorded) return { id, area, equal: false, reason: null, expected: 'not recorded', actual };
  const [expected, got] = comparable(each, recorded, actual);
  return { id, area, equal: isDeepStrictEqual(got, expected), reason: differs, expected, actual };
}

function sharedOutcome(each, actual) {
  const expected = expectationOf(each);
  const reason = reasonToDiffer(each);
  return {
    id: each.id,
    area: 'shared',
    equal: isDeepStrictEqual(actual, expected),
    reason,
    expected,
    actual,
  };
}

async function inBatches(page, cases, ask, toOutcome) {
  const outcomes = [];
  for (let start = 0; start < cases.length; start += BATCH) {
    const batch = cases.slice(start, start + BATCH);
    const actual = await ask(page, batch);
    outcomes.push(...batch.map((each, index) => toOutcome(each, actual[index])));
  }
  return outcomes;
}

/** Opens the library in a browser; gives the functions that ask it, and `close()`. */
export async function openLibrary(dist) {
  const site = await startDistSite(dist);
  const browser = await launchBrowser();
  const { page, problems } = await openPage(browser, site.url);
  return {
    page,
    problems,
    shared: (cases) =>
      inBatches(page, cases, (to, batch) => to.evaluate(renderAll, batch.map(callOf)), sharedOutcome),
    /** @param recordedOf gives what was recorded for a case */
    own: (cases, recordedOf) =>
      inBatches(
        page,
        cases,
        (to, batch) => to.evaluate(renderElements, batch),
        (each, actual) => ownOutcome(each, recordedOf(each), actual),
      ),
    async close() {
      await browser.close();
      await site.close();
    },
  };
}
