/** Wires the packages' part to the browser: its requests, its storage, its clock, and Pyodide's list of packages. */
import { RequestFailure } from '../../src/core/packaging/failure.js';
import { distributionURL, type PyodidePackages } from '../../src/core/packaging/pyodide-packages.js';
import { blockedBy, loadRuntimeFile, type FetchEnvironment } from '../runtime-files.js';
import type { RuntimeFiles } from '../runtime-manifest.js';
import { messageOf } from '../start-failure.js';
import { CachePackageStore } from './package-store.js';
import type { PackagesEnvironment } from './packages.js';
import { sha256Hex } from './sha256.js';

/** A request whose failure says so when the page's policy is the cause. */
async function fetchOrExplain(
  url: string,
  init: RequestInit,
  environment: FetchEnvironment,
): Promise<Response> {
  try {
    return await environment.fetch(url, init);
  } catch (thrown) {
    const blocked = await blockedBy(url, environment);
    if (!blocked) throw thrown;
    throw new RequestFailure(
      `${url} is blocked by the page’s Content Security Policy.`,
      [`Allow ${new URL(url).origin} in ${blocked.directive}, and the servers that it sends files from.`],
      { isFinal: true, cause: thrown },
    );
  }
}

/** Pages that were not loaded over HTTPS have none, and sandboxed frames may not even ask for it. */
function cacheStorage(): CacheStorage | undefined {
  try {
    return (globalThis as { caches?: CacheStorage }).caches;
  } catch {
    return undefined;
  }
}

/** The browser's environment of this worker. @param baseURL the folder that `runtime/` is in */
export function packagesEnvironment(
  files: RuntimeFiles,
  environment: FetchEnvironment,
  baseURL: () => string,
): Omit<PackagesEnvironment, 'inside' | 'onProgress'> {
  return {
    fetch: (url, init) => fetchOrExplain(url, init, environment),
    sha256: sha256Hex,
    isOffline: () => !navigator.onLine,
    store: new CachePackageStore(cacheStorage()),
    now: () => Date.now(),
    distribution: async () => {
      const { name } = files.distribution;
      const url = new URL(`runtime/${name}`, baseURL()).href;
      try {
        const bytes = await loadRuntimeFile(url, files.distribution, () => undefined, environment);
        const list = JSON.parse(new TextDecoder().decode(bytes)) as Pick<PyodidePackages, 'packages'>;
        return { ...list, baseURL: distributionURL(files.pyodideVersion) };
      } catch (thrown) {
        throw new Error(`The list of Pyodide’s packages could not be loaded: ${messageOf(thrown)}`, {
          cause: thrown,
        });
      }
    },
  };
}
