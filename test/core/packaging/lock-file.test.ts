/** Lock files: written from a resolution, read back, and what a page gets from them. */
import { expect } from '@open-wc/testing';
import { DjangoError } from '../../../src/core/errors.js';
import {
  lockFileOf,
  readLockFile,
  resolveFromLock,
  writeLockFile,
} from '../../../src/core/packaging/lock-file.js';
import { FakeIndex, versions } from './fake-index.js';

const LOCK_URL = 'https://site.test/vendor/lock.json';
const REQUIREMENTS = ['a[x]', 'c'];

async function locked() {
  const index = new FakeIndex({
    a: { '1.2': { requires: ['b', 'django>=5', "d; extra == 'x'", "e; extra == 'z'"] } },
    b: { '2': {} },
    c: { '3': {} },
    d: { '4': {} },
  });
  const { environment } = index;
  const lock = lockFileOf(
    REQUIREMENTS,
    await index.resolve(...REQUIREMENTS),
    environment,
    (name) => `wheels/${name}`,
  );
  return { lock: readLockFile(writeLockFile(lock), LOCK_URL), environment, index };
}

const needs = (...requirements: string[]) =>
  requirements.map((requirement) => ({ requirement, owners: ['A'] }));

describe('resolveFromLock', () => {
  it('gives what was resolved, from the lock’s own wheels and without a request', async () => {
    const { lock, environment, index } = await locked();
    const before = index.asked.length;
    const { packages, refused } = resolveFromLock(needs('A[X]>=1', 'django'), lock, LOCK_URL, environment);
    expect(refused).to.deep.equal([]);
    expect(packages.map(({ name }) => name)).to.deep.equal(['b', 'asgiref', 'sqlparse', 'django', 'd', 'a']);
    const a = packages.at(-1);
    expect(a?.requires).to.deep.equal(['b', 'django', 'd']);
    expect(a?.wheel).to.deep.include({
      origin: 'lock',
      url: 'https://site.test/vendor/wheels/a-1.2-py3-none-any.whl',
    });
    expect(index.asked.length).to.equal(before);
  });

  const rows: [requirement: string, reason: string][] = [
    ['f', 'f (asked for by A) is not in it.'],
    ['a>=2', 'a>=2 (asked for by A) is not met by a 1.2, which is in it.'],
    ['a[z]', 'a[z] (asked for by A) asks for the extra z, which is not in it.'],
    ['c @ https://h/c-9-py3-none-any.whl', 'is another file than the one in it (c 3).'],
    ['django>=6', 'django>=6 (asked for by A) is not met by django 5.2.18, which is in it.'],
  ];
  for (const [requirement, reason] of rows) {
    it(`refuses ${requirement} with the command that locks it, and gives the rest`, async () => {
      const { lock, environment } = await locked();
      const found = resolveFromLock(needs(requirement, 'c'), lock, LOCK_URL, environment);
      expect(found.refused[0]?.message).to.contain(reason);
      expect(found.refused[0]?.message).to.contain(LOCK_URL);
      expect(found.refused[0]?.suggestions?.[0]).to.equal(
        `Lock again: npx django-playground vendor "a[x]" "c" "${requirement}" --out <folder>`,
      );
      expect(versions(found)).to.deep.equal(['c 3']);
    });
  }

  it('gives what is inside the build even when the lock does not have it', async () => {
    const { lock, environment } = await locked();
    const inside = [...environment.inside, { name: 'tzdata', version: '2026.1' }];
    const found = resolveFromLock(needs('tzdata', 'tzdata>=2027'), lock, LOCK_URL, {
      ...environment,
      inside,
    });
    expect(versions(found)).to.deep.equal(['tzdata 2026.1']);
    expect(found.refused[0]?.message).to.contain('tzdata 2026.1 is inside this build');
  });

  it('takes a later patch of what is inside, and refuses another series', async () => {
    const { lock, environment } = await locked();
    const build = (version: string) => ({
      ...environment,
      inside: environment.inside.map((each) => (each.name === 'Django' ? { ...each, version } : each)),
    });
    const patched = resolveFromLock(needs('a'), lock, LOCK_URL, build('5.2.19'));
    expect(versions(patched)).to.contain('django 5.2.19');
    const [refused] = resolveFromLock(needs('a'), lock, LOCK_URL, build('6.0')).refused;
    expect(refused?.message).to.contain('was locked for django 5.2.18, and this build has 6.0 inside');
  });

  it('refuses all when it is for another Python', async () => {
    const { lock, environment } = await locked();
    const found = resolveFromLock(needs('a', 'c'), { ...lock, python: '3.13' }, LOCK_URL, environment);
    expect(found.packages).to.deep.equal([]);
    expect(found.refused).to.have.lengthOf(2);
  });
});

describe('readLockFile', () => {
  const rows: [text: string, message: string][] = [
    ['{', 'is not valid JSON'],
    ['[]', 'is not a lock file'],
    ['{"lockVersion": 2}', 'is a lock file of version 2; this library reads version 1'],
    ['{"lockVersion": 1}', 'is not a lock file'],
    [
      '{"lockVersion":1,"python":"3.14","requirements":[],"packages":[{"name":"a","version":"1","requires":[],"wheel":{"filename":"a","url":"a","sha256":"x"}}]}',
      'is not a lock file',
    ],
  ];
  for (const [text, message] of rows) {
    it(`refuses ${text.slice(0, 20)}: ${message}`, () => {
      expect(() => readLockFile(text, LOCK_URL))
        .to.throw(DjangoError, `${LOCK_URL} ${message}`)
        .with.property('type', 'PackageError');
    });
  }
});
