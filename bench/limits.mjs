/**
 * How deep things may nest and how large output may be in each engine, and what happens beyond: for every probe the
 * largest size that works and the first error, after which the next render has to work.
 * `node bench/limits.mjs [chromium] [firefox] [webkit] [--dist <folder>] [--only <part of a name>]`
 */
import { isProgram } from '../scripts/steps.mjs';
import { distOption, startDistSite } from '../test/conformance/dist-site.mjs';
import { openEngine } from './engines.mjs';
import { PROBES, tryProbe } from './limits-probes.mjs';

/** How near to each other the last good and the first bad size have to come, as a part of the size. */
const PRECISION = 0.05;

const inWords = ({ type, exception, message, next }) =>
  [
    exception ?? type ?? 'wrong',
    message?.replaceAll('\n', ' ').slice(0, 90),
    next === 'ok' ? '' : `THEN: ${next}`,
  ]
    .filter(Boolean)
    .join(': ');

/** Tries one size; an engine that does not answer is opened anew, and the answer says so. */
async function attempt(state, name, size) {
  state.engine ??= await openEngine(state.name, state.url);
  const log = state.log ?? (() => undefined);
  try {
    const outcome = await state.engine.evaluate(tryProbe, { name, size });
    log(`    ${size}: ${outcome.ok ? 'ok' : inWords(outcome)} (${outcome.ms} ms)`);
    return outcome;
  } catch (error) {
    await state.engine.close().catch(() => undefined);
    state.engine = null;
    log(`    ${size}: THE PAGE DIED: ${error.message}`);
    return { type: 'page', message: error.message.slice(0, 90), next: 'the page died', ms: 0 };
  }
}

/** Every error kind that was met, each once, with the smallest size at which it was. */
function remember(errors, size, outcome) {
  const kind = outcome.exception ?? outcome.type ?? outcome.message;
  if (!errors.has(kind) || errors.get(kind).size > size) errors.set(kind, { size, text: inWords(outcome) });
}

async function searchBetween(state, name, { from, to }) {
  const errors = new Map();
  let [good, bad] = [0, to];
  const largest = await attempt(state, name, to);
  if (largest.ok) return { good: to, errors };
  remember(errors, to, largest);
  let size = from;
  while (bad - good > Math.max(1, good * PRECISION)) {
    const outcome = await attempt(state, name, size);
    if (outcome.ok) good = size;
    else {
      bad = size;
      remember(errors, size, outcome);
    }
    size =
      bad === to && good > 0
        ? Math.min(good * 4, Math.floor((good + bad) / 2))
        : Math.floor((good + bad) / 2);
    if (size <= good || size >= bad) break;
  }
  return { good, errors };
}

async function climb(state, name, { sizes }) {
  const errors = new Map();
  let good = 0;
  for (const size of sizes) {
    const outcome = await attempt(state, name, size);
    if (outcome.ok) {
      good = size;
      continue;
    }
    remember(errors, size, outcome);
    break;
  }
  return { good, errors };
}

/** Measures the probes whose names contain `only` in one engine. */
export async function measureLimits(engineName, url, { only = '', log = console.log } = {}) {
  const state = { name: engineName, url, engine: await openEngine(engineName, url), log };
  const rows = [];
  log(`${engineName}: ${state.engine.version}`);
  try {
    for (const [name, range] of Object.entries(PROBES)) {
      if (!name.includes(only)) continue;
      const { good, errors } = await (range.sizes ? climb : searchBetween)(state, name, range);
      const beyond = [...errors.values()].sort((a, b) => a.size - b.size);
      rows.push({ name, good, beyond });
      log(
        `  ${name}: ${good}; then ${beyond.map(({ size, text }) => `${size} ${text}`).join(' | ') || 'no limit met'}`,
      );
    }
  } finally {
    await state.engine?.close();
  }
  return rows;
}

async function main() {
  const named = process.argv.slice(2).filter((name) => ['chromium', 'firefox', 'webkit'].includes(name));
  const at = process.argv.indexOf('--only');
  const only = at > 0 ? process.argv[at + 1] : '';
  const site = await startDistSite(distOption());
  for (const name of named.length > 0 ? named : ['chromium', 'firefox', 'webkit'])
    await measureLimits(name, site.url, { only });
  await site.close();
}

if (isProgram(import.meta.url)) await main();
