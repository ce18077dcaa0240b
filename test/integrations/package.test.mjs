/** The package as npm would publish it: resolvable with its types for every tool, and complete. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { publint } from 'publint';
import { binary, root } from '../../scripts/steps.mjs';
import { packPackage } from './build-sample.mjs';
import { listing, packageFiles, packageFilesFile } from './package-files.mjs';

describe('the packed package', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'packed-'));
  let tarball;

  before(async () => {
    tarball = await packPackage(folder);
  });

  after(() => rmSync(folder, { recursive: true }));

  it('has nothing that publint finds wrong', async () => {
    const { messages } = await publint({ pkgDir: root, strict: true });
    assert.deepEqual(messages, []);
  });

  it('gives types for every entry to tools that know ES modules', () => {
    // Astro's tools read the types of a component from the component.
    const components = ['DjangoTemplate', 'DjangoPlayground'].map((name) => `./astro/${name}.astro`);
    const { status, stdout } = spawnSync(
      binary('attw'),
      [tarball, '--profile', 'esm-only', '--no-color', '--exclude-entrypoints', ...components],
      { encoding: 'utf8' },
    );
    assert.equal(status, 0, stdout);
  });

  it('holds the files of package-files.json, in their sizes (npm run size -- --update)', () => {
    assert.deepEqual(packageFiles(), JSON.parse(readFileSync(packageFilesFile, 'utf8')));
  });

  it('holds the file of each entry', () => {
    const files = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trim().split('\n');
    const { exports: entries } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const targets = Object.values(entries)
      .flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target)))
      .filter((target) => !target.includes('*'));
    assert.ok(targets.length > 20, `${targets.length} entries`);
    for (const target of targets) assert.ok(files.includes(path.posix.join('package', target)), target);
  });
});

describe('the list of published files', () => {
  it('tells single files, groups and texts apart', () => {
    const files = [
      ['dist/index.js', 10],
      ['dist/index.js.map', 99],
      ['dist/chunks/b-12345678.js', 3],
      ['dist/chunks/a-12345678.js', 4],
      ['dist/runtime/x.wasm', 1_260_000],
      ['README.md', 5],
    ].map(([name, size]) => ({ path: name, size }));
    assert.deepEqual(listing(files), {
      texts: ['README.md'],
      sizes: { 'dist/index.js': 10 },
      groups: {
        'source maps': { files: 1 },
        'dist/chunks/': { files: 2, bytes: 7 },
        'dist/types/': { files: 0, bytes: 0 },
        'dist/runtime/': { files: 1, megabytes: 1.3 },
        'dist/licences/': { files: 0 },
      },
    });
  });
});
