/** Playgrounds as readers see them who set their own colours or point with a finger. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { siteAndBrowser } from '../support/page-tests.mjs';

const html = `<!doctype html><title>Guest</title><script type="module" src="/dist/index.js"></script>
<django-playground loading="eager"><script type="text/django">
{% if 1 %}
a
{% endif %}
</script></django-playground>`;

describe('a playground', () => {
  const context = siteAndBrowser();

  /** What `read` finds in the shadow tree once the editor is there. */
  async function seen(page, read) {
    await page.goto(context.site.page('/guest', html));
    const playground = await page.waitForSelector('django-playground[status=rendered]');
    await page.waitForFunction((element) => element.shadowRoot.querySelector('.cm-line'), {}, playground);
    return playground.evaluate((element, text) => new Function('root', text)(element.shadowRoot), read);
  }

  it('has a line between its panes in forced colours', async () => {
    const page = await context.browser.newPage();
    const session = await page.createCDPSession();
    const features = [{ name: 'forced-colors', value: 'active' }];
    await session.send('Emulation.setEmulatedMedia', { features });
    const read = `const look = (part) => getComputedStyle(root.querySelector(part));
      return [look('[part=splitter]').backgroundColor, look('[part=preview]').color]`;
    const [line, text] = await seen(page, read);
    assert.equal(line, text);
    await page.close();
  });

  it('shows what folds code to fingers', async () => {
    const page = await context.browser.newPage();
    await page.setViewport({ width: 400, height: 800, hasTouch: true, isMobile: true });
    const read = `return getComputedStyle(root.querySelector('.cm-foldGutter .cm-gutterElement')).opacity`;
    assert.equal(await seen(page, read), '1');
    await page.close();
  });
});
