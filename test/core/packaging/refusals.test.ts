/** What resolving refuses, what it says then, and that the rest of the page is resolved all the same. */
import { expect } from '@open-wc/testing';
import { FakeIndex, INDEX, versions, type FakeProjects } from './fake-index.js';

const page =
  (status: number, text = '') =>
  () =>
    Promise.resolve(new Response(text, { status, headers: { 'Content-Type': 'text/html' } }));

describe('resolve refuses', () => {
  const rows: [title: string, projects: FakeProjects, needs: string[], message: string, refused: string[]][] =
    [
      [
        'what is no requirement',
        {},
        ['a b'],
        '“a b”, asked for by A, is not a requirement that PEP 508 allows.',
        ['a b'],
      ],
      [
        'an unknown project',
        {},
        ['a>=1'],
        `There is no package “a” at ${INDEX}: a>=1 (asked for by A).`,
        ['a>=1'],
      ],
      [
        'an unknown dependency, with the chain to it',
        { a: { '1': { requires: ['b'] } }, b: { '2': { requires: ['c>3'] } } },
        ['a'],
        `There is no package “c” at ${INDEX}: b 2 (needed by a 1, asked for by A) needs c>3.`,
        ['a'],
      ],
      [
        'a range without releases',
        { a: { '1.5': {} } },
        ['a>=2'],
        'a>=2 (asked for by A): no release that can be used here is in that range; the newest is 1.5.',
        ['a>=2'],
      ],
      [
        'ranges that contradict each other',
        { a: { '1': {}, '2': {} } },
        ['a<2', 'a>=2'],
        'No version of a fits all of this: a<2 (asked for by A) and a>=2 (asked for by B).',
        ['a<2', 'a>=2'],
      ],
      [
        'a contradiction of a dependency',
        {
          x: { '2.0': { requires: ['django>=7'] } },
          django: { '7.0': { classifiers: ['Programming Language :: Python :: 3.14'] } },
        },
        ['x', 'django<6'],
        'No version of django fits all of this: django<6 (asked for by B) and x 2.0 (asked for by A) needs django>=7. django 5.2.18 is there already.',
        ['x', 'django<6'],
      ],
      [
        'contradicting dependencies of two',
        { x: { '2': { requires: ['c<2'] } }, y: { '3': { requires: ['c>=2'] } }, c: { '1': {}, '2': {} } },
        ['x', 'y'],
        'No version of c fits all of this: x 2 (asked for by A) needs c<2 and y 3 (asked for by B) needs c>=2.',
        ['x', 'y'],
      ],
      [
        'a project of sources only',
        { a: { '1': { files: ['a-1.tar.gz'] } } },
        ['a'],
        'a (asked for by A): of a 1 only sources are published, and Pyodide needs a pure wheel (py3-none-any).',
        ['a'],
      ],
      [
        'a compiled project that Pyodide lacks',
        { a: { '1': { files: ['a-1-cp314-cp314-manylinux_2_17_x86_64.whl', 'a-1.tar.gz'] } } },
        ['a'],
        'a (asked for by A): a 1 exists only compiled for other platforms, and Pyodide’s own distribution does not have it.',
        ['a'],
      ],
      [
        'what needs another Python',
        { a: { '1': { python: '<3.12' } } },
        ['a'],
        'a (asked for by A): a 1 needs Python <3.12, and 3.14.2 runs here.',
        ['a'],
      ],
      [
        'what has no hash',
        { a: { '1': { fault: 'no-hash' } } },
        ['a'],
        'a (asked for by A): the index gives no sha256 for a 1, so its files cannot be checked.',
        ['a'],
      ],
      [
        'what is yanked',
        { a: { '1': { yanked: true } } },
        ['a'],
        'a (asked for by A): a 1 was withdrawn by its authors (yanked), and no other release fits.',
        ['a'],
      ],
      [
        'a project without files',
        { a: {} },
        ['a'],
        `a (asked for by A): ${INDEX} has no files of a that can be used here.`,
        ['a'],
      ],
      [
        'a wheel that is another’s',
        { a: { '1': { fault: 'foreign-metadata' } } },
        ['a'],
        'a 1 cannot be used, because its metadata is that of other 1: a (asked for by A).',
        ['a'],
      ],
      [
        'a Django that does not support this Python',
        { django: { '4.2.1': {}, '4.2.9': {} } },
        ['django<5'],
        'Django 4.2.9 does not support Python 3.14, the one that runs here: django<5 (asked for by A).',
        ['django<5'],
      ],
      [
        'an index with a fault',
        { a: page(503) },
        ['a'],
        `a (asked for by A): ${INDEX}a/ answered with status 503.`,
        ['a'],
      ],
      [
        'an index that sends nonsense',
        { a: page(200, '{"files": 1}') },
        ['a'],
        `a (asked for by A): ${INDEX}a/ is no project page in JSON.`,
        ['a'],
      ],
      [
        'an index that sends broken JSON',
        { a: page(200, '{"files"') },
        ['a'],
        `a (asked for by A): ${INDEX}a/ is no project page in JSON.`,
        ['a'],
      ],
      [
        'an index that speaks HTML',
        { a: page(200, '<!DOCTYPE html>') },
        ['a'],
        `a (asked for by A): The index ${INDEX} answers in HTML; only indexes that speak JSON (PEP 691) can be used.`,
        ['a'],
      ],
      [
        'a wheel that was changed',
        { a: { '1': { fault: 'wrong-hash' } } },
        ['a'],
        'a (asked for by A): https://index.test/files/a-1-py3-none-any.whl is not the file that was expected',
        ['a'],
      ],
      [
        'a wheel that is none',
        { a: { '1': { fault: 'no-wheel' } } },
        ['a'],
        'a (asked for by A): https://index.test/files/a-1-py3-none-any.whl is no wheel: it has no METADATA.',
        ['a'],
      ],
      [
        'a URL that is no wheel’s',
        {},
        ['a @ https://host.test/a-1.tar.gz'],
        'a @ https://host.test/a-1.tar.gz (asked for by A): https://host.test/a-1.tar.gz is not the address of a pure Python wheel of a.',
        ['a @ https://host.test/a-1.tar.gz'],
      ],
      [
        'a URL of another project',
        {},
        ['a @ https://host.test/b-1-py3-none-any.whl'],
        'is not the address of a pure Python wheel of a.',
        ['a @ https://host.test/b-1-py3-none-any.whl'],
      ],
    ];
  for (const [title, projects, needs, message, refused] of rows) {
    it(title, async () => {
      const index = new FakeIndex({ ...projects, fine: { '1': {} } });
      const found = await index.resolve(...needs, 'fine');
      expect(found.refused.map(({ requirements }) => requirements)).to.deep.equal([refused]);
      expect(found.refused[0]?.message).to.contain(message);
      expect(versions(found)).to.deep.equal(['fine 1']);
      expect(new Set(index.asked).size, 'asked twice').to.equal(index.asked.length);
    });
  }

  it('with all owners and something to do', async () => {
    const found = await new FakeIndex({ a: { '1': {}, '2': {} } }).resolve('a<2', 'a>1');
    expect(found.refused[0]?.owners).to.deep.equal(['A', 'B']);
    expect(found.refused[0]?.suggestions).to.have.lengthOf(1);
  });

  it('only those who take part: who asks for any version keeps it', async () => {
    const found = await new FakeIndex({ a: { '1': {}, '2': {} } }).resolve('a', 'a<2', 'a>1');
    expect(found.refused.map(({ requirements }) => requirements)).to.deep.equal([['a<2', 'a>1']]);
    expect(versions(found)).to.deep.equal(['a 2']);
  });

  it('only who asks for an extra when it is the extra that does not fit', async () => {
    const projects = { a: { '1': { requires: ["b>=2; extra == 'x'"] } }, b: { '1': {}, '2': {} } };
    const found = await new FakeIndex(projects).resolve('a', 'a[x]', 'b<2');
    expect(found.refused.map(({ requirements }) => requirements)).to.deep.equal([['a[x]', 'b<2']]);
    expect(versions(found)).to.deep.equal(['a 1']);
  });

  it('old Djangos for the newest of them alone', async () => {
    const django = Object.fromEntries(Array.from({ length: 20 }, (_, minor) => [`4.2.${minor}`, {}]));
    const index = new FakeIndex({ django });
    await index.resolve('django<5');
    expect(index.asked).to.deep.equal(['simple/django/', 'files/django-4.2.19-py3-none-any.whl.metadata']);
  });

  it('several things, each with its own error', async () => {
    const found = await new FakeIndex({}).resolve('x', 'django', 'y');
    expect(found.refused.map(({ owners }) => owners)).to.deep.equal([['A'], ['C']]);
    expect(versions(found)).to.contain('django 5.2.18');
  });

  it('names those who ruled out the other versions', async () => {
    const projects: FakeProjects = {
      a: { '1': { requires: ['b<2'] }, '2': { requires: ['missing'] } },
      b: { '1': {}, '2': {} },
    };
    const [refused] = (await new FakeIndex(projects).resolve('a', 'b>=2')).refused;
    expect(refused?.requirements).to.deep.equal(['a', 'b>=2']);
    expect(refused?.message).to.contain('a 2 (asked for by A) needs missing');
    expect(refused?.message).to.contain('Other versions are ruled out by b>=2 (asked for by B).');
  });
});

