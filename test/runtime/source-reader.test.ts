import { expect } from '@open-wc/testing';
import { DjangoError } from '../../src/core/errors.js';
import {
  readSource,
  sourceKind,
  type SourceHints,
  type SourceReading,
} from '../../src/runtime/source-reader.js';

const never = new AbortController().signal;

/** The element with the id "t" in parsed markup. */
function host(markup: string): Element {
  const box = document.createElement('div');
  box.innerHTML = markup;
  const element = box.querySelector('#t');
  if (!element) throw new Error('no #t');
  return element;
}

const read = (markup: string, hints: SourceHints = {}): Promise<SourceReading> =>
  readSource(host(markup), hints, never);

async function failure(promise: Promise<unknown>): Promise<DjangoError> {
  return promise.then(
    () => Promise.reject(new Error('it was expected to fail')),
    (thrown: unknown) => thrown as DjangoError,
  );
}

describe('readSource', () => {
  const rows: [string, string, SourceHints, SourceReading['kind'], string | null][] = [
    ['the template property first', '<x-t id="t"><pre>b</pre></x-t>', { template: 'a' }, 'property', 'a'],
    [
      'a script verbatim',
      '<x-t id="t"><script type="text/django">\n  {% if a <b %}\n    x\n  <\\/script></script></x-t>',
      {},
      'script',
      '{% if a <b %}\n  x\n</script>',
    ],
    ['a code block', '<x-t id="t"><pre><code>{{ a &lt; b }}\n</code></pre></x-t>', {}, 'code', '{{ a < b }}'],
    ['a code block with <br> for newlines', '<x-t id="t"><pre>a<br>b</pre></x-t>', {}, 'code', 'a\nb'],
    [
      'a code block that a highlighter has wrapped',
      '<x-t id="t"><div class="highlight"><pre><code><span>{{</span> <span>x</span> <span>}}</span></code></pre></div></x-t>',
      {},
      'code',
      '{{ x }}',
    ],
    [
      'own markup that holds a block and more',
      '<x-t id="t"><div class="highlight-box"><h2>{{ x }}</h2><pre>{{ y }}</pre></div></x-t>',
      {},
      'markup',
      '<div class="highlight-box"><h2>{{ x }}</h2><pre>{{ y }}</pre></div>',
    ],
    [
      'own markup around such a block',
      '<x-t id="t">{{ x }}<div class="highlight"><pre>y</pre></div></x-t>',
      {},
      'markup',
      '{{ x }}<div class="highlight"><pre>y</pre></div>',
    ],
    ['a textarea', '<x-t id="t"><textarea>\n<b>{{ x }}</b></textarea></x-t>', {}, 'code', '<b>{{ x }}</b>'],
    [
      'a template child',
      '<x-t id="t"><template><b>{{ x }}</b></template></x-t>',
      {},
      'markup',
      '<b>{{ x }}</b>',
    ],
    [
      'own markup with references decoded inside tags',
      '<x-t id="t">\n  <b>{% if a &lt; b %}&lt;{% endif %}</b>\n</x-t>',
      {},
      'markup',
      '<b>{% if a < b %}&lt;{% endif %}</b>\n',
    ],
    [
      'the code block just before',
      '<pre><code>{{ x }}</code></pre><x-t id="t"></x-t>',
      {},
      'preceding',
      '{{ x }}',
    ],
    [
      'the highlighted code block before a wrapped element',
      '<div class="highlight"><pre>{{ x }}</pre></div><p><x-t id="t"></x-t></p>',
      {},
      'preceding',
      '{{ x }}',
    ],
    [
      'the code beside line numbers, before a button',
      `<div><table class="highlighttable"><tr><td class="linenos"><div><pre>1
2</pre></div></td><td class="code"><div><pre>{{ x }}</pre></div></td></tr></table><button>Copy</button></div>
      <x-t id="t"></x-t>`,
      {},
      'preceding',
      '{{ x }}',
    ],
    [
      'the code of line numbers inside a code block',
      '<pre><code><table><tr><td><pre>1</pre></td><td><pre>{{ x }}</pre></td></tr></table></code></pre><x-t id="t"></x-t>',
      {},
      'preceding',
      '{{ x }}',
    ],
    [
      'its script although an empty object of files is given',
      '<x-t id="t"><script type="text/django">a</script></x-t>',
      { files: {} },
      'script',
      'a',
    ],
    ['own markup beside an empty object of files', '<x-t id="t">a</x-t>', { files: ' {} ' }, 'markup', 'a'],
    [
      'its script beside files of an attribute',
      '<x-t id="t"><script type="text/django">a</script></x-t>',
      { files: '{"b.html": "b"}' },
      'script',
      'a',
    ],
    ['what a comment child leaves', '<pre>b</pre><x-t id="t"> <!-- c --> </x-t>', {}, 'preceding', 'b'],
  ];
  for (const [name, markup, hints, kind, template] of rows) {
    it(`reads ${name}`, async () => {
      const reading = await read(markup, hints);
      expect([reading.kind, reading.source.template]).to.deep.equal([kind, template]);
    });
  }

  it('ignores what is in slots and what the library has put there', () => {
    const markup =
      '<x-t id="t"><div slot="fallback">F</div><div slot="error">E</div><div data-django-output>old</div></x-t>';
    expect(sourceKind(host(markup), {})).to.equal('none');
  });

  it('collects named files, Python and context', async () => {
    const { source, contexts } = await read(
      `<x-t id="t">
        <script type="text/django">{% extends "base.html" %}</script>
        <script type="text/django" name="templates/base.html">B</script>
        <script type="text/python" name="templatetags/shout.py">x = 1</script>
        <script type="text/python">y = 2</script>
        <script type="application/json">{"n": 1.0}</script>
      </x-t>`,
      { context: '{"n": 12345678901234567890}' },
    );
    expect(source.files).to.deep.equal({ 'base.html': 'B', 'templatetags/shout.py': 'x = 1' });
    expect(source.python).to.equal('y = 2');
    expect(contexts).to.deep.equal([
      { json: '{"n": 1.0}', tagged: false },
      { json: '{"n": 12345678901234567890}', tagged: false },
    ]);
  });

  it('renders index.html of the files when there is no template', async () => {
    const { source } = await read('<x-t id="t"></x-t>', {
      files: { 'a.css': '', 'part.html': 'p', 'index.html': 'i' },
    });
    expect([source.template, source.main]).to.deep.equal([null, 'index.html']);
  });

  it('reads files out of the text of a JSON object, as an attribute has it', async () => {
    const files = '{"templates/base.html": "B", "index.html": "{% extends \\"base.html\\" %}"}';
    const { kind, source } = await read('<x-t id="t">own</x-t>', { files });
    expect([kind, source.main]).to.deep.equal(['property', 'index.html']);
    expect(source.files).to.deep.equal({ 'base.html': 'B', 'index.html': '{% extends "base.html" %}' });
    const blank = await read('<x-t id="t">own</x-t>', { files: ' ' });
    expect([blank.kind, blank.source.template]).to.deep.equal(['markup', 'own']);
  });

  it('says what is wrong with files', async () => {
    const faults: [SourceHints['files'], RegExp][] = [
      ['{"a.html": ', /files attribute/],
      ['["a.html"]', /files attribute/],
      ['{"a.html": 1}', /"a.html" must be text, not number/],
      [{ 'a.html': null } as never, /"a.html" must be text, not null/],
    ];
    for (const [files, message] of faults) {
      const reason: unknown = await read('<x-t id="t">own</x-t>', { files }).catch(
        (thrown: unknown) => thrown,
      );
      expect((reason as Error).message).to.match(message);
    }
  });

  it('fetches template and context', async () => {
    const { source, contexts } = await read('<x-t id="t"></x-t>', {
      src: 'data:text/plain,{{ x }}',
      contextSrc: 'data:application/json,{"x":1}',
    });
    expect(source.template).to.equal('{{ x }}');
    expect(contexts).to.deep.equal([{ json: '{"x":1}', tagged: false }]);
  });

  it('takes named JSON for no context', async () => {
    const { contexts } = await read(
      '<x-t id="t">a<script type="application/json" name="d">{"a": 1}</script></x-t>',
    );
    expect(contexts).to.deep.equal([]);
  });

  it('reads a <template> that for="…" names', async () => {
    const block = document.createElement('template');
    block.id = 'named';
    block.innerHTML = '\n  <b>{% if a &lt; b %}{% endif %}</b>';
    document.body.append(block);
    const { source } = await read('<x-t id="t"></x-t>', { forId: 'named' });
    block.remove();
    expect(source.template).to.equal('<b>{% if a < b %}{% endif %}</b>');
  });

  it('finds the block of for="…" in its shadow root before the page', async () => {
    const box = document.createElement('div');
    box.innerHTML = '<pre id="block">page</pre><pre id="other">other</pre><div></div>';
    document.body.append(box);
    const root = box.lastElementChild?.attachShadow({ mode: 'open' });
    if (!root) throw new Error('there is no place for a shadow root');
    root.innerHTML = '<pre id="block">shadow</pre><x-t></x-t>';
    const element = root.querySelector('x-t');
    if (!element) throw new Error('no <x-t>');
    const readings = await Promise.all(
      ['block', 'other'].map((forId) => readSource(element, { forId }, never)),
    );
    expect(readings.map(({ source }) => source.template)).to.deep.equal(['shadow', 'other']);
    box.remove();
  });

  const failures: [string, string, SourceHints, RegExp][] = [
    [
      'a code block with text between',
      '<section><pre>{{ x }}</pre><p>Then</p></section><x-t id="t"></x-t>',
      {},
      /no template to render/,
    ],
    [
      'two scripts without a name',
      '<x-t id="t"><script type="text/django">a</script><script type="text/django">b</script></x-t>',
      {},
      /two <script type="text\/django"> without a name/,
    ],
    ['nothing to render', '<x-t id="t"></x-t>', {}, /no template to render/],
    ['an unknown id', '<x-t id="t"></x-t>', { forId: 'nowhere' }, /for="nowhere" names no element/],
    ['a missing file', '<x-t id="t"></x-t>', { src: '/__nowhere.html' }, /answered with status 404/],
    ['broken JSON', '<x-t id="t">a</x-t>', { context: '{a: 1}' }, /context attribute is not valid JSON/],
    [
      'rows moved out of a table',
      '<x-t id="t"><table>{% for r in rows %}<tr><td>{{ r }}</td></tr>{% endfor %}</table></x-t>',
      {},
      /moved {% for %} out of the <table>/,
    ],
    [
      'nested loops moved out of a table',
      '<x-t id="t"><table>{% for r in rows %}<tr>{% for c in r %}<td>{{ c }}</td>{% endfor %}</tr>{% endfor %}</table></x-t>',
      {},
      /out of the <table>/,
    ],
    [
      'an include moved out of a table',
      '<x-t id="t"><table>{% include "rows.html" %}</table></x-t>',
      {},
      /left it without rows/,
    ],
    [
      'a tag inside a tag',
      '<x-t id="t"><input {% if x %}checked{% endif %}></x-t>',
      {},
      /inside <input> as attributes/,
    ],
    [
      'a comparison taken for markup',
      '<x-t id="t">{% if a <b %}x{% endif %}</x-t>',
      {},
      /as attributes|has cut the template tag/,
    ],
    [
      'damage inside a template child',
      '<x-t id="t"><template><table>{% for r in rows %}<tr></tr>{% endfor %}</table></template></x-t>',
      {},
      /out of the <table>/,
    ],
  ];
  for (const [name, markup, hints, message] of failures) {
    it(`refuses ${name}`, async () => {
      const error = await failure(read(markup, hints));
      expect(error).to.be.instanceOf(DjangoError);
      expect(error.message).to.match(message);
    });
  }

  it('takes no offence at tables that the parser leaves whole', async () => {
    for (const markup of [
      '{% if x %}<table><tbody><tr><td>{{ y }}</td></tr></tbody></table>{% endif %}',
      '{{ title }} <table><tbody><tr><td>1</td></tr></tbody></table>',
      '<p title="{% if a %}b{% endif %}">{% for a in b %}{{ a }}{% endfor %}</p>',
    ]) {
      expect((await read(`<x-t id="t">${markup}</x-t>`)).source.template).to.equal(markup);
    }
  });

  it('aborts a fetch', async () => {
    const abort = new AbortController();
    const reading = readSource(host('<x-t id="t"></x-t>'), { src: '/package.json' }, abort.signal);
    abort.abort('enough');
    expect(await failure(reading)).to.equal('enough');
  });
});
