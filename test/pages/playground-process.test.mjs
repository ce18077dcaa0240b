/** Playgrounds whose previews have a process of their own, as Chromium gives them to people: keys and pointer reach all of it. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launchBrowser } from '../support/browser.mjs';
import { startSite } from '../support/site.mjs';

const html = `<!doctype html><title>Guest</title><script type="module" src="/dist/index.js"></script>
<django-playground loading="eager"><script type="text/django"
><style>a { position: fixed; inset: 0 }</style><a href="/away">{{ 1|add:1 }}</a></script></django-playground>`;

describe('a preview in a process of its own', () => {
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

  it('shows what is typed, and is under the pointer while the next frame waits', async () => {
    const page = await browser.newPage();
    await page.goto(site.page('/guest', html));
    const playground = await page.waitForSelector('django-playground[status=rendered]');
    const shown = () =>
      playground.evaluate((element) =>
        [...element.shadowRoot.querySelectorAll('iframe')].map(({ inert }) => (inert ? 'waits' : 'shown')),
      );
    await page.locator('django-playground >>> .cm-content').click();
    await page.keyboard.down('Control');
    await page.keyboard.press('End');
    await page.keyboard.up('Control');
    await page.keyboard.type('b');
    await page.waitForFunction((element) => element.html.endsWith('b'), {}, playground);
    // What fails is not shown: the last good output stays, and the frame for the next one lies over it.
    await page.keyboard.type('{% fro ');
    await page.waitForSelector('django-playground[status=error]');
    assert.deepEqual((await shown()).toSorted(), ['shown', 'waits']);
    const frame = await playground.evaluateHandle((element) =>
      element.shadowRoot.querySelector('iframe:not([inert])'),
    );
    const { x, y } = await frame.asElement().clickablePoint();
    await page.mouse.click(x, y);
    await page.waitForSelector('django-playground >>> .stopped');
  });
});