describe('resolve, when the network fails', () => {
  const never = () => new Promise<Response>(() => undefined);
  const refuse = () => Promise.reject(new TypeError('Failed to fetch'));

  it('gives up on a silent index after the timeout', async () => {
    const found = await new FakeIndex({ a: never }, { timeoutMs: 30 }).resolve('a', 'django');
    expect(found.refused[0]?.message).to.equal(
      `a (asked for by A): ${INDEX}a/ has sent nothing for 0.03 seconds.`,
    );
    expect(versions(found)).to.contain('django 5.2.18');
  });

  it('gives up on an answer that stops half-way', async () => {
    const half = () =>
      Promise.resolve(
        new Response(
          new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('{')) }),
        ),
      );
    const found = await new FakeIndex({ a: half }, { timeoutMs: 30 }).resolve('a');
    expect(found.refused[0]?.message).to.contain('has sent nothing for 0.03 seconds');
  });

  it('gives up on an answer without a body', async () => {
    const empty = () => Promise.resolve(new Response(new ReadableStream()));
    const found = await new FakeIndex({ a: empty }, { timeoutMs: 30 }).resolve('a');
    expect(found.refused[0]?.message).to.contain('has sent nothing for 0.03 seconds');
  });

  it('waits for an answer that is slow but steady', async () => {
    const pieces = ['{', '"files"', ':', ' ', '[', ']', '}', ' ', ' ', ' '];
    const pull = async (stream: ReadableStreamDefaultController<Uint8Array>) => {
      await new Promise((done) => setTimeout(done, 20));
      const piece = pieces.shift();
      if (piece === undefined) stream.close();
      else stream.enqueue(new TextEncoder().encode(piece));
    };
    const steady = () => Promise.resolve(new Response(new ReadableStream({ pull })));
    const found = await new FakeIndex({ a: steady }, { timeoutMs: 150 }).resolve('a');
    expect(found.refused[0]?.message).to.contain('has no files of a');
  });

  it('says that an index may not allow the page', async () => {
    const [refused] = (await new FakeIndex({ a: refuse }).resolve('a')).refused;
    expect(refused?.message).to.contain('cannot be reached, or does not allow this page to read it (CORS)');
    expect(refused?.suggestions?.[0]).to.contain('index.test');
  });

  it('says that the browser is offline', async () => {
    const [refused] = (await new FakeIndex({ a: refuse }, { isOffline: () => true }).resolve('a')).refused;
    expect(refused?.message).to.contain('The browser is offline');
  });

  it('refuses only who needs the index: what is inside will do for the others', async () => {
    const found = await new FakeIndex({ django: refuse }).resolve('django>=6', 'django>=5');
    expect(found.refused.map(({ requirements }) => requirements)).to.deep.equal([['django>=6']]);
    expect(versions(found)).to.contain('django 5.2.18');
  });
});
