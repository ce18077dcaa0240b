/** The preview's frame on pages under policies, which its document inherits. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { build } from 'vite';
import { root } from '../../scripts/steps.mjs';
import { openPage } from '../support/browser.mjs';
import { siteAndBrowser } from '../support/page-tests.mjs';

const entry = path.join(root, 'src/elements/django-playground/preview/preview-frame.ts');

async function previewModule() {
  const [{ output }] = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: { write: false, lib: { entry, formats: ['es'], fileName: 'preview' } },
  });
  return output[0].code;
}

const start = `import { PreviewFrame } from '/preview.js';
const box = document.getElementById('box');
window.stopped = [];
window.made = 0;
new MutationObserver((changes) => {
  for (const { addedNodes } of changes) made += addedNodes.length;
}).observe(box, { childList: true });
window.entries = history.length;
window.preview = new PreviewFrame(box, {
  reporterURL: () => new URL('/dist/preview-frame.js', location.href).href,
  onStopped: (action) => stopped.push(action),
});
await preview.show('<div class="tall"></div>'.repeat(3) + '<p>text</p><a href="/away">link</a><script>document.title = "ran"</script>');
document.title = 'shown';`;

const html =
  '<!doctype html><title>Guest</title><div id="box"></div><script nonce="tested" type="module" src="/start.js"></script>';

const policies = {
  'own scripts alone': "default-src 'none'; script-src 'self'",
  'own scripts and Trusted Types':
    "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html django-playground",
  'scripts with a nonce': "script-src 'nonce-tested' 'strict-dynamic'; object-src 'none'; base-uri 'none'",
};

describe("the preview's frame", () => {
  const context = siteAndBrowser();

  before(async () => {
    const { site } = context;
    const javascript = { 'Content-Type': 'text/javascript' };
    site.page('/preview.js', await previewModule(), javascript);
    site.page('/start.js', start, javascript);
  });

  for (const [name, policy] of Object.entries(policies)) {
    it(`is as high as its content and keeps links from leaving, under a policy that allows ${name}`, async () => {
      const { page } = await openPage(
        context.browser,
        context.site.page('/guest', html, { 'Content-Security-Policy': policy }),
      );
      await page.waitForFunction(
        () => document.title === 'shown' && document.querySelectorAll('iframe').length === 1,
      );
      await page.waitForFunction(() => parseFloat(document.querySelector('iframe').style.height) > 20);
      const frame = await (await page.waitForSelector('iframe')).contentFrame();
      await frame.evaluate(() => document.links[0].click());
      await page.waitForFunction(() => window.stopped.length === 1);
      const seen = await page.evaluate(() => ({
        stopped: window.stopped,
        entries: history.length - window.entries,
      }));
      assert.deepEqual(seen, { stopped: [{ kind: 'link', address: '/away' }], entries: 0 });
      // The output's own scripts are under the page's policy, too.
      assert.equal(await frame.title(), '');
      assert.match(await frame.evaluate(() => document.body.innerText), /text/);
      await page.close();
    });
  }

  for (const [name, policy] of Object.entries({
    'scripts with a nonce': policies['scripts with a nonce'],
    'Trusted Types alone':
      "script-src 'self' 'unsafe-inline'; require-trusted-types-for 'script'; trusted-types lit-html django-playground",
  })) {
    it(`is made ready for output that is expected, under a policy that allows ${name}`, async () => {
      const { page, problems } = await openPage(
        context.browser,
        context.site.page('/expecting', html, { 'Content-Security-Policy': policy }),
      );
      await page.waitForFunction(() => document.title === 'shown');
      const isUsed = await page.evaluate(async () => {
        window.preview.prepare();
        const waits = new Promise((resolve) => {
          addEventListener('message', ({ data }) => data?.djangoPlaygroundWaiting && resolve());
        });
        const [, spare] = document.querySelectorAll('iframe');
        await Promise.all([waits, new Promise((resolve) => spare.addEventListener('load', resolve))]);
        await window.preview.show('<p>written</p>');
        return document.querySelector('iframe') === spare;
      });
      assert.equal(isUsed, true);
      const frame = await (await page.waitForSelector('iframe')).contentFrame();
      assert.equal(await frame.evaluate(() => document.body.innerText), 'written');
      assert.deepEqual(
        problems.filter((problem) => /djangoPlayground|document\.write|TrustedHTML/.test(problem)),
        [],
      );
      await page.close();
    });
  }

  for (const [name, policy] of Object.entries(policies)) {
    it(`keeps output without network where it is, under a policy that allows ${name}`, async () => {
      const headers = { 'Content-Security-Policy': policy };
      const { page } = await openPage(context.browser, context.site.page('/closing', html, headers));
      await page.waitForFunction(() => document.title === 'shown');
      context.site.requests.length = 0;
      await page.evaluate(() =>
        window.preview.show('<p>closed</p>'.repeat(9) + '<a href="/away">link</a><img src="/asked">', true),
      );
      await page.waitForFunction(() => parseFloat(document.querySelector('iframe').style.height) > 200);
      const outer = await (await page.waitForSelector('iframe')).contentFrame();
      const inner = await (await outer.waitForSelector('iframe')).contentFrame();
      await inner.evaluate(() => document.links[0].click());
      await page.waitForFunction(() => window.stopped.length === 1);
      assert.match(await inner.evaluate(() => document.body.innerText), /closed/);
      // Where the page allows it, the output does not know the page's address.
      const base = policy.includes('base-uri')
        ? `${context.site.origin}/closing`
        : 'https://preview.invalid/';
      assert.equal(await inner.evaluate(() => document.baseURI), base);
      const size = () => [innerWidth, innerHeight, document.scrollingElement.scrollHeight];
      const [width, height] = await outer.evaluate(size);
      assert.deepEqual(await outer.evaluate(size), [width, height, height]);
      assert.deepEqual((await inner.evaluate(size)).slice(0, 2), [width, height]);
      assert.equal(context.site.requests.includes('/asked'), false);
      await page.close();
    });
  }

  it('tries the way that is forbidden once a page', async () => {
    const headers = { 'Content-Security-Policy': policies['own scripts alone'] };
    const { page } = await openPage(context.browser, context.site.page('/once', html, headers));
    const shown = () =>
      page.waitForFunction(
        () => window.stopped && parseFloat(document.querySelector('iframe')?.style.height) > 20,
      );
    await shown();
    // One whose script did not run, and one with the script as a file.
    assert.equal(await page.evaluate(() => window.made), 2);
    await page.evaluate(() => window.preview.show('<p>again</p>'));
    await shown();
    assert.equal(await page.evaluate(() => window.made), 3);
    await page.close();
  });
});
