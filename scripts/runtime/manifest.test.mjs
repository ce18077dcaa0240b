/** The licence texts of the runtime files share their folder with those of the bundled npm packages. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { removeLicences, writeLicences } from './manifest.mjs';

describe('the licence texts of the runtime files', () => {
  it('replace those of an earlier build, and leave the npm packages’ alone', async (test) => {
    const dist = mkdtempSync(path.join(tmpdir(), 'licences-'));
    test.after(() => rmSync(dist, { recursive: true }));
    const npm = path.join(dist, 'licences/npm');
    mkdirSync(npm, { recursive: true });
    writeFileSync(path.join(npm, 'lit.txt'), 'free');
    writeFileSync(path.join(dist, 'licences/gone-LICENSE.txt'), 'of a package that is not inside any more');
    await removeLicences(dist);
    const distributions = [{ name: 'here', licences: new Map([['LICENSE', 'free too']]) }];
    const paths = await writeLicences(dist, distributions, 'Copyright');
    assert.deepEqual(paths.get('here'), ['licences/here-LICENSE.txt']);
    assert.deepEqual(readdirSync(npm), ['lit.txt']);
    const names = readdirSync(path.join(dist, 'licences'));
    assert.ok(names.includes('here-LICENSE.txt'));
    assert.ok(!names.includes('gone-LICENSE.txt'), names.join());
  });

  it('start where there is no folder yet', async (test) => {
    const dist = mkdtempSync(path.join(tmpdir(), 'licences-'));
    test.after(() => rmSync(dist, { recursive: true }));
    await removeLicences(dist);
    assert.deepEqual(readdirSync(path.join(dist, 'licences')), []);
  });
});
