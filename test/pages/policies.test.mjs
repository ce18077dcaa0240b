/** Whole pages under the policies that the README promises, with the library from their own origin and from another. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { openPage, renderedText } from '../support/browser.mjs';
import { guestAndBrowser } from '../support/page-tests.mjs';
import { policy } from '../support/policies.mjs';

const tags = {
  'module script': (base) => `<script nonce="tested" type="module" src="${base}/dist/index.js"></script>`,
  'classic script': (base) => `<script nonce="tested" src="${base}/dist/django-playground.js"></script>`,
};

const body = `<!doctype html><title>Guest</title>
<django-template loading="eager" context='{"name": "ada"}'>
  <script type="text/django">Hello {{ name|title }}</script>
</django-template>`;

describe('a page with a content security policy', () => {
  const context = guestAndBrowser();

  /** Opens `path` of the guest's site and expects the template's output and not a single complaint of the browser. */
  async function expectHello(path) {
    const { page, problems } = await openPage(context.browser, context.guest.origin + path);
    const text = await renderedText(page, 'django-template').catch(
      (error) => `${error}\n${problems.join('\n')}`,
    );
    assert.equal(text, 'Hello Ada');
    assert.deepEqual(problems, []);
    await page.close();
  }

  for (const [kind, tag] of Object.entries(tags)) {
    for (const name of ['cdn', 'cdn-trusted-types', 'nonce']) {
      it(`renders by a ${kind} from another origin under ${name}`, async () => {
        const { guest, library } = context;
        const headers = { 'Content-Security-Policy': policy(name, library.origin) };
        guest.page('/from-elsewhere', tag(library.origin) + body, headers);
        guest.requests.length = 0;
        await expectHello('/from-elsewhere');
        assert.deepEqual(guest.requests, ['/from-elsewhere']);
      });
    }

    it(`renders by a ${kind} of its own under self-hosted, with the header on the page only`, async () => {
      const headers = { 'Content-Security-Policy': policy('self-hosted') };
      context.guest.page('/own', tag('') + body, headers);
      await expectHello('/own');
    });

    it(`renders by a ${kind} of its own under self-hosted-everywhere, with the header on every response`, async () => {
      context.guest.page('/own', tag('/__csp/self-hosted-everywhere') + body);
      await expectHello('/__csp/self-hosted-everywhere/own');
    });
  }

  it('shows frame output, which may not tell its height there, at a height of its own', async () => {
    const headers = { 'Content-Security-Policy': policy('self-hosted') };
    const framed = body.replace('loading=', 'output="frame" loading=');
    context.guest.page('/frame', tags['module script']('') + framed, headers);
    const { page } = await openPage(context.browser, `${context.guest.origin}/frame`);
    await page.waitForFunction(() => document.querySelector('django-template').status === 'rendered');
    const height = await page.$eval(
      'django-template',
      (element) => element.shadowRoot.querySelector('iframe').offsetHeight,
    );
    assert.equal(height, 150);
    await page.close();
  });
});

describe('the README', () => {
  it('shows the policies that are tested', async () => {
    const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
    for (const name of ['self-hosted', 'self-hosted-everywhere', 'cdn']) {
      const shown = policy(name, 'https://cdn.example');
      assert.ok(readme.includes(`\`${shown}\``), `the policy ${name} is not in the README: ${shown}`);
    }
  });
});
