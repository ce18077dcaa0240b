/** Tests of writing packs: the same bytes for the same files, and everything back. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readPack, writePack } from './pack-format.mjs';

const bytes = (text) => new TextEncoder().encode(text);
const entries = [
  ['/lib/b.pyc', bytes('b')],
  ['/lib/a/x.txt', bytes('ü')],
  ['/top', bytes('')],
];

describe('pack format', () => {
  it('gives back every file and the header', () => {
    const { header, files } = readPack(
      writePack(new Map(entries), { installed: [{ name: 'django', version: '5.2' }] }),
    );
    assert.deepEqual(new Map([...files].sort()), new Map([...entries].sort()));
    assert.deepEqual(header.installed, [{ name: 'django', version: '5.2' }]);
  });

  it('does not depend on the order of the files', () => {
    assert.deepEqual(writePack(new Map(entries)), writePack(new Map([...entries].reverse())));
  });

  it('has no time and no system in its gzip header', () => {
    const packed = writePack(new Map(entries));
    assert.deepEqual([...packed.subarray(4, 8), packed[9]], [0, 0, 0, 0, 255]);
  });
});
