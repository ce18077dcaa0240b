/**
 * What the browser keeps of packages between visits, in Cache Storage: wheels by their hash, and texts (what was resolved,
 * lock files) by a key. Where there is no storage, or it is full, every visit is like the first.
 */

/** Keeps wheels and texts. Nothing here rejects because the browser refuses. */
export interface PackageStore {
  wheel(sha256: string): Promise<Uint8Array | undefined>;
  keepWheel(sha256: string, bytes: Uint8Array): Promise<void>;
  text(key: string): Promise<string | undefined>;
  keepText(key: string, text: string): Promise<void>;
}

/** The name of the cache, which all pages of an origin share. */
export const PACKAGE_CACHE = 'django-playground-packages';

/** Entries that are kept; the oldest ones go first. */
const MAX_ENTRIES = 300;

/** Cache Storage knows requests only; these are never sent. */
const entryURL = (kind: 'wheel' | 'text', name: string): string =>
  `https://django-playground.invalid/${kind}/${encodeURIComponent(name)}`;

/** The store in Cache Storage. */
export class CachePackageStore implements PackageStore {
  readonly #opening: Promise<Cache | undefined>;

  /** @param storage `caches` of secure contexts; elsewhere nothing is kept */
  constructor(storage: CacheStorage | undefined) {
    this.#opening = this.#open(storage);
  }

  async wheel(sha256: string): Promise<Uint8Array | undefined> {
    const response = await this.#match(entryURL('wheel', sha256));
    return response && new Uint8Array(await response.arrayBuffer());
  }

  keepWheel(sha256: string, bytes: Uint8Array): Promise<void> {
    return this.#put(entryURL('wheel', sha256), new Response(bytes as Uint8Array<ArrayBuffer>));
  }

  async text(key: string): Promise<string | undefined> {
    return (await this.#match(entryURL('text', key)))?.text();
  }

  keepText(key: string, text: string): Promise<void> {
    return this.#put(entryURL('text', key), new Response(text));
  }

  async #open(storage: CacheStorage | undefined): Promise<Cache | undefined> {
    try {
      return await storage?.open(PACKAGE_CACHE);
    } catch {
      // Opaque origins and some private windows have the object and refuse its use.
      return undefined;
    }
  }

  async #match(url: string): Promise<Response | undefined> {
    try {
      return await (await this.#opening)?.match(url);
    } catch {
      return undefined;
    }
  }

  async #put(url: string, response: Response): Promise<void> {
    try {
      const cache = await this.#opening;
      if (!cache) return;
      await cache.put(url, response);
      const entries = await cache.keys();
      const superfluous = entries.slice(0, Math.max(0, entries.length - MAX_ENTRIES));
      await Promise.all(superfluous.map((entry) => cache.delete(entry)));
    } catch {
      // The disk is full: the next visit downloads again.
    }
  }
}
