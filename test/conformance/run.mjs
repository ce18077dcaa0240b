/**
 * Django's recorded template tests and the project's own cases, put to the built library in a real browser: which are
 * equal, which differ and why, and how many cases each tag and filter has.
 * `npm run conformance -- [--dist <folder>] [--table]`
 */
import { isProgram } from '../../scripts/steps.mjs';
import { recordedCases } from './cases.mjs';
import { distOption } from './dist-site.mjs';
import { areas, ownCases, recordedResults } from './own.mjs';
import { openLibrary } from './replay.mjs';
import { LISTING, countCases, parseListing, printTable } from './tags-and-filters.mjs';

/**
 * Runs everything.
 * @returns the outcome of every case, `{ id, area, equal, reason, expected, actual }`, and the counts of cases for each tag
 *   and filter of the running Django
 */
export async function runConformance({ dist, wanted = areas } = {}) {
  const shared = recordedCases() ?? [];
  const own = await ownCases(wanted);
  const recorded = new Map(wanted.map((area) => [area, recordedResults(area)]));
  const library = await openLibrary(dist);
  try {
    const [listing] = await library.own([{ ...LISTING, id: 'listing' }], () => ({ html: '' }));
    const outcomes = [
      ...(await library.shared(shared)),
      ...(await library.own(own, ({ area, name }) => recorded.get(area)[name])),
    ];
    return { outcomes, counts: countCases(parseListing(listing.actual.html), shared, own) };
  } finally {
    await library.close();
  }
}

/** The outcomes that differ, as text for people. */
export function describeDifferences(outcomes) {
  return outcomes
    .filter(({ equal }) => !equal)
    .map(
      ({ id, reason, expected, actual }) =>
        `${id}: ${reason ?? 'UNEXPECTED'}\n  expected ${JSON.stringify(expected)}\n  actual   ${JSON.stringify(actual)}`,
    )
    .join('\n');
}

function printSummary(outcomes) {
  for (const area of new Set(outcomes.map((each) => each.area))) {
    const here = outcomes.filter((each) => each.area === area);
    console.log(`${area}: ${here.filter(({ equal }) => equal).length} of ${here.length} equal`);
  }
  console.log(`${outcomes.filter(({ equal }) => equal).length} of ${outcomes.length} equal`);
}

async function main() {
  const { outcomes, counts } = await runConformance({ dist: distOption() });
  console.log(describeDifferences(outcomes));
  console.log(printTable(counts));
  const fewest = Math.min(...counts.map(({ own }) => own));
  console.log(`${counts.length} tags and filters; each has at least ${fewest} own cases`);
  printSummary(outcomes);
  if (!recordedCases()) console.log('The shared cases are not at hand: CONFORMANCE_DATA names their folder');
  const unexpected = outcomes.some(({ equal, reason }) => !equal && reason === null);
  process.exitCode = unexpected || fewest === 0 ? 1 : 0;
}

if (isProgram(import.meta.url)) await main();
