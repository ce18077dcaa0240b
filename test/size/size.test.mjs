/** The built files are exactly as large as recorded, and an element without an editor stays small. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { root } from '../../scripts/steps.mjs';
import { measure, sizesFile, staticGraph } from './measure.mjs';

/** What `elements/django-template.js` and all that it imports may weigh. */
const elementLimitBytes = 25_000;

/** What `index.js` and all that it imports may weigh: a page without playgrounds loads nothing that only they need. */
const indexLimitBytes = 32_000;

/** What the editor of playgrounds may weigh, which is loaded when there is one. */
const editorLimitBytes = 160_000;

/** What a worker may bring on a first visit, with its own script, as hosts send it. `npm run bench` sees it sent. */
const firstVisitLimitBytes = 6_500_000;

/** Bytes of a script as they travel. */
const sentBytes = async (name) =>
  gzipSync(await readFile(path.join(root, 'dist', name)), { level: 9 }).length;

describe('the size of the built files', () => {
  const now = measure();

  it('is what sizes.json says (npm run size -- --update)', async () => {
    const recorded = JSON.parse(await readFile(sizesFile, 'utf8'));
    // another release of the compressor makes other sizes of the same bytes
    const comparable = ({ brotli, files }) => (brotli === now.brotli ? files : rawOnly(files));
    const rawOnly = (files) =>
      Object.fromEntries(Object.entries(files).map(([name, { rawBytes }]) => [name, rawBytes]));
    assert.deepEqual(recorded.brotli === now.brotli ? now.files : rawOnly(now.files), comparable(recorded));
  });

  it(`keeps django-template within ${elementLimitBytes} bytes of brotli`, () => {
    const { brotliBytes } = now.files['elements/django-template.js'];
    assert.ok(brotliBytes <= elementLimitBytes, `${brotliBytes} bytes`);
  });

  it(`keeps index.js within ${indexLimitBytes} bytes of brotli`, () => {
    const { brotliBytes } = now.files['index.js'];
    assert.ok(brotliBytes <= indexLimitBytes, `${brotliBytes} bytes`);
  });

  it(`keeps the editor within ${editorLimitBytes} bytes of brotli`, () => {
    const { brotliBytes } = now.files['editor.js'];
    assert.ok(brotliBytes <= editorLimitBytes, `${brotliBytes} bytes`);
  });
});

describe('a first visit', () => {
  it(`brings at most ${firstVisitLimitBytes} bytes`, async () => {
    const { files } = JSON.parse(await readFile(path.join(root, 'dist/runtime/manifest.json'), 'utf8'));
    const isFirst = /^(?:pyodide\.asm|python|core)-/;
    const sizes = await Promise.all(
      files
        .filter(({ name }) => isFirst.test(name))
        .map(({ name, sizeBytes }) => (name.endsWith('.js') ? sentBytes(`runtime/${name}`) : sizeBytes)),
    );
    assert.equal(sizes.length, 4, 'script, wasm, image, core pack');
    const total = sizes.reduce((sum, size) => sum + size, await sentBytes('worker.js'));
    assert.ok(total <= firstVisitLimitBytes, `${total} bytes`);
  });
});

describe('the static import graph', () => {
  it('follows imports of imports once each and leaves dynamic imports out', () => {
    const graph = {
      'a.js': { imports: ['b.js', 'c.js'], dynamicImports: ['later.js'] },
      'b.js': { imports: ['c.js'], dynamicImports: [] },
      'c.js': { imports: ['b.js'], dynamicImports: [] },
      'later.js': { imports: [], dynamicImports: [] },
    };
    assert.deepEqual(staticGraph(graph, 'a.js'), ['a.js', 'b.js', 'c.js']);
  });
});
