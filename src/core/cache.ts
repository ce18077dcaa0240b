/** Keeps results of renders, bounded by entries and by bytes. Which may be kept is `cache-key.ts`' matter. */
import { LRUCache } from 'lru-cache';

/** Entries kept unless `maxCacheSize` says otherwise. */
export const DEFAULT_MAX_CACHE_SIZE = 200;

/** Beyond this the bytes are the bound. */
const MAX_ENTRIES = 1_000_000;

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

/**
 * A cache of `maxEntries`, or `null` for none.
 * @param maxEntries what is no number gives the default, `Infinity` leaves the bound to the bytes, 0 means no cache
 */
export function createCache(maxEntries: unknown): ResultCache | null {
  const asked =
    typeof maxEntries === 'number' && !Number.isNaN(maxEntries) ? maxEntries : DEFAULT_MAX_CACHE_SIZE;
  const entries = Math.floor(Math.min(asked, MAX_ENTRIES));
  return entries > 0 ? new ResultCache(entries) : null;
}
