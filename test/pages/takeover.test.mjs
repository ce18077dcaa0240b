/** A strict worker whose Python has taken over its way to the page: what it can make of that, in a real browser. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openPage, renderedText } from '../support/browser.mjs';
import { siteAndBrowser } from '../support/page-tests.mjs';

const live = (id, python, template) =>
  `<django-template id="${id}" loading="eager"><script type="text/python">${python}</script><script type="text/django">${template}</script></django-template>`;

/** Puts what Lit takes for a template of its own into everything that the worker answers, as an object and as text. */
const forgery = `
import js
from pyodide.ffi import create_proxy

post = js.MessagePort.prototype.postMessage

def markup():
    strings = js.Array.of("<img src=x onerror='window.reached = true'>")
    strings.raw = strings
    template = js.Object.new()
    js.Reflect.set(template, "_$litType$", 1)
    template.strings = strings
    template.values = js.Array.new()
    return template

def forged(port, *args):
    message = js.JSON.parse(args[0]) if isinstance(args[0], str) else args[0]
    for outcome in getattr(getattr(message, "answer", None), "outcomes", None) or []:
        if outcome.ok:
            outcome.html = markup()
        else:
            outcome.error.excerpt = markup()
            outcome.error.exception = markup()
            outcome.error.suggestions = js.Array.of(markup())
    js.Reflect.apply(post, port, js.Array.of(message))
    if isinstance(args[0], str):
        js.Reflect.apply(post, port, js.Array.of(js.JSON.stringify(message)))

js.MessagePort.prototype.postMessage = create_proxy(forged, capture_this=True)
`;

/** Asks the page for files itself, in the two ways in which a message could be written. */
const requests = `
import builtins, js, json
from pyodide.ffi import create_proxy

post = js.MessagePort.prototype.postMessage
answers = builtins.answers = {}
addresses = ADDRESSES

def hear(event):
    answer = event.data
    if getattr(answer, "file", 0) < 9000:
        return
    kept = answers.setdefault(addresses[answer.file - 9000], [])
    if hasattr(answer, "head"):
        kept.append([answer.head.status, answer.head.type])
    elif hasattr(answer, "chunk"):
        kept.append(bytes(answer.chunk.to_py()).decode())
    else:
        kept.append("ended" if hasattr(answer, "ended") else "failed")

def ask(port, *args):
    if not hasattr(builtins, "heard"):
        builtins.heard = create_proxy(hear)
        port.addEventListener("message", builtins.heard)
        for index, address in enumerate(addresses):
            text = json.dumps({"file": 9000 + index, "url": address, "accept": None})
            js.Reflect.apply(post, port, js.Array.of(text))
            js.Reflect.apply(post, port, js.Array.of(js.JSON.parse(text)))
        for text in ["5", "null", '"x"', "true", '{"notice":"toString","detail":{}}', '{"notice":"constructor","detail":{}}', '{"notice":"progress","detail":null}']:
            js.Reflect.apply(post, port, js.Array.of(text))
            js.Reflect.apply(post, port, js.Array.of(js.JSON.parse(text)))
    js.Reflect.apply(post, port, js.Array.of(*args))

builtins.asking = create_proxy(ask, capture_this=True)
js.MessagePort.prototype.postMessage = builtins.asking
`;

describe('a page whose strict worker has been taken over', () => {
  const context = siteAndBrowser();

  for (const [what, template] of [
    ['errors', '{% nosuch %}'],
    ['output', 'fine'],
  ]) {
    it(`takes no markup for ${what}, and says so`, async () => {
      const { browser, site } = context;
      const script = '<script type="module" src="/dist/index.js" data-isolation="strict"></script>';
      const url = site.page(
        '/taken',
        `<!doctype html><title>Site</title>${script}${live('first', forgery, 'x')}`,
      );
      const { page } = await openPage(browser, url);
      await renderedText(page, '#first').catch(String);
      const markup = live('second', '', template);
      await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), markup);
      const error = await renderedText(page, '#second').catch(String);
      assert.match(error, /The worker’s answer cannot be used: answer\.outcomes\[0\]/);
      const seen = await page.evaluate(() => {
        const { shadowRoot } = document.querySelector('#second');
        return [
          shadowRoot.querySelectorAll('img').length,
          shadowRoot.querySelector('[part=error]').innerText,
        ];
      });
      assert.equal(seen[0], 0);
      assert.match(seen[1], /This template has an error\s+UnusableAnswer/);
      await page.close();
    });
  }

  it('hands out no page of the visitor, and hears nothing that is no message', async () => {
    const { browser, site } = context;
    const secret = 'the visitor is 42';
    const text = { 'Content-Type': 'text/plain' };
    site.page('/dist/runtime/nope', secret, text);
    site.page('/dist/runtime/old', '', { Location: '/account' }, 302);
    site.page('/account', secret);
    site.page('/simple/gone/', secret, text, 404);
    site.page('/simple/moved/', '', { Location: '/account' }, 302);
    site.page('/internal/salaries', secret, text);
    site.page('/internal/salaries.whl', secret, text);
    const expected = {
      '/dist/runtime/nope': ['failed'],
      '/dist/runtime/old': ['failed'],
      '/simple/gone/': [[404, 'text/plain'], 'ended'],
      '/simple/moved/': ['failed'],
      '/internal/salaries': ['failed'],
      '/internal/salaries.whl': [[200, 'text/plain'], 'ended'],
      '/internal/salaries.whl.metadata': [[404, 'text/plain'], 'ended'],
    };
    const addresses = Object.keys(expected).map((path) => site.origin + path);
    const python = requests.replace('ADDRESSES', JSON.stringify(addresses));
    // They do not apply to this Python, so that nothing but the attack asks for them.
    const packages = ['', '.whl'].map(
      (end) => `x @ ${site.origin}/internal/salaries${end} ; python_version < '3'`,
    );
    const url = site.page(
      '/asked',
      `<!doctype html><title>Site</title>
       <script type="module" src="/dist/index.js" data-isolation="strict" data-index-url="/simple/"></script>
       <django-template packages="${JSON.stringify(packages).replaceAll('"', '&quot;')}">x</django-template>
       ${live('first', python, 'x')}`,
    );
    const { page, problems } = await openPage(browser, url);
    await renderedText(page, '#first');
    const show = 'import builtins, json\nshown = json.dumps(builtins.answers)';
    const ends = ['ended', 'failed'];
    const seen = await (async () => {
      for (let round = 1; ; round += 1) {
        const markup = live(`round-${round}`, show, '{{ shown|safe }}');
        await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), markup);
        const answers = JSON.parse(await renderedText(page, `#round-${round}`));
        const done = Object.values(answers).filter((kept) => ends.includes(kept.at(-1)));
        if (done.length === addresses.length) return answers;
      }
    })();
    const found = Object.fromEntries(Object.keys(expected).map((path) => [path, seen[site.origin + path]]));
    assert.deepEqual(found, expected);
    assert.deepEqual(
      problems.filter((problem) => /^\w*Error:/.test(problem)),
      [],
    );
    await page.close();
  });
});
