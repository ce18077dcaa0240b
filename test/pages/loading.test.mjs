/** Whole pages as they arrive in a reader's browser: streamed, with several copies of the library, with lone scripts. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { describe, it } from 'node:test';
import { listen, serveFile } from '../../scripts/static-server.mjs';
import { openPage, renderedText } from '../support/browser.mjs';
import { siteAndBrowser } from '../support/page-tests.mjs';
import { startSite } from '../support/site.mjs';

describe('a page', () => {
  const context = siteAndBrowser();

  it('whose template is still on its way when the element is upgraded is rendered whole', async () => {
    let send;
    const arrived = new Promise((resolve) => (send = resolve));
    const { server, origin } = await listen(
      createServer((request, response) => {
        if (request.url === '/continue') {
          send();
          response.end();
        } else if (request.url === '/') {
          response.writeHead(200, { 'Content-Type': 'text/html' });
          response.write(
            `<!doctype html><script src="/dist/django-playground.js"></script><body>
             <django-template loading="eager" context='{"n": 2}'><script type="text/django">one {{ n }}${' '.repeat(2000)}`,
          );
          // the parser has seen half of the template when its element asks for the rest
          response.write('<!-- half -->');
          void arrived.then(() => response.end('three</script></django-template><p>end'));
        } else {
          void serveFile(request, response, request.url.split('?')[0]);
        }
      }),
    );
    const page = await context.browser.newPage();
    await page.evaluateOnNewDocument(() => {
      const seen = new MutationObserver(() => {
        const element = document.querySelector('django-template');
        if (element?.status === undefined || document.readyState !== 'loading') return;
        seen.disconnect();
        setTimeout(() => fetch('/continue'));
      });
      seen.observe(document, { childList: true, subtree: true });
    });
    await page.goto(`${origin}/`, { waitUntil: 'load' });
    const text = await renderedText(page, 'django-template');
    assert.equal(text.replace(/\s+/g, ' '), 'one 2 three');
    await page.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('in a sandboxed frame without an origin renders with the library of another origin', async () => {
    const library = await startSite({ cors: true });
    const inner = `<!doctype html><script type="module" src="${library.origin}/dist/index.js"></script>
      <django-template loading="eager" context='{"n": 4}'><script type="text/django">{{ n|add:1 }}</script></django-template>`;
    const quoted = inner.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    const url = context.site.page(
      '/sandboxed',
      `<!doctype html><iframe sandbox="allow-scripts" srcdoc="${quoted}"></iframe>`,
    );
    const { page } = await openPage(context.browser, url);
    const frame = page.frames()[1];
    assert.equal(await frame.evaluate(() => globalThis.origin), 'null');
    assert.equal(await renderedText(frame, 'django-template'), '5');
    await page.close();
    await library.close();
  });

  it('with three copies of the library has one worker, and every copy speaks to it', async () => {
    const url = context.site.page(
      '/copies',
      `<!doctype html><title>Copies</title>
       <script src="/dist/django-playground.js"></script>
       <script type="module" src="/dist/index.js"></script>
       <script type="module">
         import other from '/__fault/encoded/nothing/dist/index.js';
         import first from '/dist/index.js';
         await Promise.all([other.whenReady(), first.whenReady(), window.DjangoPlayground.whenReady()]);
         document.title = [await other.render('{{ 1 }}'), await first.render('{{ 2 }}'), await window.DjangoPlayground.render('{{ 3 }}')].join();
       </script>
       <django-template loading="eager"><script type="text/django">{{ "shared"|title }}</script></django-template>
       <div data-django-template='{"n": 1}' data-django-packages="django>=5">{{ n }}</div>`,
    );
    const { page, problems } = await openPage(context.browser, url);
    assert.equal(await renderedText(page, 'django-template'), 'Shared');
    await page.waitForFunction(() => document.title === '1,2,3');
    await page.waitForFunction(
      () => document.querySelector('div[data-django-template]')?.textContent === '1',
    );
    assert.equal(page.workers().length, 1);
    assert.deepEqual(problems, []);
    await page.close();
  });

  it('of Markdown with a lone script, a code block and an empty element is alive', async () => {
    const url = context.site.page(
      '/markdown',
      `<!doctype html><title>Notes</title><script type="module" src="/dist/index.js"></script>
       <script type="text/django" data-django-template='{"name": "Ada"}'>
<p id="lone">{% if name|length < 9 %}Hello {{ name }}{% endif %}</p>
</script>
       <pre><code>{{ "block"|upper }} &lt;b&gt;</code></pre>
       <p><django-template id="before"></django-template></p>`,
    );
    const { page, problems } = await openPage(context.browser, url);
    assert.equal(await renderedText(page, '#before'), 'BLOCK');
    await page.waitForSelector('#lone');
    assert.equal(await page.$eval('#lone', (element) => element.textContent), 'Hello Ada');
    assert.deepEqual(problems, []);
    await page.close();
  });

  it('loads nothing but its own files, and the sanitiser only when it is needed', async () => {
    context.site.requests.length = 0;
    const url = context.site.page(
      '/source',
      `<!doctype html><title>Source</title><script type="module" src="/dist/index.js"></script>
       <django-template loading="eager" output="source"><script type="text/django">{{ 1 }}</script></django-template>`,
    );
    const { page } = await openPage(context.browser, url);
    await page.waitForFunction(() => document.querySelector('django-template').status === 'rendered');
    assert.deepEqual(
      context.site.requests.filter((path) => /purifier/.test(path)),
      [],
    );
    const kinds = context.site.requests.filter((path) => path.startsWith('/dist/runtime/'));
    assert.equal(new Set(kinds).size, kinds.length, 'no file is asked for twice');
    await page.close();
  });
});
