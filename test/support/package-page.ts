/** A page with packages from the tests' index, its log, and what visits leave in the browser. */
import type { DjangoPlaygroundAPI, InitOptions } from '../../src/index.js';
import { PACKAGE_CACHE } from '../../worker/packages/package-store.js';
import { allKept, clearSnapshots } from './snapshots.js';

/** The built library, as the page's script tag loads it. */
export const library = async (): Promise<DjangoPlaygroundAPI> => {
  const address = '/dist/index.js';
  const module = (await import(address)) as { default: DjangoPlaygroundAPI };
  return module.default;
};

/** An index of its own log; `pieces` are faults and limits of index-server.mjs. */
export function indexAt(...pieces: string[]): { url: string; requests: () => Promise<string[]> } {
  // Other test files ask the same server.
  const label = crypto.randomUUID();
  const requests = async (): Promise<string[]> => {
    const response = await fetch(`/__index/log?label=${label}`);
    return ((await response.json()) as { path: string }[]).map(({ path }) => path);
  };
  return { url: ['/__index', 'as', label, ...pieces, 'simple/'].join('/'), requests };
}

/** Ends the page's Django and starts it again, as a visit to another page of the site does. */
export async function visit(options: InitOptions): Promise<DjangoPlaygroundAPI> {
  const api = await library();
  api.cleanup();
  // A refused package is what many tests are about: its askers tell of it.
  await api.init({ packages: [], timeout: 60_000, ...options }).catch(() => undefined);
  return api;
}

/** Waits until what this visit leaves for the next one is there. */
export const kept = allKept;

/** Makes the next visit a first one. */
export async function forgetAll(): Promise<void> {
  (await library()).cleanup();
  await allKept();
  await clearSnapshots();
  await caches.delete(PACKAGE_CACHE);
}
