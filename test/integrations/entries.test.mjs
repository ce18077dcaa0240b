/** Each entry can be imported where there is no browser, does nothing there, and loads nothing of another. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createElement, version } from 'react';
import { renderToString } from 'react-dom/server';
import { root } from '../../scripts/steps.mjs';

const own = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

const dist = path.join(root, 'dist/');

/** Entry → pattern of the frameworks that it may load. */
const entries = {
  '.': null,
  './elements/django-template.js': null,
  './codemirror': /@codemirror|@lezer|crelt|style-mod|w3c-keyname|@marijn/,
  './react': /react|scheduler/,
  './vue': /vue|@babel|entities|estree-walker|source-map/,
  './svelte': /svelte|esm-env|clsx|devalue/,
  './eleventy': null,
  './markdown-it': null,
  './node': null,
};

/** Says on stderr what is loaded. */
const hooks = `export async function load(url, context, next) {
  console.error(url);
  return next(url, context);
}`;

const asModule = (code) => `data:text/javascript,${encodeURIComponent(code)}`;

/** Imports an entry in a process of its own; gives the names of new globals and the files that were loaded. */
function imported(entry) {
  const script = `
    const before = new Set(Object.getOwnPropertyNames(globalThis));
    for (const name of ['fetch', 'setInterval']) {
      globalThis[name] = () => { throw new Error(name + ' was called'); };
    }
    await import('${entry}');
    const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name));
    console.log(JSON.stringify(added));
  `;
  const register = `import { register } from 'node:module'; register(${JSON.stringify(asModule(hooks))});`;
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', asModule(register), '--input-type=module', '-e', script],
    { cwd: root, encoding: 'utf8' },
  );
  assert.equal(status, 0, stderr);
  const files = stderr.match(/^file:.*$/gm) ?? [];
  return { added: JSON.parse(stdout), files: files.map((file) => fileURLToPath(file)) };
}

describe('the entries under Node.js', () => {
  it('are all listed here, but for what other tools compile', () => {
    const code = Object.entries(own.exports)
      .filter(([name, target]) => typeof target === 'object' && target.default && name !== './astro')
      .map(([name]) => name);
    assert.deepEqual(
      code.filter((name) => !(name in entries) && !name.startsWith('./elements/')),
      [],
    );
  });

  for (const entry of Object.keys(entries)) {
    it(`${entry} is imported without any effect, nor code of another`, () => {
      const { added, files } = imported(entry.replace(/^\./, own.name));
      // Lit's own build for Node.js says which parts of Lit are there, Vue's has switches for its tools.
      assert.deepEqual(
        added.filter((name) => !/^(?:lit|reactiveElement|customElements|__VUE)/.test(name)),
        [],
      );
      const [ours, others] = [
        files.filter((file) => file.startsWith(dist)),
        files.filter((file) => !file.startsWith(dist)),
      ];
      const packages = others.map((file) => file.split('/node_modules/').at(-1));
      assert.deepEqual(
        packages.filter((name) => !entries[entry]?.test(name)),
        [],
      );
      const isFramework = entry !== '.' && !/codemirror|elements/.test(entry);
      const elements = ours.filter((file) => readFileSync(file, 'utf8').includes('customElements.define'));
      if (isFramework) assert.deepEqual(elements, []);
    });
  }

  it('have types and files where package.json says', () => {
    const targets = Object.values(own.exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target),
    );
    for (const target of targets.filter((each) => !each.includes('*'))) {
      assert.ok(existsSync(path.join(root, target)), target);
    }
  });
});

describe('React on a server', () => {
  it(`gives markup that carries everything (React ${version})`, async () => {
    const { DjangoTemplate, DjangoPlayground, useDjangoTemplate } = await import('django-playground/react');
    const Shown = () => {
      const { html, loading, error } = useDjangoTemplate('x', { f: 1 });
      return createElement('p', null, JSON.stringify({ html, loading, error }));
    };
    assert.match(renderToString(createElement(Shown)), /&quot;loading&quot;:true/);
    const props = {
      template: 'a "b" <c>\n',
      context: { a: [1] },
      packages: ['p'],
      files: { 'b.html': '</script>' },
    };
    assert.equal(
      renderToString(createElement(DjangoTemplate, { ...props, className: 'live', onDjangoRender() {} })),
      '<django-template template="a &quot;b&quot; &lt;c&gt;\n" files="{&quot;b.html&quot;:&quot;&lt;/script&gt;&quot;}" ' +
        'context="{&quot;a&quot;:[1]}" packages="[&quot;p&quot;]" class="live"></django-template>',
    );
    assert.match(
      renderToString(createElement(DjangoTemplate, props, createElement('p', { slot: 'fallback' }))),
      / files="\{&quot;b\.html&quot;:[^>]*><p slot="fallback"><\/p><\/django-template>$/,
    );
    assert.match(
      renderToString(
        createElement(DjangoPlayground, {
          editable: false,
          share: false,
          theme: 'dark',
          stylesheets: ['/a.css'],
        }),
      ),
      /^<django-playground editable="false" theme="dark" share="off" styles="\/a.css">/,
    );
    const context = { n: 1n };
    context.self = context;
    assert.match(
      renderToString(createElement(DjangoTemplate, { template: 'a', context })),
      / context="Error: context cannot be written as JSON: /,
    );
  });
});
