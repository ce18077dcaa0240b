/**
 * How fast the first template that needs a package appears, for twelve packages: this library's worker (resolves, installs,
 * configures) against plain Pyodide (the same wheels installed one after another, settings by hand), in turns in one
 * Chromium run, on a first visit and on a repeat visit. Each way's output must be what CPython gave.
 * `node bench/packages.mjs [--only=django-tables2,…]` prints a table; it ends with 1 when the target is missed.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { chromiumFlags, chromiumPath } from '../scripts/chromium.mjs';
import { PYODIDE_DIR } from '../scripts/runtime/node-pyodide.mjs';
import { readGroups, readRecorded } from '../test/packages/cases.mjs';
import { closureOf } from '../test/packages/native.mjs';
import { normalise } from '../test/packages/normalise.mjs';
import { readCatalogue } from '../test/support/package-index/catalogue.mjs';
import { startPackageIndex } from '../test/support/package-index/index-server.mjs';
import { visitWithPackages, visitPlainPackages } from './package-visits.mjs';
import { writePlainWheels } from './plain-wheels.mjs';
import { startVisitServer } from './visit-server.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TARGET = 5;
const TWELVE = [
  'django-classy-tags',
  'django-countries',
  'django-crispy-forms',
  'django-extensions',
  'django-filter',
  'django-htmx',
  'django-mptt',
  'django-sekizai',
  'django-tables2',
  'django-taggit',
  'django-widget-tweaks',
  'djangorestframework',
];

/** One first visit and one repeat visit in a browser context of its own. */
async function measureWay(browser, origin, visit, work) {
  const context = await browser.createBrowserContext();
  const visitOnce = async () => {
    const page = await context.newPage();
    await page.goto(`${origin}/`);
    const { html, durationMs } = await page.evaluate(visit, work);
    await page.close();
    if (normalise(html, work.random) !== work.expected) throw new Error(`${work.name}: ${html}`);
    return durationMs;
  };
  const firstMs = await visitOnce();
  const repeatMs = await visitOnce();
  await context.close();
  return { firstMs, repeatMs };
}

/** A group's first case as both ways need it. */
async function workOf(group, catalogue, index, wheels) {
  const [first] = group.cases;
  const { html } = await readRecorded(group.id);
  return {
    ...first,
    random: first.random ?? [],
    expected: html[first.name],
    index: index.indexURL(),
    wheels: [
      ...wheels.map((name) => `/plain/wheels/${name}`),
      ...closureOf(first.packages, catalogue).map(
        ({ file }) => `${index.origin}/__index/files/${file.filename}`,
      ),
    ],
  };
}

const milliseconds = (value) => `${value.toFixed(0)} ms`.padStart(10);
const ratio = (value) => `${value.toFixed(1)} x`.padStart(8);

function report(rows) {
  const line = (name, first, plainFirst, repeat, plainRepeat) =>
    console.log(
      name.padEnd(24) +
        milliseconds(first) +
        milliseconds(plainFirst) +
        ratio(plainFirst / first) +
        milliseconds(repeat) +
        milliseconds(plainRepeat) +
        ratio(plainRepeat / repeat),
    );
  console.log(
    `${''.padEnd(24)}${'first'.padStart(10)}${'plain'.padStart(10)}${''.padStart(8)}${'repeat'.padStart(10)}${'plain'.padStart(10)}`,
  );
  for (const { name, library, plain } of rows) {
    line(name, library.firstMs, plain.firstMs, library.repeatMs, plain.repeatMs);
  }
  const sum = (way, kind) => rows.reduce((total, row) => total + row[way][kind], 0);
  const sums = [
    sum('library', 'firstMs'),
    sum('plain', 'firstMs'),
    sum('library', 'repeatMs'),
    sum('plain', 'repeatMs'),
  ];
  line('all', ...sums);
  return sums[3] / sums[2];
}

const { values } = parseArgs({ options: { only: { type: 'string', default: TWELVE.join(',') } } });
const wheelsDir = join(ROOT, '.cache/bench/wheels');
const wheels = await writePlainWheels(ROOT, wheelsDir);
const index = await startPackageIndex();
const catalogue = await readCatalogue();
const server = await startVisitServer({
  '/dist/': join(ROOT, 'dist'),
  '/plain/': join(ROOT, 'bench'),
  '/plain/cases/': join(ROOT, 'test/packages'),
  '/plain/pyodide/': PYODIDE_DIR,
  '/plain/wheels/': wheelsDir,
});
const browser = await puppeteer.launch({ executablePath: chromiumPath(), args: chromiumFlags });
const rows = [];
try {
  for (const group of await readGroups(values.only.split(','))) {
    const work = await workOf(group, catalogue, index, wheels);
    const library = await measureWay(browser, server.origin, visitWithPackages, work);
    const plain = await measureWay(browser, server.origin, visitPlainPackages, work);
    rows.push({ name: group.id, library, plain });
  }
} finally {
  await browser.close();
  await server.close();
  await index.close();
}
const repeat = report(rows);
if (repeat < TARGET) {
  console.error(`missed: repeat visits are ${repeat.toFixed(1)} times as fast, wanted ${TARGET}`);
  process.exitCode = 1;
}
