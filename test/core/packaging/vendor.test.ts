/** The vendored copy: its files, and that it serves as an index and by its lock. */
import { expect } from '@open-wc/testing';
import { readLockFile, resolveFromLock } from '../../../src/core/packaging/lock-file.js';
import { LOCK_FILE, vendor } from '../../../src/core/packaging/vendor.js';
import { FakeIndex, versions, type FakeProjects } from './fake-index.js';

const COPY = 'https://site.test/copy/';
const projects: FakeProjects = {
  a: { '1': { requires: ['b', 'django'] }, '2': { requires: ['missing'] } },
  b: { '2': { fault: 'no-metadata' } },
};

describe('vendor', () => {
  it('gives wheels, metadata, an index and a lock, and fetches no wheel twice', async () => {
    const index = new FakeIndex(projects);
    const { files, refused } = await vendor(['a<2', 'gone'], index.environment);
    expect([...files.keys()]).to.deep.equal([
      LOCK_FILE,
      ...['b-2', 'a-1'].flatMap((each) => [
        `wheels/${each}-py3-none-any.whl`,
        `wheels/${each}-py3-none-any.whl.metadata`,
        `simple/${each.slice(0, 1)}/index.json`,
        `simple/${each.slice(0, 1)}/index.html`,
      ]),
    ]);
    expect(refused.map(({ requirements }) => requirements)).to.deep.equal([['gone']]);
    expect(new Set(index.asked).size).to.equal(index.asked.length);
  });

  it('is a lock whose wheels are in the copy', async () => {
    const { environment } = new FakeIndex(projects);
    const { files } = await vendor(['a<2', 'gone'], environment);
    const lock = readLockFile(String(files.get(LOCK_FILE)), COPY + LOCK_FILE);
    expect(lock.requirements).to.deep.equal(['a<2']);
    const { packages } = resolveFromLock(
      [{ requirement: 'a', owners: ['A'] }],
      lock,
      COPY + LOCK_FILE,
      environment,
    );
    const wheels = packages.map(({ wheel }) => wheel).filter((wheel) => wheel !== null);
    expect(wheels.map(({ url }) => files.has(url.slice(COPY.length)))).to.deep.equal([true, true]);
    expect(wheels.map(({ sizeBytes }) => typeof sizeBytes)).to.deep.equal(['number', 'number']);
  });

  it('is an index', async () => {
    const { files } = await vendor(['a<2'], new FakeIndex(projects).environment);
    const copy = new FakeIndex({}, { indexURLs: [`${COPY}simple/`] });
    for (const [path, content] of files) copy.serve(COPY + path, () => new Response(content as string));
    copy.serve(`${COPY}simple/a/`, () => new Response(String(files.get('simple/a/index.html'))));
    copy.serve(`${COPY}simple/b/`, () => new Response(String(files.get('simple/b/index.html'))));
    expect(versions(await copy.resolve('a'))).to.include.members(['b 2', 'a 1']);
    expect(copy.wheels.size).to.equal(0);
    expect(copy.asked).to.not.contain(`${COPY}simple/b/`);
  });

  it('is not made of a wheel that was changed', async () => {
    const index = new FakeIndex({ a: { '1': {} } });
    const wheel = 'https://index.test/files/a-1-py3-none-any.whl';
    const { fetch } = index.environment;
    const changed = (url: string, init: Parameters<typeof fetch>[1]) =>
      url === wheel ? Promise.resolve(new Response('changed')) : fetch(url, init);
    const thrown: unknown = await vendor(['a'], { ...index.environment, fetch: changed }).catch(
      (error: unknown) => error,
    );
    expect(String(thrown)).to.contain('is not the file that was expected');
  });
});
