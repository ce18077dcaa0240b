/** Files whose bytes come when they are read, over a small file system and a fake synchronous fetch. */
import { expect } from '@open-wc/testing';
import { gzipSync } from 'fflate';
import { FileTree } from '../../worker/file-system.js';
import { LazyPacks } from '../../worker/lazy-packs.js';
import { mountPack, readPack } from '../../worker/packs.js';
import { FakeErrnoError, createFakeFileSystem } from './fake-file-system.js';
import { indexOf, packBytes } from './pack-bytes.js';

const CORE = { '/lib/app/core.pyc': 'core' };
const LAZY = { '/lib/app/extra.pyc': 'extra', '/lib/app/locale/fr/django.mo': 'oui', '/zones/Paris': 'CET' };

function mount(answer: (url: string) => Uint8Array) {
  const system = createFakeFileSystem();
  const urls: string[] = [];
  const tree = new FileTree(system.fs);
  mountPack(tree, readPack(packBytes(CORE)));
  const lazyPacks = new LazyPacks(system.fs, tree, 'https://host.invalid/runtime/', (url) => {
    urls.push(url);
    return answer(url);
  });
  lazyPacks.mount([{ name: 'rest.pack.gz', files: indexOf(LAZY) }]);
  return { ...system, lazyPacks, urls };
}

describe('lazy packs', () => {
  it('show names and sizes without a download', () => {
    const { find, list, urls } = mount(() => packBytes(LAZY));
    expect(list('/lib/app')).to.deep.equal(['core.pyc', 'extra.pyc', 'locale']);
    expect(list('/lib/app/locale/fr')).to.deep.equal(['django.mo']);
    expect(find('/zones/Paris').usedBytes).to.equal(3);
    expect(urls).to.deep.equal([]);
  });

  it('find a name in a folder that was never listed', () => {
    const { read } = mount(() => packBytes(LAZY));
    expect(read('/lib/app/locale/fr/django.mo')).to.equal('oui');
  });

  it('still say that a name is not there', () => {
    const { find } = mount(() => packBytes(LAZY));
    expect(() => find('/lib/app/none.pyc')).to.throw('errno 44');
    expect(() => find('/lib/app/none.pyc')).to.throw('errno 44');
  });

  it('leave a file alone that came another way', () => {
    const system = createFakeFileSystem();
    const tree = new FileTree(system.fs);
    mountPack(tree, readPack(packBytes({ '/lib/app/both.pyc': 'here' })));
    const lazyPacks = new LazyPacks(system.fs, tree, 'https://host.invalid/runtime/', () => {
      throw new Error('nothing is to be fetched');
    });
    lazyPacks.mount([{ name: 'rest.pack.gz', files: indexOf({ '/lib/app/both.pyc': 'there' }) }]);
    expect([system.list('/lib/app'), system.read('/lib/app/both.pyc')]).to.deep.equal([['both.pyc'], 'here']);
  });

  it('are fetched once for all their files', () => {
    const { read, urls } = mount(() => gzipSync(packBytes(LAZY)));
    expect(Object.keys(LAZY).map(read)).to.deep.equal(Object.values(LAZY));
    expect(urls).to.deep.equal(['https://host.invalid/runtime/rest.pack.gz']);
  });

  it('let a file be replaced without a download', () => {
    const { find, read, urls } = mount(() => packBytes(LAZY));
    find('/zones/Paris').contents = new TextEncoder().encode('new');
    expect(read('/zones/Paris')).to.equal('new');
    expect(urls).to.deep.equal([]);
  });

  it('take new files in a folder that was never looked at', () => {
    const { fs, find, list } = mount(() => packBytes(LAZY));
    fs.filesystems.MEMFS.createNode(find('/lib/app'), 'own.py', 0o100666, 0);
    expect(list('/lib/app')).to.deep.equal(['core.pyc', 'extra.pyc', 'locale', 'own.py']);
  });

  it('raise an input/output error, tell why, and try again', () => {
    let offline = true;
    const { read, lazyPacks } = mount(() => {
      if (offline) throw new Error('status 503');
      return packBytes(LAZY);
    });
    const thrown = (() => {
      try {
        return read('/zones/Paris');
      } catch (error) {
        return error;
      }
    })();
    expect(thrown).to.be.instanceOf(FakeErrnoError).with.property('errno', 29);
    expect(lazyPacks.takeFailures()).to.deep.equal([
      'https://host.invalid/runtime/rest.pack.gz could not be loaded: status 503',
    ]);
    expect(lazyPacks.takeFailures()).to.deep.equal([]);
    offline = false;
    expect(read('/zones/Paris')).to.equal('CET');
  });
});
