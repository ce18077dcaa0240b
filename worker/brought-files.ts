/**
 * Files that are fetched before anything reads them, for workers in which nothing can be fetched while Python waits.
 * Does not know what they hold.
 */
import { UPLOAD_AGAIN, failure } from './download.js';
import type { FetchSync } from './lazy-packs.js';
import { fetchFile, type FetchEnvironment } from './runtime-files.js';
import { messageOf } from './start-failure.js';

/** Files on their way. */
export interface BroughtFiles {
  /** Gives one of those that have come. */
  read: FetchSync;
  /** When all have come. Rejects with a StartFailure. */
  arrived: Promise<unknown>;
}

/**
 * Fetches all of them at once.
 * @param onFile called with each that has come
 */
export function bringFiles(
  urls: readonly string[],
  onFile: () => void,
  environment: FetchEnvironment,
): BroughtFiles {
  const files = new Map<string, Uint8Array>();
  const bring = async (url: string): Promise<void> => {
    const response = await fetchFile(url, environment);
    const bytes = await response.arrayBuffer().catch((thrown: unknown) => {
      throw failure(`The download of ${url} broke off: ${messageOf(thrown)}`, [UPLOAD_AGAIN], thrown);
    });
    files.set(url, new Uint8Array(bytes));
    onFile();
  };
  const read: FetchSync = (url) => {
    const bytes = files.get(url);
    if (!bytes) throw new Error('it has not come');
    return bytes;
  };
  return { read, arrived: Promise.all(urls.map(bring)) };
}
