/** Wheels from the store and from the network, and each way in which one may fail to come. */
import { expect } from '@open-wc/testing';
import type { LockedPackage } from '../../../src/core/packaging/lock.js';
import { bringWheels, type DownloadEnvironment } from '../../../worker/packages/download-wheels.js';
import { sha256Hex } from '../../../worker/packages/sha256.js';

const bytes = new TextEncoder().encode('a wheel');
const sha256 = await sha256Hex(bytes);

const locked = (name: string): LockedPackage => ({
  name,
  version: '1',
  requires: [],
  wheel: {
    filename: `${name}.whl`,
    url: `https://index.example/${name}.whl`,
    sha256,
    sizeBytes: 7,
    origin: 'index',
  },
});

/** An environment with an empty store, in which `fetch` answers. */
function environment(fetch: DownloadEnvironment['fetch'], more: Partial<DownloadEnvironment> = {}) {
  const kept = new Map<string, Uint8Array>();
  const told: { loadedBytes: number; totalBytes: number }[] = [];
  const own: DownloadEnvironment = {
    fetch,
    sha256: sha256Hex,
    timeoutMs: 60_000,
    isOffline: () => false,
    onBytes: (state) => told.push(state),
    store: {
      wheel: (hash) => Promise.resolve(kept.get(hash)),
      keepWheel: (hash, content) => {
        kept.set(hash, content);
        return Promise.resolve();
      },
    },
    ...more,
  };
  return { own, kept, told };
}

const failureOf = async (fetch: DownloadEnvironment['fetch'], more: Partial<DownloadEnvironment> = {}) => {
  const { failures, wheels } = await bringWheels([locked('demo')], environment(fetch, more).own);
  expect(wheels.size).to.equal(0);
  return failures.get('demo')?.message;
};

const answer =
  (body: BodyInit, status = 200) =>
  () =>
    Promise.resolve(new Response(body, { status }));

describe('bringing wheels', () => {
  it('downloads, tells how far it is, and keeps what has the right hash', async () => {
    const { own, kept, told } = environment(answer(bytes));
    const { wheels, failures } = await bringWheels([locked('demo')], own);
    expect(wheels.get('demo')).to.deep.equal(bytes);
    expect([failures.size, kept.get(sha256)]).to.deep.equal([0, bytes]);
    expect(told.at(-1)).to.deep.equal({ loadedBytes: 7, totalBytes: 7 });
  });

  it('makes no request for a kept wheel', async () => {
    const { own, kept } = environment(() => Promise.reject(new Error('not expected')));
    kept.set(sha256, bytes);
    expect((await bringWheels([locked('demo')], own)).wheels.get('demo')).to.deep.equal(bytes);
  });

  it('replaces a kept wheel that has been damaged', async () => {
    const { own, kept } = environment(answer(bytes));
    kept.set(sha256, new Uint8Array([1]));
    expect((await bringWheels([locked('demo')], own)).wheels.get('demo')).to.deep.equal(bytes);
    expect(kept.get(sha256)).to.deep.equal(bytes);
  });

  it('lets a wheel fail alone', async () => {
    const { own } = environment((url) => answer(url.includes('good') ? bytes : 'x', 200)());
    const { wheels, failures } = await bringWheels([locked('bad'), locked('good')], own);
    expect([[...wheels.keys()], [...failures.keys()]]).to.deep.equal([['good'], ['bad']]);
  });

  it('tells its failures apart', async () => {
    expect(await failureOf(answer('changed'))).to.match(
      /not the file that was expected \(sha256 [0-9a-f]{64}, not/,
    );
    expect(await failureOf(answer('', 503))).to.equal(
      'https://index.example/demo.whl answered with status 503.',
    );
    const refused = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await failureOf(refused)).to.contain('cannot be reached, or does not allow this page to read it');
    expect(await failureOf(refused, { isOffline: () => true })).to.contain('The browser is offline');
    const hanging: DownloadEnvironment['fetch'] = (_url, { signal }) =>
      new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason as Error)),
      );
    expect(await failureOf(hanging, { timeoutMs: 1 })).to.contain('has sent nothing for');
  });
});
