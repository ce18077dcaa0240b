/** What the page's packages are, over visits: what an earlier one has found out helps, and never stands in the way. */
import { expect } from '@open-wc/testing';
import type { PackageSources, RequirementNeed } from '../../../src/core/protocol.js';
import { Packages, type Prepared } from '../../../worker/packages/packages.js';
import { sha256Hex } from '../../../worker/packages/sha256.js';
import { FakeIndex, INDEX, type FakeProjects } from '../../core/packaging/fake-index.js';

const SOURCES: PackageSources = { indexURLs: [INDEX], lockURL: null, distributionURL: null, timeoutMs: 5000 };
const NEEDS: RequirementNeed[] = [{ requirement: 'a', owners: ['A'] }];
const WHEEL = '/files/a-1.0-py3-none-any.whl';

/** A browser's storage; wheels may be taken out of it. */
class Store {
  readonly texts = new Map<string, string>();
  readonly wheels = new Map<string, Uint8Array>();
  text = (key: string) => Promise.resolve(this.texts.get(key));
  keepText = (key: string, text: string) => Promise.resolve(void this.texts.set(key, text));
  wheel = (hash: string) => Promise.resolve(this.wheels.get(hash));
  keepWheel = (hash: string, bytes: Uint8Array) => Promise.resolve(void this.wheels.set(hash, bytes));
}

async function visit(index: FakeIndex, store: Store, hasFiles = true): Promise<Prepared> {
  const fetch: FakeIndex['environment']['fetch'] = (url, init) =>
    hasFiles || !url.endsWith('.whl')
      ? index.environment.fetch(url, init)
      : Promise.resolve(new Response('', { status: 404 }));
  const packages = new Packages({
    fetch,
    sha256: sha256Hex,
    isOffline: () => false,
    store,
    inside: [],
    distribution: () => Promise.resolve({ baseURL: '', packages: {} }),
    now: () => 0,
    onProgress: () => undefined,
  });
  return packages.prepare(await packages.plan(NEEDS, SOURCES), SOURCES);
}

const index = (fault?: 'wrong-hash'): FakeIndex => {
  const release = fault ? { fault } : {};
  const projects: FakeProjects = { a: { '1.0': release } };
  return new FakeIndex(projects);
};

describe('Packages, when a wheel cannot be had', () => {
  it('asks the index again for what an earlier visit has found out, and has it then', async () => {
    const store = new Store();
    await visit(index(), store);
    const [[key, text = ''] = ['']] = store.texts;
    store.texts.set(key, text.replace(/"sha256":"[0-9a-f]{8}/, '"sha256":"00000000'));
    const repeated = index();
    const { refused, wheels } = await visit(repeated, store);
    expect([refused, wheels.size]).to.deep.equal([[], 1]);
    expect(repeated.asked.filter((path) => `/${path}`.endsWith(WHEEL))).to.have.length(1);
    expect(store.texts.get(key)).to.equal(text);
  });

  it('asks the index once more and not for ever', async () => {
    const store = new Store();
    await visit(index(), store);
    store.wheels.clear();
    const gone = index();
    const { refused } = await visit(gone, store, false);
    expect(refused.map(({ requirements, hope }) => [requirements, hope])).to.deep.equal([[['a'], 'later']]);
    expect(gone.asked.filter((path) => path === 'simple/a/')).to.have.length(1);
  });

  it('asks no index on a repeat visit that has everything', async () => {
    const store = new Store();
    await visit(index(), store);
    const repeated = index();
    expect((await visit(repeated, store)).wheels.size).to.equal(1);
    expect(repeated.asked).to.deep.equal([]);
  });
});
