/**
 * Files that are fetched before anything reads them, for workers in which nothing can be fetched while Python waits.
 * Does not know what they hold.
 */
import { UPLOAD_AGAIN, failure } from './download.js';
import type { FetchSync } from './lazy-packs.js';
import { fetchFile, type FetchEnvironment } from './runtime-files.js';
import { messageOf } from './start-failure.js';

/**
 * Fetches all of them at once; gives what reads them. Throws a StartFailure.
 * @param onFile called with each that has come
 */
export async function bringFiles(
  urls: readonly string[],
  onFile: () => void,
  environment: FetchEnvironment,
): Promise<FetchSync> {
  const bring = async (url: string): Promise<[string, Uint8Array]> => {
    const response = await fetchFile(url, environment);
    const bytes = await response.arrayBuffer().catch((thrown: unknown) => {
      throw failure(`The download of ${url} broke off: ${messageOf(thrown)}`, [UPLOAD_AGAIN], thrown);
    });
    onFile();
    return [url, new Uint8Array(bytes)];
  };
  const files = new Map(await Promise.all(urls.map(bring)));
  return (url) => {
    const bytes = files.get(url);
    if (!bytes) throw new Error('it was not brought');
    return bytes;
  };
}
