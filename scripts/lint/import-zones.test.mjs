/** The import zones: what may import what, as a table. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Linter } from 'eslint';
import plugin, { objection, pyodideImporter } from './import-zones.mjs';

const allowed = [
  ['src/core/errors.ts', './protocol.js'],
  ['src/runtime/registry.ts', '../core/protocol.js'],
  ['src/elements/django-template/django-template.ts', '../../runtime/registry.js'],
  ['src/elements/django-template/django-template.ts', 'lit/decorators.js'],
  ['src/index.ts', './elements/django-template/django-template.js'],
  ['src/editor/codemirror.ts', '../core/errors.js'],
  ['src/integrations/live-render.ts', '../browser.js'],
  ['src/integrations/react.ts', 'react'],
  ['src/editor/language/django.ts', '@codemirror/language'],
  ['worker/worker.ts', '../src/core/protocol.js'],
  [pyodideImporter, 'pyodide'],
  ['test/core/errors.test.ts', '../../src/runtime/registry.js'],
];

const refused = [
  ['src/core/errors.ts', '../runtime/registry.js', 'core does not import from runtime'],
  ['src/runtime/registry.ts', '../elements/tokens.js', 'runtime does not import from elements'],
  ['src/runtime/registry.ts', 'lit', 'runtime does not use the package lit'],
  ['src/runtime/client.ts', '../../worker/worker.js', 'runtime does not import from worker'],
  ['src/elements/a.ts', '../api.js', 'elements does not import from page'],
  ['src/elements/a.ts', '../../test/support/x.js', 'elements imports nothing from test/support/'],
  ['src/editor/codemirror.ts', '../runtime/registry.js', 'editor does not import from runtime'],
  ['src/elements/a.ts', '../editor/codemirror.js', 'elements loads editor with import() only'],
  ['src/runtime/registry.ts', '@codemirror/state', 'runtime does not use the package @codemirror/state'],
  ['src/integrations/a.ts', '../runtime/registry.js', 'integrations does not import from runtime'],
  ['src/integrations/a.ts', '../elements/a.js', 'integrations loads elements with import() only'],
  ['src/index.ts', './integrations/react.js', 'page does not import from integrations'],
  ['worker/worker.ts', '../src/runtime/registry.js', 'worker does not import from runtime'],
  ['worker/worker.ts', 'pyodide', `only ${pyodideImporter} loads pyodide`],
];

for (const [file, source] of allowed) {
  test(`${file} may import ${source}`, () => assert.equal(objection(file, source), null));
}

for (const [file, source, reason] of refused) {
  test(`${file} may not import ${source}`, () => assert.equal(objection(file, source), reason));
}

test('types of pyodide may be imported by all of the worker', () => {
  assert.equal(objection('worker/worker.ts', 'pyodide', true), null);
});

test('elements may load the editor later and name its types', () => {
  assert.equal(objection('src/elements/a.ts', '../editor/editor.js', true), null);
  assert.equal(objection('src/elements/a.ts', '../editor/editor.js', false, true), null);
  assert.notEqual(objection('src/runtime/a.ts', '../editor/editor.js', false, true), null);
});

test('static imports, re-exports and dynamic imports are all seen', () => {
  const code = `import '../runtime/a.js';\nexport * from '../runtime/b.js';\nimport('../runtime/c.js');`;
  const config = {
    files: ['**/*.ts'],
    plugins: { project: plugin },
    rules: { 'project/import-zones': 'error' },
  };
  const found = new Linter({ cwd: '/repo' }).verify(code, config, { filename: '/repo/src/core/x.ts' });
  assert.deepEqual(
    found.map(({ line, message }) => [line, message]),
    [1, 2, 3].map((line) => [line, 'core does not import from runtime.']),
  );
});
