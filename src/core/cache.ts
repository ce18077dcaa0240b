/** Keeps results of renders, bounded by entries and by bytes. Which may be kept is `cache-key.ts`' matter. */
import { LRUCache } from 'lru-cache';

/** Entries kept unless `maxCacheSize` says otherwise. */
export const DEFAULT_MAX_CACHE_SIZE = 200;

/** Bytes of HTML and keys that the cache may hold, whatever the number of entries. */
const MAX_CACHE_BYTES = 8 * 1024 * 1024;

/** UTF-16 text in memory. */
const sizeBytes = (text: string): number => text.length * 2;

/** HTML by the whole of what made it. */
export class ResultCache {
  readonly #entries: LRUCache<string, string>;

  constructor(maxEntries = DEFAULT_MAX_CACHE_SIZE) {
    this.#entries = new LRUCache({
      max: Math.max(1, maxEntries),
      maxSize: MAX_CACHE_BYTES,
      sizeCalculation: (html, key) => sizeBytes(html) + sizeBytes(key) + 1,
    });
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): string | undefined {
    return this.#entries.get(key);
  }

  set(key: string, html: string): void {
    this.#entries.set(key, html);
  }

  clear(): void {
    this.#entries.clear();
  }
}
