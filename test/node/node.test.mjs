/** `django-playground/node`: the same Django under Node.js, in a worker thread of the process. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, afterEach, before, describe, it } from 'node:test';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import django, { DjangoError, DjangoPlayground, init, render, renderBatch } from 'django-playground/node';
import { root } from '../../scripts/steps.mjs';
import { startPackageIndex } from '../support/package-index/index-server.mjs';

/** A tag library with one tag. */
const tag = (name, ...body) => ({
  [`templatetags/${name}.py`]: [
    'from django import template',
    'register = template.Library()',
    '@register.simple_tag',
    `def ${name}():`,
    ...body.map((line) => `    ${line}`),
  ].join('\n'),
});

const loading = (name) => `{% load ${name} %}{% ${name} %}`;

/** Runs a module in a process of its own. */
const run = (code, env = {}) =>
  spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    timeout: 60_000,
  });

describe('django-playground/node', () => {
  after(() => django.cleanup());

  it('has one Django, under every name', () => {
    assert.equal(django, DjangoPlayground);
    assert.equal(django.render, render);
    assert.equal('createPlayground' in django, false);
  });

  it('renders as in a browser: values, files, contrib, translations', async () => {
    const context = {
      name: 'ada',
      when: new Date(Date.UTC(2024, 1, 29)),
      big: 2n ** 70n,
      tags: new Set(['a']),
    };
    const source = '{{ name|title }} {{ when|date:"c" }} {{ big }} {{ tags|join:"" }} {{ "<"|upper }}';
    assert.equal(
      await render(source, context),
      'Ada 2024-02-29T00:00:00+00:00 1180591620717411303424 a &lt;',
    );
    const files = { 'templates/base.html': '[{% block a %}{% endblock %}]' };
    assert.equal(await render('{% extends "base.html" %}{% block a %}1{% endblock %}', {}, { files }), '[1]');
    const translated = '{% load i18n humanize %}{% translate "Monday" %} {{ 12345|intcomma }}';
    assert.equal(await render(translated, {}, { settings: { LANGUAGE_CODE: 'de' } }), 'Montag 12.345');
    assert.equal(django.isReady(), true);
    assert.ok(django.getStats().memoryUsage > 2 ** 20);
  });

  it('settles each of a batch by itself, and validates', async () => {
    const [good, bad] = await renderBatch([
      { template: '{{ x }}', context: { x: 1 } },
      { template: '{% if %}' },
    ]);
    assert.deepEqual(good, { status: 'fulfilled', value: '1' });
    assert.ok(bad.reason instanceof DjangoError);
    assert.deepEqual([bad.reason.type, bad.reason.line], ['TemplateError', 1]);
    const { valid, suggestions } = await django.validateTemplate('{% fro x in y %}');
    assert.deepEqual([valid, suggestions], [false, ['Did you mean {% for %}?']]);
  });

  it('ends what does not end, and goes on', async () => {
    const endless = tag('endless', 'while True: pass');
    await assert.rejects(render(loading('endless'), {}, { files: endless, timeout: 300 }), {
      type: 'TimeoutError',
    });
    // Python's own deadline does not end this one.
    const stubborn = tag(
      'stubborn',
      'while True:',
      '    try:',
      '        while True: pass',
      '    except BaseException: pass',
    );
    await assert.rejects(render(loading('stubborn'), {}, { files: stubborn, timeout: 300 }), {
      type: 'TimeoutError',
    });
    assert.equal(await render('{{ 1 }}'), '1');
  });

  it('shows Python nothing of the process', async () => {
    process.env.DJANGO_PLAYGROUND_SECRET = 'secret';
    const files = tag(
      'look',
      'import js, os',
      "return f\"{'DJANGO_PLAYGROUND_SECRET' in os.environ} {getattr(js, 'process', None)}\"",
    );
    assert.equal(await render(loading('look'), {}, { files }), 'False None');
    delete process.env.DJANGO_PLAYGROUND_SECRET;
  });

  it('is not disturbed by what Python posts', async () => {
    const files = tag(
      'post',
      'import js',
      'from pyodide.ffi import to_js',
      'js.postMessage("text")',
      'js.postMessage(None)',
      'for number in range(50): js.postMessage(to_js({"id": number}, dict_converter=js.Object.fromEntries))',
      'return "posted"',
    );
    const posting = render(loading('post'), {}, { files });
    await posting.catch(() => undefined);
    assert.equal(await render('{{ 1 }}'), '1');
  });

  it('is stopped by a signal', async () => {
    const reason = new Error('not wanted');
    await assert.rejects(render('{{ 1 }}', {}, { signal: AbortSignal.abort(reason) }), reason);
  });

  it('lets the process end when nothing waits for it', () => {
    const { stdout, stderr, status } = run(
      `import { render } from 'django-playground/node'; console.log(await render('{{ 1|add:1 }}'));`,
    );
    assert.deepEqual([stdout, stderr, status], ['2\n', '', 0]);
  });

  it('is not kept from its files by options of the command line or another working directory', () => {
    const node = pathToFileURL(path.join(root, 'dist/node.js')).href;
    const code = `import { render } from ${JSON.stringify(node)}; console.log(await render('{% now "Y" %}'));`;
    const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      cwd: '/',
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '--conditions=development --enable-source-maps' },
    });
    assert.deepEqual([stdout, status], [`${new Date().getUTCFullYear()}\n`, 0]);
  });
});

describe('the start under Node.js', () => {
  const context = {};

  before(async () => {
    context.index = await startPackageIndex({ real: false });
  });
  afterEach(() => django.cleanup());
  after(() => context.index.close());

  it('brings packages from the index that init() names', async () => {
    await init({ indexURL: context.index.indexURL(), packages: ['chain-one'] });
    const files = tag('found', 'from importlib.metadata import version', 'return version("chain-five")');
    assert.equal(await render(loading('found'), {}, { files }), '1.5');
    await assert.rejects(render('{{ 1 }}', {}, { packages: ['no-such-project'] }), { type: 'PackageError' });
    assert.equal(await render('{{ 1 }}', {}, { packages: ['plain-app'] }), '1');
  });

  it('says what cannot be had here, and starts after that', async () => {
    const refused = [
      [{ isolation: 'strict' }, /strict.*Node\.js/],
      [{ isolation: 'worker', baseURL: 'https://cdn.example/' }, /https:\/\/cdn\.example/],
      [{ baseURL: 'no/such/folder' }, /no\/such\/folder.*node-thread\.js/],
    ];
    for (const [options, message] of refused) {
      await assert.rejects(init(options), (error) => {
        assert.equal(error.type, 'InitializationError');
        assert.match(error.message, message);
        return true;
      });
      assert.equal(django.hasError(), true);
    }
    await init({ baseURL: path.join(root, 'dist') });
    assert.equal(await render('{{ 1 }}'), '1');
  });
});
