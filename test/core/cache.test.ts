import { expect } from '@open-wc/testing';
import { cacheKey } from '../../src/core/cache-key.js';
import { ResultCache } from '../../src/core/cache.js';
import type { RenderItem } from '../../src/core/protocol.js';
import { renderItem } from '../support/render-item.js';

const item = (changes: Partial<RenderItem> = {}): RenderItem =>
  renderItem('{{ x }}', { owner: 'a', timeoutMs: 1000, ...changes });

describe('cacheKey', () => {
  it('is the same for the same input, whoever asks and however long it may take', () => {
    expect(cacheKey(item(), [])).to.equal(cacheKey(item({ owner: 'b', timeoutMs: 5 }), []));
  });

  const different: [string, string | null][] = [
    ['the template', cacheKey(item({ template: '{{ y }}' }), [])],
    ['the files', cacheKey(item({ files: { 'a.html': '' } }), [])],
    ['the context', cacheKey(item({ contexts: [{ json: '{}', tagged: false }] }), [])],
    ['the settings', cacheKey(item({ settings: { LANGUAGE_CODE: 'fr' } }), [])],
    ['the request', cacheKey(item({ request: { path: '/x' } }), [])],
    ['the packages', cacheKey(item(), ['django-bird'])],
  ];
  for (const [what, key] of different) {
    it(`depends on ${what}`, () => {
      expect(key).to.be.a('string').and.not.to.equal(cacheKey(item(), []));
    });
  }

  it('is null where a later render may give something else', () => {
    expect(cacheKey(item({ template: '{% now "H:i" %}' }), [])).to.equal(null);
    expect(cacheKey(item({ files: { 'a.html': '{{ x|random }}' } }), [])).to.equal(null);
    expect(cacheKey(item({ python: 'x = 1' }), [])).to.equal(null);
  });
});

describe('ResultCache', () => {
  it('drops what was used longest ago beyond its number of entries', () => {
    const cache = new ResultCache(2);
    cache.set('a', '1');
    cache.set('b', '2');
    cache.get('a');
    cache.set('c', '3');
    expect(['a', 'b', 'c'].map((key) => cache.get(key))).to.deep.equal(['1', undefined, '3']);
  });

  it('is bounded by bytes as well', () => {
    const cache = new ResultCache(1000);
    const html = 'x'.repeat(1024 * 1024);
    for (let index = 0; index < 10; index += 1) cache.set(String(index), html);
    expect(cache.size).to.be.within(1, 4);
  });
});
