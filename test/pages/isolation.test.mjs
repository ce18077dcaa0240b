/** What Python of strangers can reach of a site: in a strict worker nothing, in an ordinary one all that scripts can. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import { openPage, renderedText } from '../support/browser.mjs';
import { guestAndBrowser } from '../support/page-tests.mjs';
import { policy } from '../support/policies.mjs';

/** Tries everything; what it comes to is kept for a later render, as Python cannot wait while it renders. */
const attack = `
import asyncio, builtins, js
from pyodide.ffi import to_js

def synchronously(url):
    request = js.XMLHttpRequest.new()
    request.open("GET", url, False)
    request.send()
    return request.responseText

def function(text):
    return to_js([1]).constructor.constructor(text)

async def fetched(url, **options):
    answer = await js.fetch(url, **options)
    return await answer.text()

async def database():
    request = js.indexedDB.open("stolen")
    opened = asyncio.Future()
    request.onsuccess = lambda event: opened.set_result("opened")
    request.onerror = lambda event: opened.set_exception(Exception("refused"))
    return await opened

async def socket(url):
    opened = asyncio.Future()
    connection = js.WebSocket.new(url)
    connection.onopen = lambda event: opened.set_result("opened")
    connection.onerror = lambda event: opened.set_exception(Exception("refused"))
    return await opened

attempts = {
    "fetch": lambda: fetched("SITE/secret", credentials="include"),
    "blind": lambda: fetched("SITE/secret", credentials="include", mode="no-cors"),
    "post": lambda: fetched("SITE/secret", credentials="include", mode="no-cors", method="POST", body="x"),
    "runtime": lambda: fetched("SITE/dist/worker.js"),
    "elsewhere": lambda: fetched("OTHER/dist/worker.js"),
    "xhr": lambda: synchronously("SITE/secret"),
    "socket": lambda: socket("SITE/secret".replace("http", "ws")),
    "import": lambda: function("return import('SITE/secret.js')")(),
    "database": database,
    "caches": lambda: js.caches.open("stolen"),
    "files": lambda: js.navigator.storage.getDirectory(),
    "locks": lambda: js.navigator.locks.query(),
    "channel": lambda: js.BroadcastChannel.new("site").postMessage("x"),
    "worker": lambda: js.Worker.new("SITE/secret.js"),
}
outcomes = builtins.outcomes = {"origin": js.origin, "address": js.location.protocol}

async def attempt(name, work):
    try:
        result = work()
        if hasattr(result, "__await__") or asyncio.isfuture(result):
            result = await result
        outcomes[name] = f"worked: {result}"[:60]
    except BaseException as error:
        outcomes[name] = "refused"

for name, work in attempts.items():
    asyncio.ensure_future(attempt(name, work))
started = len(attempts)
`;

const live = (id, python, template) =>
  `<django-template id="${id}" loading="eager"><script type="text/python">${python}</script><script type="text/django">${template}</script></django-template>`;

