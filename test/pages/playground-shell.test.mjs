/** Playgrounds whose own code cannot be loaded: readers see why, keep the author's content, and can try again. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launchBrowser } from '../support/browser.mjs';
import { startSite } from '../support/site.mjs';

const html = `<!doctype html><title>Guest</title><script type="module" src="/dist/index.js"></script>
<django-playground loading="eager"><script type="text/django">{{ 1|add:1 }}</script><div slot="fallback">words</div></django-playground>`;

describe("a playground's own code", () => {
  let site;
  let browser;

  before(async () => {
    site = await startSite();
    browser = await launchBrowser();
  });

  after(async () => {
    await browser?.close();
    await site?.close();
  });

  it('is asked for again by the button that its absence brings', async () => {
    const page = await browser.newPage();
    const refuse = (request) =>
      /\/chunks\/shell-/.test(request.url()) ? request.abort() : request.continue();
    await page.setRequestInterception(true);
    page.on('request', refuse);
    await page.goto(site.page('/guest', html));
    const playground = await page.waitForSelector('django-playground[status=error]');
    const seen = await playground.evaluate((element) => ({
      text: element.shadowRoot.querySelector('[part=error]').innerText,
      fallback: element.querySelector('[slot=fallback]').checkVisibility(),
      type: element.error.type,
    }));
    assert.match(seen.text, /could not be loaded/);
    assert.deepEqual([seen.fallback, seen.type], [true, 'InitializationError']);
    page.off('request', refuse);
    await page.setRequestInterception(false);
    await playground.evaluate((element) => element.shadowRoot.querySelector('[part=retry]').click());
    await page.waitForSelector('django-playground[status=rendered]');
    assert.equal(await playground.evaluate((element) => element.html), '2');
  });
});
