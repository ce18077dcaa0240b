/** Keeps results of renders, bounded by entries and by bytes. Decides which inputs may be kept at all. */
import { LRUCache } from 'lru-cache';
import type { RenderItem } from './protocol.js';

/** Entries kept unless `maxCacheSize` says otherwise. */
export const DEFAULT_MAX_CACHE_SIZE = 200;

/** Bytes of HTML and keys that the cache may hold, whatever the number of entries. */
const MAX_CACHE_BYTES = 8 * 1024 * 1024;

/** Built-in tags and filters whose output differs from one render to the next. */
const CHANGING = /\b(?:now|random|lorem|timesince|timeuntil|naturaltime|naturalday|shuffle|cache)\b/;

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

  /**
   * The key of a render, or `null` where a later render may give something else: an element's Python (it may keep
   * state or ask the clock), and tags and filters that change by themselves.
   */
  static keyOf(item: RenderItem, packages: readonly string[]): string | null {
    const { template, main, files, python, contexts, request, settings } = item;
    if (
      python !== null ||
      CHANGING.test(template ?? '') ||
      Object.values(files).some((text) => CHANGING.test(text))
    )
      return null;
    return JSON.stringify([template, main, files, contexts, request, settings, packages]);
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
