/**
 * The probes of limits.mjs: what is nested or grows, as a function of its size. All of it runs in the page, so the
 * functions use nothing from outside themselves.
 */

/**
 * Renders one probe of one size in the page, and then something small.
 * @returns what came of both: `{ ok }` or `{ type, exception, message }`, with milliseconds, and `next`, which must be `ok`
 */
// eslint-disable-next-line max-lines-per-function -- it travels to the page as one text
export async function tryProbe({ name, size }) {
  const { default: api } = await import('/dist/index.js');
  await customElements.whenDefined('django-template');
  const repeat = (text) => text.repeat(size);
  const chain = (link, last) => {
    const files = {};
    for (let at = 0; at < size; at += 1) files[`f${at}.html`] = at === size - 1 ? last : link(at + 1);
    return files;
  };
  const nested = (open, close, core = 'x') => repeat(open) + core + repeat(close);
  const deep = () => {
    let value = 1;
    for (let at = 0; at < size - 1; at += 1) value = [value];
    return value;
  };
  const python = (source, template = '{{ a }}') => ({ template, python: source });
  const recursive = (method, use) =>
    python(
      `class A:\n    n = 0\n    ${method}\na = A()\ndef go():\n    A.n = 0\n    return ${use}\n`,
      '{{ go }}',
    );
  const limit = `A.n += 1\n        if A.n > ${size}: return`;
  const probes = {
    'nested {% if %}': () => ({ template: nested('{% if 1 %}', '{% endif %}') }),
    'nested {% for %}': () => ({ template: nested('{% for i in "a" %}', '{% endfor %}') }),
    'nested {% with %}': () => ({ template: nested('{% with a=1 %}', '{% endwith %}') }),
    'nested {% block %}': () => ({
      template:
        Array.from({ length: size }, (_, at) => `{% block b${at} %}`).join('') + repeat('{% endblock %}'),
    }),
    'nested {% filter %}': () => ({ template: nested('{% filter upper %}', '{% endfilter %}') }),
    'chain of {% include %}': () => ({
      template: '{% include "f0.html" %}',
      files: chain((next) => `{% include "f${next}.html" %}`, 'x'),
    }),
    'recursive {% include %} in {% if %} and {% for %}': () => ({
      template: '{% include "r.html" %}',
      files: {
        'r.html':
          '{% if n %}{% for i in "a" %}{% include "r.html" with n=n|slice:"1:" %}{% endfor %}{% endif %}',
      },
      context: { n: repeat('n') },
    }),
    'chain of {% extends %}': () => ({
      template: '{% extends "f0.html" %}',
      files: chain((next) => `{% extends "f${next}.html" %}`, '{% block a %}x{% endblock %}'),
    }),
    'chain of {{ block.super }}': () => ({
      template: '{% extends "f0.html" %}{% block a %}{{ block.super }}{% endblock %}',
      files: chain(
        (next) => `{% extends "f${next}.html" %}{% block a %}{{ block.super }}{% endblock %}`,
        '{% block a %}x{% endblock %}',
      ),
    }),
    'chain of filters': () => ({ template: `{{ "x"${repeat('|upper')} }}` }),
    'terms of {% if %}': () => ({ template: `{% if 1${repeat(' and 1')} %}x{% endif %}`, expected: 'x' }),
    'unary "not" in {% if %}': () => ({ template: `{% if ${repeat('not ')}1 %}x{% endif %}` }),
    'context depth': () => ({ template: 'x', context: { deep: deep() } }),
    'context depth, shown': () => ({ template: '{{ deep }}', context: { deep: deep() } }),
    'context depth, shown in 300 {% if %}': () => ({
      template: '{% if 1 %}'.repeat(300) + '{{ deep }}' + '{% endif %}'.repeat(300),
      context: { deep: deep() },
    }),
    'context depth, |pprint': () => ({ template: '{{ deep|pprint }}', context: { deep: deep() } }),
    'context depth, |json_script': () => ({ template: '{{ deep|json_script }}', context: { deep: deep() } }),
    'context depth, |unordered_list': () => ({
      template: '{{ deep|unordered_list }}',
      context: { deep: deep() },
    }),
    'context depth, {% debug %}': () => ({ template: '{% debug %}', context: { deep: deep() } }),
    'Python: parentheses': () => python(`a = ${nested('(', ')', '1')}`),
    'Python: nested lists': () => python(`a = ${nested('[', ']', '1')}`),
    'Python: terms of a sum': () => python(`a = 1${repeat('+1')}`),
    'Python: minus signs': () => python(`a = ${repeat('-')}1`),
    'Python: attributes in a row': () =>
      python(`try:\n    a = str${repeat('.x')}\nexcept AttributeError:\n    a = 1`),
    'Python: nested if': () =>
      python(
        Array.from({ length: size }, (_, at) => `${' '.repeat(at)}if 1:\n`).join('') +
          ' '.repeat(size) +
          'a = 1',
      ),
    'Python: a function that calls itself': () =>
      python(`def f(n): return f(n - 1) if n else 1\ndef a(): return f(${size})`),
    'Python: data nested in a loop, repr': () => python(`a = 1\nfor i in range(${size}): a = [a]`, '{{ a }}'),
    'Python: data nested in a loop, ==': () =>
      python(`a = 1\nb = 1\nfor i in range(${size}): a, b = [a], [b]\ndef c(): return a == b`, '{{ c }}'),
    'Python: __getattr__ that calls itself': () =>
      recursive(
        `def __getattr__(self, name):\n        ${limit} 1\n        return getattr(self, name + "x")`,
        'a.x',
      ),
    'Python: __str__ that calls itself': () =>
      recursive(`def __str__(self):\n        ${limit} "x"\n        return str(self)`, 'str(a)'),
    'Python: __eq__ that calls itself': () =>
      recursive(`def __eq__(self, other):\n        ${limit} True\n        return [self] == [A()]`, 'a == 1'),
    'Python: sorted(key=) that calls itself': () =>
      recursive(
        `def key(self, _=0):\n        ${limit} 1\n        return sorted([1], key=self.key)[0]`,
        'a.key()',
      ),
    'Python: __call__ that calls itself': () =>
      recursive(`def __call__(self):\n        ${limit} 1\n        return self()`, 'a()'),
    'Python: json.loads': () => python(`import json\na = len(json.loads("[" * ${size} + "]" * ${size}))`),
    'Python: re': () => python(`import re\na = bool(re.match("(" * ${size} + ")" * ${size}, ""))`),
    'output, characters': () => ({ template: `{{ "x"|ljust:${size} }}`, length: size }),
    'output of two bytes each, characters': () => ({
      template: `{{ x|ljust:${size - 1} }}ü`,
      context: { x: 'ü' },
      length: size,
    }),
    'output of a loop, characters': () => ({
      template: '{% for i in r %}{{ i|ljust:100 }}{% endfor %}',
      python: `r = range(${Math.ceil(size / 100)})`,
      length: Math.ceil(size / 100) * 100,
    }),
    'template source, characters': () => ({ template: `x${repeat('y')}`, length: size + 1 }),
    'context, characters of one text': () => ({ template: '{{ x|length }}', context: { x: repeat('y') } }),
  };
  const { template, files, context, python: script, expected, length } = probes[name]();
  const startedAt = performance.now();
  const outcome = {};
  try {
    const html = await (script === undefined ? call() : element());
    if (expected !== undefined && html !== expected)
      outcome.message = `gives ${JSON.stringify(html.slice(0, 20))}`;
    else if (length !== undefined && html.length !== length)
      outcome.message = `gives ${html.length} characters`;
    else outcome.ok = true;
  } catch (error) {
    const { type = error.name, exception, message } = error;
    Object.assign(outcome, { type, exception, message: message.slice(0, 160) });
  }
  const ms = Math.round(performance.now() - startedAt);
  // Another context each time: an answer from the cache says nothing of the worker.
  const word = `ok ${Math.random()}`;
  const next = await api
    .render('{{ a|upper }}', { a: word })
    .catch((error) => `${error.type}: ${error.message}`);
  return { ...outcome, ms, next: next === word.toUpperCase() ? 'ok' : next };

  function call() {
    return api.render(template, context ?? {}, { files: files ?? {}, timeout: 60_000 });
  }

  async function element() {
    const host = Object.assign(document.createElement('django-template'), {
      template,
      timeout: 60_000,
      output: 'source',
    });
    host.append(Object.assign(document.createElement('script'), { type: 'text/python', text: script }));
    document.body.append(host);
    try {
      return await host.render();
    } finally {
      host.remove();
    }
  }
}

