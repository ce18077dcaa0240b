/**
 * How soon the preview of a playground shows what was typed: real keys in the editor, in bursts, and the time from the end
 * of the debounce after the last key to the painted output. `node bench/edit-preview.mjs [--edits=40]` prints one line for
 * previews in a process of their own, as current Chromium has them, and one for previews in the page's process, as other
 * browsers may; it ends with 1 when one of them misses the target. Long tasks are told and not judged: a busy machine makes
 * some of its own.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { launchBrowser, launchIsolatingBrowser } from '../test/support/browser.mjs';
import { startSite } from '../test/support/site.mjs';

const TARGET_MS = 50;

/** Edits whose times do not count: caches of the browser and of Python fill. */
const WARM_UP = 5;

/** Between the keys of a burst, as people type. */
const KEY_GAP_MS = 70;

/** A template as documentation has them: a base, a part, a loop, filters, a script. What is typed comes out first. */
const PAGE = `<!doctype html><meta charset="utf-8"><title>bench</title>
<script type="module" src="/dist/index.js"></script>
<django-playground loading="eager" style="--django-height: 40rem">
  <script type="text/django">{% load humanize %}
<p>{{ planets|length }} planets of {{ star|title }}</p>
<table>{% for planet in planets %}{% include "row.html" %}{% empty %}<tr><td>None</td></tr>{% endfor %}</table>
<script>
  const typed = document.body.textContent.trim().split(/\\s/)[0];
  const { port1, port2 } = new MessageChannel();
  const now = () => performance.timeOrigin + performance.now();
  port1.onmessage = () => parent.postMessage({ typed, at: now() }, '*');
  requestAnimationFrame(() => port2.postMessage(null));
<\\/script></script>
  <script type="text/django" name="row.html">{% load humanize %}<tr class="{% cycle 'odd' 'even' %}">
    <th>{{ forloop.counter }}. {{ planet.name|title }}</th><td>{{ planet.km|intcomma }} km</td></tr></script>
  <script type="application/json">{"star": "the sun", "planets": [${[
    'mercury',
    'venus',
    'earth',
    'mars',
    'jupiter',
    'saturn',
    'uranus',
    'neptune',
  ]
    .map((name, index) => `{"name": "${name}", "km": ${57_900_000 * (index + 1)}}`)
    .join(', ')}]}</script>
</django-playground>`;

/**
 * Runs in the page: notes when keys come, when each output is on screen, and what blocks the page. On screen is what its
 * frame has painted and the page has shown in a frame of its own after that took the place of the one before.
 */
function watch() {
  const element = document.querySelector('django-playground');
  const bench = { keyAt: 0, paints: new Map(), longTasksMs: [] };
  globalThis.bench = bench;
  addEventListener('keydown', ({ timeStamp }) => (bench.keyAt = timeStamp), true);
  new PerformanceObserver((list) =>
    bench.longTasksMs.push(...list.getEntries().map(({ duration }) => duration)),
  ).observe({ type: 'longtask' });
  const afterPaint = (act) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = act;
    requestAnimationFrame(() => port2.postMessage(null));
  };
  const painted = new WeakMap();
  const seen = new WeakSet();
  const shownAt = new WeakMap();
  const look = (frame) => {
    if (!shownAt.has(frame) || !painted.has(frame)) return;
    const { typed, at } = painted.get(frame);
    bench.paints.set(typed, Math.max(shownAt.get(frame), at - performance.timeOrigin));
  };
  const framesOfPreview = () => [...element.shadowRoot.querySelectorAll('iframe')];
  new MutationObserver(() => {
    const [frame] = framesOfPreview().filter(({ inert }) => !inert);
    if (!frame || seen.has(frame)) return;
    seen.add(frame);
    afterPaint(() => {
      shownAt.set(frame, performance.now());
      look(frame);
    });
  }).observe(element.shadowRoot, { subtree: true, childList: true, attributes: true });
  addEventListener('message', ({ source, data }) => {
    const frame = framesOfPreview().find(({ contentWindow }) => contentWindow === source);
    if (!frame || typeof data?.typed !== 'string') return;
    painted.set(frame, data);
    look(frame);
  });
}

/** Runs in the page: when `text` was painted after the last key, in milliseconds. */
async function paintedAfter(text) {
  while (!globalThis.bench.paints.has(text)) await new Promise(requestAnimationFrame);
  return globalThis.bench.paints.get(text) - globalThis.bench.keyAt;
}

async function measure(launch, edits, debounceMs) {
  const site = await startSite();
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    await page.goto(site.page('/bench', PAGE));
    await page.locator('django-playground[status=rendered] >>> .cm-content').click();
    await page.evaluate(watch);
    await page.keyboard.down('Control');
    await page.keyboard.press('Home');
    await page.keyboard.up('Control');
    const timesMs = [];
    let typed = '';
    for (let edit = 0; edit < WARM_UP + edits; edit += 1) {
      const letters = String.fromCharCode(97 + (edit % 26), 97 + ((edit * 7) % 26), 97 + ((edit * 11) % 26));
      typed += letters;
      await page.keyboard.type(letters, { delay: KEY_GAP_MS });
      timesMs.push((await page.evaluate(paintedAfter, typed)) - debounceMs);
    }
    const longTasksMs = await page.evaluate(() => globalThis.bench.longTasksMs);
    return { timesMs: timesMs.slice(WARM_UP), longTasksMs };
  } finally {
    await browser.close();
    await site.close();
  }
}

/** The debounce as the sources have it. */
async function debounceOf() {
  const source = await readFile(
    new URL('../src/elements/django-playground/render-loop.ts', import.meta.url),
    'utf8',
  );
  return Number(/DEBOUNCE_MS = (\d+)/.exec(source)[1]);
}

const { values } = parseArgs({ options: { edits: { type: 'string', default: '40' } } });
const debounceMs = await debounceOf();
for (const [place, launch] of [
  ['in a process of its own', launchIsolatingBrowser],
  ['in the page’s process', launchBrowser],
]) {
  const { timesMs, longTasksMs } = await measure(launch, Number(values.edits), debounceMs);
  const sorted = timesMs.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  console.log(
    `edit to preview ${place}: median ${at(0.5).toFixed(0)} ms, p90 ${at(0.9).toFixed(0)} ms beyond the debounce ` +
      `(${sorted.length} edits, at most ${TARGET_MS} wanted); long tasks while typing: ${longTasksMs.length}`,
  );
  if (longTasksMs.length > 0) console.log(`  ${longTasksMs.map((time) => `${time} ms`).join(', ')}`);
  if (at(0.5) > TARGET_MS) process.exitCode = 1;
}
