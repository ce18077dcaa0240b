/** Licence texts of bundled packages. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packageFolders, packageLicence } from './licences.mjs';

test('packages are found in module ids, scoped and nested ones too, each once', () => {
  const ids = [
    '/repo/src/index.ts',
    '/repo/node_modules/lit/index.js',
    '/repo/node_modules/lit/html.js',
    '\0/repo/node_modules/@lit/task/task.js?commonjs',
    '/repo/node_modules/a/node_modules/b/index.js',
  ];
  assert.deepEqual(packageFolders(ids), [
    '/repo/node_modules/@lit/task',
    '/repo/node_modules/a/node_modules/b',
    '/repo/node_modules/lit',
  ]);
});

test('a package with a licence file is recorded with its text', () => {
  const { fileName, text } = packageLicence('node_modules/@lit/task');
  assert.equal(fileName, '@lit__task.txt');
  assert.match(text, /^@lit\/task \d+\.\d+\.\d+: BSD-3-Clause\n\nBSD 3-Clause License/);
});

test('pyodide, published without the text, gets the text of its licence', () => {
  assert.match(packageLicence('node_modules/pyodide').text, /^pyodide 314[^]*Mozilla Public License/);
});

test('a package without a licence text is an error', () => {
  assert.throws(() => packageLicence('node_modules/@lit-labs/ssr-dom-shim'), /comes without the text/);
});
