/** The Python of a shared link on somebody's site: shown, not run; run after a click, without the rights of the site. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openPage, renderedText } from '../support/browser.mjs';
import { siteAndBrowser } from '../support/page-tests.mjs';
import { startSite } from '../support/site.mjs';

/** Leaves a mark on the server where it can, and tells where it runs. */
const foreign = `import js

def mark():
    try:
        request = js.XMLHttpRequest.new()
        request.open("GET", "SITE/marked", False)
        request.send()
        return "reached"
    except BaseException:
        return "refused"

words = ["foreign", js.origin, mark()]`;

/** Changes Django itself. */
const takingOver = `from django.template.base import Template

Template.render = lambda self, context: "taken over"`;

/** Asks for things of a stranger in many ways, and goes there where it is not let. */
const telling = `<img src="STRANGER/picture"><link rel="stylesheet" href="STRANGER/sheet">
<iframe src="STRANGER/frame"></iframe>
<script type="speculationrules">{"prefetch": [{"urls": ["STRANGER/speculation"]}]}</script>
<script>
navigator.sendBeacon('STRANGER/beacon');
fetch('STRANGER/fetch', { mode: 'no-cors' }).catch(() => (location.href = 'STRANGER/location'));
</script>`;

const own = `import js\nwords = ["own", js.origin]`;

const playground = (python) =>
  `<django-playground id="play" loading="eager"><script type="text/python">${python}</script><script type="text/django">{{ words|join:" " }}</script></django-playground>`;

