/** Resolving against an index in memory: what is chosen, what is asked, and what is said when nothing fits. */
import { expect } from '@open-wc/testing';
import { FakeIndex, versions, type FakeProjects } from './fake-index.js';

const PYTHON_314 = ['Programming Language :: Python :: 3.14'];

describe('resolve', () => {
  const rows: [title: string, projects: FakeProjects, needs: string[], chosen: string[]][] = [
    [
      'takes what is inside when it fits',
      {},
      ['Django>=5', 'sqlparse'],
      ['sqlparse 0.5.0', 'asgiref 3.9.0', 'django 5.2.18'],
    ],
    ['takes the newest', { a: { '1.0': {}, '1.10': {}, '1.9': {} } }, ['a'], ['a 1.10']],
    ['takes the newest in range', { a: { '1.0': {}, '2.0': {} } }, ['a<2'], ['a 1.0']],
    ['meets two ranges at once', { a: { '1': {}, '2': {}, '3': {} } }, ['a<3', 'a>1'], ['a 2']],
    [
      'puts dependencies first',
      { a: { '1': { requires: ['b', 'c'] } }, b: { '1': { requires: ['c'] } }, c: { '1': {} } },
      ['a'],
      ['c 1', 'b 1', 'a 1'],
    ],
    [
      'cuts circles',
      { a: { '1': { requires: ['b'] } }, b: { '1': { requires: ['a'] } } },
      ['a'],
      ['b 1', 'a 1'],
    ],
    [
      'normalises names',
      { 'a-b': { '1': { requires: ['C.D_e'] } }, 'c-d-e': { '1': {} } },
      ['A_b'],
      ['c-d-e 1', 'a-b 1'],
    ],
    [
      'follows markers',
      {
        a: { '1': { requires: ["b; sys_platform == 'win32'", "c; python_version >= '3'"] } },
        c: { '1': {} },
      },
      ['a', "b; os_name == 'nt'"],
      ['c 1', 'a 1'],
    ],
    [
      'follows extras',
      { a: { '1': { requires: ["b; extra == 'x'", "c; extra == 'y'"] } }, b: { '1': {} } },
      ['a[X]'],
      ['b 1', 'a 1'],
    ],
    [
      'follows extras that come late',
      { a: { '1': { requires: ["c; extra == 'x'"] } }, b: { '1': { requires: ['a[x]'] } }, c: { '1': {} } },
      ['a', 'b'],
      ['c 1', 'a 1', 'b 1'],
    ],
    [
      'follows extras of itself',
      { a: { '1': { requires: ["a[x]; extra == 'all'", "b; extra == 'x'"] } }, b: { '1': {} } },
      ['a[all]'],
      ['b 1', 'a 1'],
    ],
    ['leaves out pre-releases', { a: { '1': {}, '2.0rc1': {} } }, ['a'], ['a 1']],
    ['takes a pre-release that is named', { a: { '1': {}, '2.0rc1': {} } }, ['a>=2.0rc1'], ['a 2.0rc1']],
    ['takes a pre-release when there is nothing else', { a: { '2.0rc1': {} } }, ['a'], ['a 2.0rc1']],
    ['leaves out yanked releases', { a: { '1': {}, '2': { yanked: 'broken' } } }, ['a'], ['a 1']],
    ['takes a yanked release that is pinned', { a: { '1': {}, '2': { yanked: true } } }, ['a==2'], ['a 2']],
    ['leaves out releases for other Pythons', { a: { '1': {}, '2': { python: '<3.14' } } }, ['a'], ['a 1']],
    [
      'leaves out what is compiled',
      { a: { '1': {}, '2': { files: ['a-2-cp314-abi3-manylinux_2_17_x86_64.whl'] } } },
      ['a'],
      ['a 1'],
    ],
    ['leaves out sources', { a: { '1': {}, '2': { files: ['a-2.tar.gz'] } } }, ['a'], ['a 1']],
    ['leaves out what has no hash', { a: { '1': {}, '2': { fault: 'no-hash' } } }, ['a'], ['a 1']],
    [
      'leaves out what has another’s metadata',
      { a: { '1': {}, '2': { fault: 'foreign-metadata' } } },
      ['a'],
      ['a 1'],
    ],
    ['leaves out what asks for nonsense', { a: { '1': {}, '2': { requires: ['b >> 1'] } } }, ['a'], ['a 1']],
    [
      'goes back when the newest does not fit',
      { a: { '1': { requires: ['b<2'] }, '2': { requires: ['b>=2'] } }, b: { '1': {}, '2': {} } },
      ['b<2', 'a'],
      ['b 1', 'a 1'],
    ],
    [
      'goes back in what was chosen before',
      { a: { '1': {}, '2': {} }, b: { '1': { requires: ['a<2'] } } },
      ['a', 'b'],
      ['a 1', 'b 1'],
    ],
    [
      'goes back past what takes no part',
      {
        a: { '1': { requires: ['c<2'] }, '2': { requires: ['c>=2'] } },
        b: { '1': {}, '2': {}, '3': {} },
        d: { '1': { requires: ['c<2'] } },
        c: { '1': {}, '2': {} },
      },
      ['a', 'b', 'd'],
      ['c 1', 'a 1', 'b 3', 'd 1'],
    ],
    [
      'takes another Django that supports this Python',
      {
        django: {
          '6.0': { classifiers: PYTHON_314, requires: ['asgiref>=3.9'] },
          '6.1': { python: '>=3.15' },
        },
      },
      ['Django~=6.0'],
      ['asgiref 3.9.0', 'django 6.0'],
    ],
    [
      'takes Django from the index for a package that needs it',
      { django: { '6.0': { classifiers: PYTHON_314 } }, a: { '1': { requires: ['django>=6'] } } },
      ['a', 'django'],
      ['django 6.0', 'a 1'],
    ],
  ];
  for (const [title, projects, needs, chosen] of rows) {
    it(title, async () => {
      const found = await new FakeIndex(projects).resolve(...needs);
      expect(found.refused).to.deep.equal([]);
      expect(versions(found)).to.deep.equal(chosen);
    });
  }

  it('gives the direct dependencies, the extras and the wheel', async () => {
    const index = new FakeIndex({
      a: { '1': { requires: ['b', "c; extra == 'x'"] } },
      b: { '1': {} },
      c: { '1': {} },
    });
    const [, , a] = (await index.resolve('a[x]')).packages;
    expect(a?.requires).to.deep.equal(['b', 'c']);
    expect(a?.extras).to.deep.equal(['x']);
    expect(a?.wheel?.url).to.equal('https://index.test/files/a-1-py3-none-any.whl');
    expect(a?.wheel?.sha256).to.match(/^[0-9a-f]{64}$/);
    expect(a?.wheel?.sizeBytes).to.be.above(100);
    expect(a?.wheel?.origin).to.equal('index');
  });

  it('asks for nothing when all is inside', async () => {
    const index = new FakeIndex({});
    await index.resolve('django', 'sqlparse>=0.4');
    expect(index.asked).to.deep.equal([]);
  });

  it('asks in one round for pages and one for metadata at each depth of the tree, and for nothing twice', async () => {
    const index = new FakeIndex({
      a: { '1': { requires: ['c', 'django>=4'] } },
      b: { '1': { requires: ['c', 'd'] } },
      c: { '1': { requires: ['e'] } },
      d: { '1': { requires: ['e', 'b'] } },
      e: { '1': {} },
    });
    const found = await index.resolve('a', 'b');
    expect(versions(found)).to.have.lengthOf(8);
    const metadata = (name: string) => `files/${name}-1-py3-none-any.whl.metadata`;
    expect(index.rounds).to.deep.equal([
      ['simple/a/', 'simple/b/'],
      [metadata('a'), metadata('b')],
      ['simple/c/', 'simple/d/'],
      [metadata('c'), metadata('d')],
      ['simple/e/'],
      [metadata('e')],
    ]);
  });

  it('needs few rounds to go far back', async () => {
    const releases = Object.fromEntries(
      Array.from({ length: 40 }, (_, minor) => [`1.${minor}`, { requires: [minor < 5 ? 'b<2' : 'b>=2'] }]),
    );
    const index = new FakeIndex({ a: releases, b: { '1': {}, '2': {} } });
    expect(versions(await index.resolve('b<2', 'a'))).to.deep.equal(['b 1', 'a 1.4']);
    expect(index.rounds.length).to.be.below(10);
    expect(new Set(index.asked).size).to.equal(index.asked.length);
  });

  it('tells how far it has come', async () => {
    const steps: { resolved: number; pending: number }[] = [];
    const index = new FakeIndex({ a: { '1': {} } }, { onProgress: (progress) => steps.push(progress) });
    await index.resolve('a', 'sqlparse');
    expect(steps).to.deep.equal([
      { resolved: 1, pending: 1 },
      { resolved: 1, pending: 1 },
      { resolved: 2, pending: 0 },
    ]);
  });
});
