/** Playgrounds whose previews have a process of their own, as Chromium gives them to people: keys and pointer reach all of it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { launchIsolatingBrowser } from '../support/browser.mjs';
import { siteAndBrowser } from '../support/page-tests.mjs';

const html = `<!doctype html><title>Guest</title><script type="module" src="/dist/index.js"></script>
<django-playground loading="eager"><script type="text/django"
><style>a { position: fixed; inset: 0 }</style><a href="/away">{{ 1|add:1 }}</a></script></django-playground>`;

describe('a preview in a process of its own', () => {
  const context = siteAndBrowser(launchIsolatingBrowser);

  it('shows what is typed, and is under the pointer while the next frame waits', async () => {
    const page = await context.browser.newPage();
    await page.goto(context.site.page('/guest', html));
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

  it(
    'keeps where its reader has scrolled to, in a frame that waited and in a new one',
    { timeout: 60_000 },
    async () => {
      const page = await context.browser.newPage();
      const tall = '<p style="height:3000px">{{ 1|add:1 }}</p>';
      await page.goto(context.site.page('/tall', html.replace(/<style>.*<\/a>/s, tall)));
      const playground = await page.waitForSelector('django-playground[status=rendered]');
      await page.waitForSelector('django-playground >>> .cm-content');
      const frameOf = async () => {
        const handle = await page.waitForSelector('django-playground >>> iframe:not([inert])');
        return handle.contentFrame();
      };
      /** Waits until output other than `before` is scrolled to `top`; gives what it is. */
      const scrolled = async (top, before) => {
        for (;;) {
          const html = await playground.evaluate((element) => element.html);
          // A frame may give way to the next one at any time.
          const at = await frameOf()
            .then((frame) => frame.evaluate(() => scrollY))
            .catch(() => null);
          if (html !== before && at === top) return html;
        }
      };
      const first = await scrolled(0);
      await page.evaluate(() => {
        window.told = new Promise((resolve) =>
          addEventListener('message', ({ data }) => data?.djangoPlaygroundScroll && resolve()),
        );
      });
      await (await frameOf()).evaluate(() => scrollTo(0, 700));
      await page.evaluate(() => window.told);
      await playground.evaluate((element) => element.setTemplate('<p style="height:2000px">other</p>'));
      const second = await scrolled(700, first);
      await page.locator('django-playground >>> .cm-content').click();
      await page.keyboard.type('b');
      await scrolled(700, second);
      await page.close();
    },
  );
});
