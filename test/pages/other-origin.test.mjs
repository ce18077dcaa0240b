/** A page on one origin uses the library from another one, under the policies that the README promises. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launchBrowser, openPage, renderedText } from '../support/browser.mjs';
import { policy } from '../support/policies.mjs';
import { startSite } from '../support/site.mjs';

const body = `<!doctype html><title>Guest</title>
<django-template loading="eager" context='{"name": "ada"}'><script type="text/django">Hello {{ name|title }}</script></django-template>`;

describe('a page that uses the library from another origin', () => {
  const context = {};

  before(async () => {
    context.library = await startSite({ cors: true });
    context.guest = await startSite();
    context.browser = await launchBrowser();
  });

  after(async () => {
    await context.browser?.close();
    await context.guest?.close();
    await context.library?.close();
  });

  const tags = {
    'module script': (origin) => `<script type="module" src="${origin}/dist/index.js"></script>`,
    'classic script': (origin) => `<script src="${origin}/dist/django-playground.js"></script>`,
  };

  for (const [kind, tag] of Object.entries(tags)) {
    for (const name of ['cdn', 'cdn-trusted-types']) {
      it(`renders by a ${kind} under the policy ${name}`, async () => {
        const { guest, library, browser } = context;
        const html = tag(library.origin) + body;
        const headers = { 'Content-Security-Policy': policy(name, library.origin) };
        const { page, problems } = await openPage(browser, guest.page(`/${name}`, html, headers));
        assert.equal(
          await renderedText(page, 'django-template').catch((error) => `${error}\n${problems.join('\n')}`),
          'Hello Ada',
        );
        assert.deepEqual(problems, []);
        await page.close();
      });
    }
  }

  it('asks no one but the two origins for anything', () => {
    const { guest, library } = context;
    assert.ok(library.requests.some((path) => path.startsWith('/dist/runtime/')));
    assert.deepEqual(
      guest.requests.filter((path) => !path.startsWith('/cdn') && path !== '/favicon.ico'),
      [],
    );
  });
});