describe('a link with Python', () => {
  const context = siteAndBrowser();

  before(async () => {
    context.site.page('/marked', 'marked');
    context.hash = await linkWith(foreign.replace('SITE', context.site.origin));
    context.takingOver = await linkWith(takingOver);
    context.stranger = await startSite({ cors: true });
    context.otherHash = await linkWith('words = ["second"]');
  });

  after(() => context.stranger?.close());

  const html = (page) => page.$eval('#play', (element) => element.html);
  const shows = (page, wanted) =>
    page.waitForFunction(
      (text) =>
        document.querySelector('#play').html === text &&
        document.querySelector('#play').status === 'rendered',
      {},
      wanted,
    );
  const click = (page, selector) =>
    page.$eval('#play', (element, wanted) => element.shadowRoot.querySelector(wanted).click(), selector);
  const frames = (page) => page.$$eval('html > iframe', ({ length }) => length);
  const marks = () => context.site.requests.filter((path) => path === '/marked').length;

  /** The fragment of a link to a page whose author has written `python`, with another template. */
  async function linkWith(python, template) {
    const { browser, site } = context;
    const url = site.page(
      '/author',
      `<!doctype html><script type="module" src="/dist/index.js"></script>${playground(python)}`,
    );
    const { page } = await openPage(browser, url);
    await renderedText(page, '#play');
    if (template) await page.$eval('#play', (element, text) => element.setTemplate(text), template);
    const link = await page.$eval('#play', (element) => element.share());
    await page.close();
    return new URL(link).hash;
  }

  /** Opens a page of the site with the link. */
  async function openLink(hash, script = 'type="module" src="/dist/index.js"') {
    const { browser, site } = context;
    const url = site.page(
      '/victim',
      `<!doctype html><script>document.cookie = 'session=1';</script>
       <script ${script}></script>${playground(own)}
       <django-template id="other" loading="eager"><script type="text/django">{{ n|default:1 }}</script></django-template>`,
    );
    site.requests.length = 0;
    const opened = await openPage(browser, url + hash);
    await renderedText(opened.page, '#play');
    await opened.page.waitForFunction(() =>
      document.querySelector('#play').shadowRoot.querySelector('.cm-content'),
    );
    return opened;
  }

  it('runs after a click, in a closed box that ends with a reset', async () => {
    const { site } = context;
    const { page, problems } = await openLink(context.hash);
    assert.equal(await html(page), `own ${site.origin}`);
    assert.deepEqual([marks(), await frames(page), page.workers().length], [0, 0, 1]);

    const focused = () =>
      page.$eval('#play', ({ shadowRoot }) => shadowRoot.activeElement?.getAttribute('part') ?? null);
    await page.$eval('#play', ({ shadowRoot }) => shadowRoot.querySelector('[part=run-link]').focus());
    await page.keyboard.press('Enter');
    await shows(page, 'foreign null refused');
    assert.equal(await focused(), 'withheld');
    assert.deepEqual([marks(), await frames(page), page.workers().length], [0, 1, 2]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal(await focused(), 'tab');
    assert.equal(
      await page.$eval('#play', ({ shadowRoot }) => shadowRoot.querySelector('[part=run-link]')),
      null,
    );

    const other = await page.$eval('#other', (element) => {
      element.context = { n: 2 };
      return element.render();
    });
    assert.equal(other.trim(), '2');
    assert.equal(await html(page), 'foreign null refused');

    const ended = new Promise((resolve) => page.once('workerdestroyed', resolve));
    await page.$eval('#play', (element) => element.reset());
    await Promise.all([ended, shows(page, `own ${site.origin}`)]);
    assert.deepEqual([marks(), await frames(page), page.workers().length], [0, 0, 1]);
    assert.deepEqual(
      problems.filter((problem) => !/marked/.test(problem)),
      [],
    );
    await page.close();
  });

  it('does not come back by undoing', async () => {
    const { site } = context;
    const { page } = await openLink(context.hash);
    await click(page, '[part=run-link]');
    await shows(page, 'foreign null refused');
    await click(page, '[data-key=python]');
    await page.$eval('#play', (element) => element.reset());
    await shows(page, `own ${site.origin}`);
    await page.waitForFunction(() =>
      document.querySelector('#play').shadowRoot.querySelector('.cm-content')?.textContent.includes('own'),
    );
    await page.$eval('#play', ({ shadowRoot }) => shadowRoot.querySelector('.cm-content').focus());
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await page.keyboard.up('Control');
    await page.$eval('#play', (element) => element.render());
    assert.equal(await html(page), `own ${site.origin}`);
    assert.equal(marks(), 0);
    await page.close();
  });

  it('gives way to another link, whose Python waits for a click of its own', async () => {
    const { site } = context;
    const { page } = await openLink(context.hash, 'src="/dist/django-playground.js"');
    await click(page, '[part=run-link]');
    await shows(page, 'foreign null refused');
    await page.evaluate((hash) => (location.hash = hash), context.otherHash);
    await shows(page, `own ${site.origin}`);
    assert.equal(await frames(page), 0);
    await click(page, '[part=run-link]');
    await shows(page, 'second');
    assert.equal(await frames(page), 1);
    await page.$eval('#play', (element) => element.destroy());
    assert.equal(await frames(page), 0);
    await page.close();
  });

  it('has a Django of its own where the page’s is strict as well, which ends with a reset', async () => {
    const script = 'type="module" src="/dist/index.js" data-isolation="strict"';
    const { page } = await openLink(context.takingOver, script);
    assert.equal(await html(page), 'own null');
    await click(page, '[part=run-link]');
    await shows(page, 'taken over');
    assert.deepEqual([marks(), await frames(page)], [0, 2]);
    const other = await page.$eval('#other', (element) => {
      element.context = { n: 3 };
      return element.render();
    });
    assert.equal(other.trim(), '3');
    await page.$eval('#play', (element) => element.reset());
    await shows(page, 'own null');
    assert.equal(await frames(page), 1);
    await page.close();
  });
  it('reaches nobody through what it shows, which is not begun again and again', async () => {
    const { stranger } = context;
    const template = `{{ words.0 }}${telling.replaceAll('STRANGER', stranger.origin)}`;
    const { page: author } = await openLink('');
    const reached = author.waitForRequest(`${stranger.origin}/fetch`);
    await author.$eval('#play', (element, text) => element.setTemplate(text), template);
    await reached;
    await author.close();

    const hash = await linkWith(foreign.replace('SITE', context.site.origin), template);
    stranger.requests.length = 0;
    const { page } = await openLink(hash);
    const stopped = () =>
      page.waitForFunction(() =>
        document
          .querySelector('#play')
          .shadowRoot.querySelector('[part=notice]')
          ?.textContent.includes('by itself'),
      );
    await stopped();
    assert.match(await html(page), /^own/);
    await click(page, '[part=run-link]');
    await page.waitForFunction(() => document.querySelector('#play').html.startsWith('foreign'));
    await stopped();
    assert.deepEqual(stranger.requests, []);
    await page.close();
  });
});