const ladder = (...sizes) => sizes;
const M = 1_000_000;
const TEMPLATE = { from: 10, to: 20_000 };
const PYTHON = { from: 10, to: 100_000 };

/** The probes by name, with the sizes between which the limit is searched, or all that are tried. */
export const PROBES = {
  ...Object.fromEntries(
    [
      'nested {% if %}',
      'nested {% for %}',
      'nested {% with %}',
      'nested {% block %}',
      'nested {% filter %}',
      'chain of {% include %}',
      'recursive {% include %} in {% if %} and {% for %}',
      'chain of {% extends %}',
      'chain of {{ block.super }}',
      'chain of filters',
      'terms of {% if %}',
      'unary "not" in {% if %}',
      'context depth',
      'context depth, shown',
      'context depth, shown in 300 {% if %}',
      'context depth, |pprint',
      'context depth, |json_script',
      'context depth, |unordered_list',
      'context depth, {% debug %}',
    ].map((name) => [name, TEMPLATE]),
  ),
  ...Object.fromEntries(
    [
      'Python: parentheses',
      'Python: nested lists',
      'Python: terms of a sum',
      'Python: minus signs',
      'Python: attributes in a row',
      'Python: nested if',
      'Python: a function that calls itself',
      'Python: data nested in a loop, repr',
      'Python: data nested in a loop, ==',
      'Python: __getattr__ that calls itself',
      'Python: __str__ that calls itself',
      'Python: __eq__ that calls itself',
      'Python: sorted(key=) that calls itself',
      'Python: __call__ that calls itself',
      'Python: json.loads',
      'Python: re',
    ].map((name) => [name, PYTHON]),
  ),
  'output, characters': {
    sizes: ladder(M, 10 * M, 50 * M, 100 * M, 200 * M, 400 * M, 600 * M, 1000 * M, 1500 * M),
  },
  'output of two bytes each, characters': { sizes: ladder(M, 10 * M, 50 * M, 100 * M, 200 * M) },
  'output of a loop, characters': { sizes: ladder(M, 10 * M, 50 * M) },
  'template source, characters': { sizes: ladder(M, 10 * M, 50 * M) },
  'context, characters of one text': { sizes: ladder(M, 10 * M, 50 * M, 100 * M) },
};
PROBES['Python: nested if'] = { from: 10, to: 400 };
