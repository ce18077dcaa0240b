/**
 * How fast the first template appears: this library's worker against plain Pyodide with the whole Django wheel, in turns
 * in one Chromium run, on a first visit (nothing cached), on repeat visits (warm HTTP cache, and the snapshot that the
 * first visit left) and on repeat visits without the snapshot, and the bytes of a first visit. `node bench/start.mjs [--rounds=5] [--dist=FOLDER]` prints a table; it ends with 1 when a target is missed.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { chromiumFlags, chromiumPath } from '../scripts/chromium.mjs';
import { PYODIDE_DIR } from '../scripts/runtime/node-pyodide.mjs';
import { writePlainWheels } from './plain-wheels.mjs';
import { startVisitServer } from './visit-server.mjs';
import { forgetSnapshot, visitLibrary, visitPlain } from './visits.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TARGETS = { first: 5, repeat: 4, firstVisitBytes: 6_500_000 };
const WORK = {
  template: '{% for x in items %}<li>{{ x|upper }}</li>{% endfor %}',
  context: '{"items": ["a", "b"]}',
  expected: '<li>A</li><li>B</li>',
};

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/**
 * One first visit and two repeat visits in a browser context of its own; with `forget`, two further ones that `forget`
 * has run before.
 */
async function measureWay(browser, server, { visit, forget }, work) {
  const context = await browser.createBrowserContext();
  const inPage = async (run, argument) => {
    const page = await context.newPage();
    await page.goto(`${server.origin}/`);
    const result = await page.evaluate(run, argument);
    await page.close();
    return result;
  };
  const visitOnce = (restored) => inPage(visit, { ...work, restored });
  server.takeSent();
  const firstMs = await visitOnce(false);
  const sent = server.takeSent();
  const repeatMs = [await visitOnce(true), await visitOnce(true)];
  const forgetfulMs = [];
  for (let count = 0; forget && count < 2; count += 1) {
    await inPage(forget);
    forgetfulMs.push(await visitOnce(false));
  }
  await context.close();
  return {
    firstMs,
    repeatMs,
    forgetfulMs,
    bytes: [...sent.values()].reduce((sum, size) => sum + size, 0),
    sent,
  };
}

function summary(rounds) {
  return {
    first: median(rounds.map(({ firstMs }) => firstMs)),
    repeat: median(rounds.flatMap(({ repeatMs }) => repeatMs)),
    forgetful: median(rounds.flatMap(({ forgetfulMs }) => forgetfulMs)),
    bytes: rounds[0].bytes,
  };
}

/** Measures both ways, in turns. */
async function measure({ rounds, distDir }) {
  const wheelsDir = join(ROOT, '.cache/bench/wheels');
  const wheels = await writePlainWheels(ROOT, wheelsDir);
  const server = await startVisitServer({
    '/dist/': distDir,
    '/plain/': join(ROOT, 'bench'),
    '/plain/pyodide/': PYODIDE_DIR,
    '/plain/wheels/': wheelsDir,
  });
  const browser = await puppeteer.launch({ executablePath: chromiumPath(), args: chromiumFlags });
  const ways = { library: [], plain: [] };
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const library = await measureWay(
        browser,
        server,
        { visit: visitLibrary, forget: forgetSnapshot },
        WORK,
      );
      const plain = await measureWay(browser, server, { visit: visitPlain }, { ...WORK, wheels });
      // The first round warms up the machine: its files, the browser's own start.
      if (round === 0) continue;
      ways.library.push(library);
      ways.plain.push(plain);
    }
  } finally {
    await browser.close();
    await server.close();
  }
  return ways;
}

function report({ library, plain }) {
  const ours = summary(library);
  const theirs = summary(plain);
  // The plain way has nothing to forget: all its repeat visits are of one kind.
  theirs.forgetful = theirs.repeat;
  const labels = { first: 'first visit', repeat: 'repeat visit', forgetful: 'no snapshot' };
  const ratios = Object.fromEntries(Object.keys(labels).map((kind) => [kind, theirs[kind] / ours[kind]]));
  const row = (label, a, b, ratio) =>
    console.log(`${label.padEnd(14)}${a.padStart(12)}${b.padStart(12)}${ratio.padStart(10)}`);
  row('', 'library', 'plain', 'ratio');
  for (const [visit, label] of Object.entries(labels)) {
    row(
      label,
      `${ours[visit].toFixed(0)} ms`,
      `${theirs[visit].toFixed(0)} ms`,
      `${ratios[visit].toFixed(1)} x`,
    );
  }
  row('first bytes', `${(ours.bytes / 1e6).toFixed(2)} MB`, `${(theirs.bytes / 1e6).toFixed(2)} MB`, '');
  for (const [path, size] of library[0].sent) console.log(`  ${path} ${size}`);
  return [
    ratios.first < TARGETS.first &&
      `first visit is ${ratios.first.toFixed(1)} times as fast, wanted ${TARGETS.first}`,
    ratios.repeat < TARGETS.repeat &&
      `repeat visit is ${ratios.repeat.toFixed(1)} times as fast, wanted ${TARGETS.repeat}`,
    ours.bytes > TARGETS.firstVisitBytes &&
      `a first visit takes ${ours.bytes} bytes, at most ${TARGETS.firstVisitBytes} wanted`,
  ].filter(Boolean);
}

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    dist: { type: 'string', default: join(ROOT, 'dist') },
  },
});
const missed = report(await measure({ rounds: Number(values.rounds), distDir: values.dist }));
for (const line of missed) console.error(`missed: ${line}`);
process.exitCode = missed.length > 0 ? 1 : 0;
