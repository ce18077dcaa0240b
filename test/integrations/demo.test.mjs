/** The demo's pages of frameworks and generators: alive, quiet, as wide as the screen, and as the generators write now. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import eleventy from 'django-playground/eleventy';
import { startDemoServer } from '../../scripts/demo-server.mjs';
import { root } from '../../scripts/steps.mjs';
import { launchBrowser, openPage, renderedText } from '../support/browser.mjs';

const folder = path.join(root, 'demo/frameworks');

/** What the first live template of each page shows. */
const shown = {
  astro: /^Mercury: 0 moons\s+Earth: 1 moon\s+Mars: 2 moons$/,
  eleventy: /^Dear Ada, you have 3 letters\.$/,
  'markdown-it': /^IO: 2 letters\s+EUROPA: 6 letters\s+GANYMEDE: 8 letters$/,
  react: /^Ada\s+Grace\s+Linus$/,
  svelte: /^Ada\s+Grace\s+Linus$/,
  vue: /^Ada\s+Grace\s+Linus$/,
};

describe("the demo's page", () => {
  let demo;
  let browser;

  before(async () => {
    [demo, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
  });

  after(async () => {
    await browser?.close();
    demo?.server.closeAllConnections();
    demo?.server.close();
  });

  it('of each framework is known here, and linked from the first page', () => {
    const pages = readdirSync(folder).filter((name) => name.endsWith('.html'));
    assert.deepEqual(
      pages.sort(),
      Object.keys(shown)
        .map((name) => `${name}.html`)
        .sort(),
    );
    const start = readFileSync(path.join(root, 'demo/index.html'), 'utf8');
    for (const page of pages) assert.ok(start.includes(`href="frameworks/${page}"`), page);
  });

  for (const [name, text] of Object.entries(shown)) {
    it(`of ${name} is alive, with its source, also on a small screen`, async () => {
      const { page, problems } = await openPage(browser, `${demo.origin}/demo/frameworks/${name}.html`);
      // What is far below the screen waits until it is scrolled to.
      await (await page.waitForSelector('django-template')).evaluate((element) => element.scrollIntoView());
      assert.match(await renderedText(page, 'django-template'), text);
      assert.ok((await page.$eval('pre code', ({ textContent }) => textContent.length)) > 50);
      await page.setViewport({ width: 320, height: 600 });
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
      if (await page.$('#app input')) {
        await page.type('#app input', 'x');
        await page.waitForFunction(() => document.querySelector('#app p').textContent.includes('Adax'));
      }
      assert.deepEqual(problems, []);
      await page.close();
    });
  }

  it('of Eleventy holds what the shortcode writes now', () => {
    let shortcode;
    eleventy({ addPairedShortcode: (_name, found) => (shortcode = found) });
    const page = readFileSync(path.join(folder, 'eleventy.html'), 'utf8');
    const letters = '<p>Dear {{ user|title }}, you have {{ letters }} letter{{ letters|pluralize }}.</p>\n';
    assert.ok(page.includes(shortcode(letters, { user: 'ada', letters: 3 })));
    assert.ok(
      page.includes(
        shortcode('<p>Hello {{ user|title }}!</p>\n', { user: 'grace' }, null, { playground: true }),
      ),
    );
  });

  it('of Astro holds the attributes that the component writes now', async () => {
    const { elementAttributes } = await import('../../dist/astro/markup.js');
    const planets = [
      { name: 'Mercury', moons: 0 },
      { name: 'Earth', moons: 1 },
      { name: 'Mars', moons: 2 },
    ];
    const { context } = elementAttributes({ context: { planets } });
    const page = readFileSync(path.join(folder, 'astro.html'), 'utf8');
    assert.ok(page.includes(`context="${context.replaceAll('"', '&#34;')}"`));
    assert.match(page, /<div slot="fallback"><p>Mercury, Earth, Mars<\/p><\/div>/);
  });
});
