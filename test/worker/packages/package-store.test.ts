/** Wheels and texts in the browser's own Cache Storage. */
import { expect } from '@open-wc/testing';
import { CachePackageStore, PACKAGE_CACHE } from '../../../worker/packages/package-store.js';

const clear = (): Promise<boolean> => caches.delete(PACKAGE_CACHE);

beforeEach(clear);
after(clear);

describe('the store of packages', () => {
  it('gives another visit what it was given', async () => {
    const bytes = new Uint8Array([80, 75, 0, 255]);
    await new CachePackageStore(caches).keepWheel('ab12', bytes);
    await new CachePackageStore(caches).keepText('["a b/c?"]', 'ä');
    const store = new CachePackageStore(caches);
    expect(await store.wheel('ab12')).to.deep.equal(bytes);
    expect(await store.text('["a b/c?"]')).to.equal('ä');
    expect([await store.wheel('cd34'), await store.text('ab12')]).to.deep.equal([undefined, undefined]);
  });

  it('drops the oldest entries when there are too many', async () => {
    const store = new CachePackageStore(caches);
    for (let number = 0; number <= 300; number += 1) await store.keepText(String(number), 'x');
    expect(await store.text('0')).to.equal(undefined);
    expect([await store.text('1'), await store.text('300')]).to.deep.equal(['x', 'x']);
  });

  const refuse = (): Promise<never> => Promise.reject(new DOMException('no', 'SecurityError'));
  const full = { ...{ match: () => Promise.resolve(undefined) }, put: refuse } as unknown as Cache;
  for (const [what, storage] of [
    ['no storage', undefined],
    ['a storage that refuses', { open: refuse } as unknown as CacheStorage],
    ['a full storage', { open: () => Promise.resolve(full) } as unknown as CacheStorage],
  ] as const) {
    it(`keeps nothing in ${what}, without an error`, async () => {
      const store = new CachePackageStore(storage);
      await store.keepWheel('ab12', new Uint8Array(1));
      await store.keepText('key', 'text');
      expect([await store.wheel('ab12'), await store.text('key')]).to.deep.equal([undefined, undefined]);
    });
  }
});
