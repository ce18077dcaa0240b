/** Playgrounds whose own code cannot be loaded: readers see why, keep the author's content, and can try again. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { siteAndBrowser } from '../support/page-tests.mjs';

const html = `<!doctype html><title>Guest</title><script type="module" src="/dist/index.js"></script>
<django-playground loading="eager"><script type="text/django">{{ 1|add:1 }}</script><div slot="fallback">words</div></django-playground>`;

describe("a playground's own code", () => {
  const context = siteAndBrowser();

  it('is asked for again by the button that its absence brings', async () => {
    const page = await context.browser.newPage();
    const refuse = (request) =>
      /\/chunks\/shell-/.test(request.url()) ? request.abort() : request.continue();
    await page.setRequestInterception(true);
    page.on('request', refuse);
    await page.goto(context.site.page('/guest', html));
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
