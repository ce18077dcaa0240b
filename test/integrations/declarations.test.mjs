/** The published declarations hold for compilers that check libraries, too (`skipLibCheck: false`). */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { root } from '../../scripts/steps.mjs';

const { exports: entries } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/** What the entries name, and the types of frameworks; Astro, whose types the components' need, is in its sample only. */
const declarations = [
  ...Object.entries(entries).flatMap(([name, { types }]) =>
    types && !types.includes('*') && name !== './astro' ? [types] : [],
  ),
  ...readdirSync(path.join(root, 'types')).map((name) => `types/${name}`),
].map((name) => path.join(root, name));

const isOurs = ({ fileName }) =>
  ['dist', 'types'].some((folder) => fileName.startsWith(`${path.join(root, folder)}${path.sep}`));

/** One line for each thing that is wrong with our files; those of other packages are not looked at. */
function complaints(options) {
  const program = ts.createProgram(declarations, {
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
    // Of entries that run under Node.js.
    types: ['node'],
    strict: true,
    skipLibCheck: false,
    noEmit: true,
    ...options,
  });
  const files = program.getSourceFiles().filter(isOurs);
  assert.ok(files.length > declarations.length, `${files.length} files`);
  return files
    .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
    .map(({ file, messageText }) => {
      const text = ts.flattenDiagnosticMessageText(messageText, ' ');
      return `${path.relative(root, file.fileName)}: ${text}`;
    });
}

describe('the declarations, checked as libraries', () => {
  const { ESNext, NodeNext } = ts.ModuleKind;
  for (const [name, module, moduleResolution] of [
    ['bundler', ESNext, ts.ModuleResolutionKind.Bundler],
    ['nodenext', NodeNext, ts.ModuleResolutionKind.NodeNext],
  ]) {
    it(`have nothing wrong with the resolution ${name}`, () => {
      assert.deepEqual(complaints({ module, moduleResolution }), []);
    });
  }
});
