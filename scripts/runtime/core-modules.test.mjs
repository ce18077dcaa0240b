/** The lists of packs' modules. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { moduleName, writeModuleIndex } from './core-modules.mjs';
import { SITE_PACKAGES, STDLIB } from './layout.mjs';
import { placesInPack, writePack } from './pack-format.mjs';

describe('the name of a module', () => {
  const rows = [
    [`${STDLIB}/os.pyc`, 'os'],
    [`${STDLIB}/json/__init__.pyc`, 'json'],
    [`${SITE_PACKAGES}/django/apps/config.pyc`, 'django.apps.config'],
    [`${SITE_PACKAGES}/django/apps/registry.txt`, null],
    [`${STDLIB}/lib-dynload/x-y.pyc`, null],
    ['/usr/share/zoneinfo/UTC', null],
  ];
  for (const [path, name] of rows) {
    it(`is ${name} for ${path}`, () => assert.equal(moduleName(path), name));
  }
});

describe('the list of modules', () => {
  it('says where in the pack each one is', () => {
    const encoder = new TextEncoder();
    const files = new Map(
      [`${SITE_PACKAGES}/b/__init__.pyc`, `${STDLIB}/a.pyc`, '/etc/first'].map((path) => [
        path,
        encoder.encode(`content of ${path}`),
      ]),
    );
    const pack = gunzipSync(writePack(files));
    const body = pack.subarray(4 + pack.readUInt32LE(0)).toString();
    const lines = new TextDecoder().decode(writeModuleIndex(placesInPack(files))).split('\n');
    const found = lines.map((line) => {
      const [name, path, offset, size] = line.split(' ');
      return [name, path, body.slice(Number(offset), Number(offset) + Number(size))];
    });
    assert.deepEqual(found, [
      ['a', `${STDLIB}/a.pyc`, `content of ${STDLIB}/a.pyc`],
      ['b', `${SITE_PACKAGES}/b/__init__.pyc`, `content of ${SITE_PACKAGES}/b/__init__.pyc`],
    ]);
  });
});
