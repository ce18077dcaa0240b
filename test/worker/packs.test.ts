/** Reading and mounting packs, over a small file system. */
import { expect } from '@open-wc/testing';
import { FileTree } from '../../worker/file-system.js';
import { mountPack, readPack } from '../../worker/packs.js';
import { createFakeFileSystem } from './fake-file-system.js';
import { packBytes } from './pack-bytes.js';

const FILES = { '/lib/a/one.pyc': 'first', '/lib/a/two.txt': 'ünd', '/lib/b/empty': '' };

describe('packs', () => {
  it('makes every file at its path', () => {
    const system = createFakeFileSystem();
    mountPack(new FileTree(system.fs), readPack(packBytes(FILES)));
    expect(system.list('/lib')).to.deep.equal(['a', 'b']);
    expect(Object.keys(FILES).map(system.read)).to.deep.equal(Object.values(FILES));
    expect(system.find('/lib/a/two.txt').usedBytes).to.equal(4);
  });

  it('shares the memory of the pack instead of copying it', () => {
    const system = createFakeFileSystem();
    const bytes = packBytes(FILES);
    mountPack(new FileTree(system.fs), readPack(bytes));
    expect((system.find('/lib/a/one.pyc').contents as Uint8Array).buffer).to.equal(bytes.buffer);
  });

  it('makes one more file of all bytes when the pack says so', () => {
    const system = createFakeFileSystem();
    mountPack(new FileTree(system.fs), readPack(packBytes(FILES, { whole: '/var/all' })));
    expect(system.read('/var/all')).to.equal(Object.values(FILES).join(''));
  });

  it('uses folders that are there already', () => {
    const system = createFakeFileSystem();
    const { MEMFS } = system.fs.filesystems;
    const lib = MEMFS.createNode(system.find('/'), 'lib', 0o040777, 0);
    mountPack(new FileTree(system.fs), readPack(packBytes(FILES)));
    expect(system.find('/lib')).to.equal(lib);
  });

  it('refuses a pack whose sizes do not add up', () => {
    const bytes = packBytes(FILES);
    expect(() => readPack(bytes.subarray(0, bytes.length - 1))).to.throw('its header says');
  });
});