describe('Python of strangers', () => {
  const context = guestAndBrowser();

  before(() => {
    context.guest.page('/secret', 'the secret');
    context.guest.page('/secret.js', 'globalThis.secret = true', { 'Content-Type': 'text/javascript' });
  });

  /** What came of each attempt, and which of the requests came to the servers. */
  async function outcomes(isolation) {
    const { browser, guest: site, library: other } = context;
    const python = attack.replaceAll('SITE', site.origin).replaceAll('OTHER', other.origin);
    const url = site.page(
      `/${isolation}`,
      `<!doctype html><title>Site</title><script>document.cookie = 'session=1';
         new BroadcastChannel('site').onmessage = () => { window.reached = true; };</script>
       <script type="module" src="/dist/index.js" data-isolation="${isolation}"></script>
       ${live('attack', python, '{{ started }}')}`,
    );
    site.requests.length = other.requests.length = 0;
    const { page } = await openPage(browser, url);
    const started = Number(await renderedText(page, '#attack'));
    const ask = 'import builtins, json\nshown = json.dumps(builtins.outcomes)';
    const seen = await (async () => {
      for (let round = 1; ; round += 1) {
        const markup = live(`round-${round}`, ask, '{{ shown|safe }}');
        await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), markup);
        const { origin, address, ...results } = JSON.parse(await renderedText(page, `#round-${round}`));
        if (Object.keys(results).length === started) return { place: { origin, address }, results };
      }
    })();
    const reached = await page.evaluate(() => window.reached === true);
    await page.close();
    const requests = [...site.requests.filter((path) => path.startsWith('/secret')), ...other.requests];
    return { ...seen, reached, requests };
  }

  it('reaches nothing from a strict worker', async () => {
    const { place, results, reached, requests } = await outcomes('strict');
    assert.deepEqual(place, { origin: 'null', address: 'data:' });
    // A channel of an origin of its own, in which nobody listens.
    const { channel, ...others } = results;
    assert.deepEqual([channel, reached], ['worked: None', false]);
    assert.ok(Object.keys(others).length > 10);
    assert.deepEqual(new Set(Object.values(others)), new Set(['refused']));
    assert.deepEqual(requests, []);
  });

  it('reaches all of this from an ordinary one, which shows that the attempts are real', async () => {
    const { place, results, reached, requests } = await outcomes('worker');
    assert.deepEqual(place, { origin: context.guest.origin, address: 'http:' });
    const { socket, ...others } = results;
    // The server speaks no such protocol.
    assert.equal(socket, 'refused');
    assert.deepEqual(
      Object.entries(others).filter(([, result]) => !result.startsWith('worked')),
      [],
    );
    assert.match(others.xhr, /the secret/);
    assert.ok(reached);
    const count = (path) => requests.filter((each) => each === path).length;
    assert.deepEqual([count('/secret'), count('/secret.js'), count('/dist/worker.js')], [5, 2, 1]);
  });
});

describe('a strict page with a content security policy', () => {
  const context = guestAndBrowser();

  /** Opens a page under `rules` with the library from `base`; gives what is rendered, or the error, and the complaints. */
  async function open(rules, base, tag = 'type="module" src="BASE/dist/index.js"') {
    const { browser, guest } = context;
    const script = `<script nonce="tested" data-isolation="strict" ${tag.replace('BASE', base)}></script>`;
    const headers = { 'Content-Security-Policy': rules };
    const url = guest.page(
      '/guarded',
      `<!doctype html><title>Guest</title>${script}${live('x', 'import js\norigin = js.origin', '{{ origin }}')}`,
      headers,
    );
    const { page, problems } = await openPage(browser, url);
    const text = await renderedText(page, '#x').catch(String);
    await page.close();
    return { text, problems };
  }

  const classic = 'src="BASE/dist/django-playground.js"';

  for (const name of ['strict', 'strict-trusted-types', 'nonce']) {
    it(`renders by a module script from another origin under ${name}`, async () => {
      const { origin } = context.library;
      assert.deepEqual(await open(policy(name, origin), origin), { text: 'null', problems: [] });
    });

    it(`renders by a classic script of its own under ${name}`, async () => {
      assert.deepEqual(await open(policy(name, context.guest.origin), '', classic), {
        text: 'null',
        problems: [],
      });
    });
  }

  const refusals = [
    ["worker-src 'self'", 'worker-src data:', /forbids the strict worker \(worker-src/],
    ["script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'", /forbids WebAssembly/],
    ["connect-src 'none'", "connect-src 'self'", /blocks the worker \(connect-src/],
    [
      "script-src 'wasm-unsafe-eval' SITE/dist/index.js SITE/dist/elements/ SITE/dist/chunks/",
      "script-src 'self' 'wasm-unsafe-eval'",
      /forbids the frame that isolation "strict" needs, or its script/,
    ],
  ];
  for (const [instead, allowed, message] of refusals) {
    it(`says what is forbidden with ${instead}`, async () => {
      const rules = policy('strict').replace(allowed, instead.replaceAll('SITE', context.guest.origin));
      const { text } = await open(rules, '');
      assert.match(text, message);
    });
  }

  it('finds its policy in the README', async () => {
    const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
    const rules = policy('strict', 'https://cdn.example');
    assert.ok(readme.includes(`\`${rules}\``), rules);
  });
});
