/** The package as npm would publish it: resolvable with its types for every tool, and complete. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { publint } from 'publint';
import { binary, root } from '../../scripts/steps.mjs';
import { packPackage } from './build-sample.mjs';

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

  it('holds what its entries name, and no sources of tests or tools', () => {
    const files = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trim().split('\n');
    const folders = new Set(files.map((file) => file.replace(/^package\//, '').split('/')[0]));
    const expected = [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'custom-elements.json',
      'dist',
      'html-custom-data.json',
      'package.json',
      'types',
      'web-types.json',
    ];
    assert.deepEqual([...folders].sort(), expected.sort());
  });
});
