/** Beyond every limit of docs/limits.md the page goes on: a TemplateError, and the next render works. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PROBES, tryProbe } from '../../bench/limits-probes.mjs';
import { distOption } from './dist-site.mjs';
import { openLibrary } from './replay.mjs';

/** Probe → a size that has to work, a size that cannot, and what ends it: an exception of Python's, or its interpreter's death. */
const LIMITS = {
  'nested {% if %}': [300, 400, 'RecursionError'],
  'nested {% for %}': [450, 600, 'RecursionError'],
  'nested {% with %}': [300, 400, 'RecursionError'],
  'nested {% block %}': [300, 400, 'RecursionError'],
  'nested {% filter %}': [300, 400, 'RecursionError'],
  'chain of {% include %}': [170, 300, 'RecursionError'],
  'recursive {% include %} in {% if %} and {% for %}': [85, 200, 'RecursionError'],
  'chain of {% extends %}': [220, 400, 'RecursionError'],
  'chain of {{ block.super }}': [75, 200, 'RecursionError'],
  'unary "not" in {% if %}': [450, 600, 'RecursionError'],
  'context depth': [1000, 1001, undefined],
  'context depth, shown': [1000, 20_000, undefined],
  'context depth, |unordered_list': [1000, 1001, undefined],
  'context depth, {% debug %}': [300, 400, 'RecursionError'],
  'Python: parentheses': [190, 100_000, 'SyntaxError'],
  'Python: nested lists': [190, 1000, 'SyntaxError'],
  'Python: nested if': [90, 150, 'IndentationError'],
  'Python: a function that calls itself': [900, 5000, 'RecursionError'],
  'Python: re': [400, 5000, 'RecursionError'],
  'Python: terms of a sum': [1000, 20_000, 'death'],
  'Python: minus signs': [1000, 20_000, 'death'],
  'Python: attributes in a row': [1000, 20_000, 'death'],
  'Python: data nested in a loop, repr': [1000, 20_000, 'death'],
  'Python: data nested in a loop, ==': [1000, 20_000, 'death'],
  'Python: __getattr__ that calls itself': [200, 20_000, 'death'],
  'Python: __str__ that calls itself': [200, 20_000, 'death'],
  'Python: __eq__ that calls itself': [200, 20_000, 'death'],
  'Python: sorted(key=) that calls itself': [150, 20_000, 'death'],
  'Python: __call__ that calls itself': [200, 20_000, 'death'],
  'Python: json.loads': [1000, 100_000, 'death'],
};

/** Runs in the page: one element that kills the interpreter between two that do not. */
async function renderAroundDeath(python) {
  await import('/dist/index.js');
  await customElements.whenDefined('django-template');
  const make = (template, script) => {
    const element = Object.assign(document.createElement('django-template'), { template });
    if (script)
      element.append(Object.assign(document.createElement('script'), { type: 'text/python', text: script }));
    document.body.append(element);
    return element;
  };
  const elements = [make('before'), make('{{ a }}', python), make('after')];
  await Promise.allSettled(elements.map((element) => element.render()));
  const states = elements.map(({ status, html, error }) => ({ status, html, type: error?.type ?? null }));
  for (const element of elements) element.remove();
  return states;
}

/** Runs in the page: an element with this Python; nothing good is rendered after it. */
async function renderOne(python) {
  await import('/dist/index.js');
  const element = Object.assign(document.createElement('django-template'), { template: '{{ a }}' });
  element.append(Object.assign(document.createElement('script'), { type: 'text/python', text: python }));
  document.body.append(element);
  await element.render().catch(() => undefined);
  element.remove();
  return [element.status, element.error?.type];
}

describe('limits', () => {
  let library;
  before(async () => {
    library = await openLibrary(process.env['CONFORMANCE_DIST'] ?? distOption());
  });
  after(() => library.close());

  const probe = (name, size) => library.page.evaluate(tryProbe, { name, size });

  for (const [name, [good, bad, how]] of Object.entries(LIMITS)) {
    it(`${name}: ${good} work, ${bad} end in an error and the page goes on`, async () => {
      const within = await probe(name, good);
      assert.deepEqual([within.ok, within.message, within.next], [true, undefined, 'ok']);
      const beyond = await probe(name, bad);
      assert.equal(beyond.type, 'TemplateError', JSON.stringify(beyond));
      assert.equal(beyond.next, 'ok');
      if (how === 'death') assert.match(beyond.message, /interpreter has died/);
      else assert.equal(beyond.exception, how);
    });
  }

  it('large output arrives whole', async () => {
    for (const name of Object.keys(PROBES).filter((each) => each.startsWith('output'))) {
      const outcome = await probe(name, 10_000_000);
      assert.deepEqual([outcome.ok, outcome.message, outcome.next], [true, undefined, 'ok'], name);
    }
  });

  it('many deaths in a row do not end the page', async () => {
    for (let turn = 0; turn < 6; turn += 1) {
      const states = await library.page.evaluate(renderOne, `a = 1\nfor i in range(5${turn}_000): a = [a]`);
      assert.deepEqual(states, ['error', 'TemplateError']);
    }
    assert.equal((await probe('context depth', 7)).next, 'ok');
  });

  it('what kills the interpreter leaves the elements around it alone', async () => {
    const python = 'a = 1\nfor i in range(50_000): a = [a]';
    const states = await library.page.evaluate(renderAroundDeath, python);
    assert.deepEqual(states, [
      { status: 'rendered', html: 'before', type: null },
      { status: 'error', html: null, type: 'TemplateError' },
      { status: 'rendered', html: 'after', type: null },
    ]);
  });
});
