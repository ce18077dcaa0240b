/**
 * `vendor`: writes a copy of packages that a site serves itself, resolved as the browser resolves them. Does not read the
 * command line.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { distributionURL, type PyodidePackages } from '../src/core/packaging/pyodide-packages.js';
import {
  DEFAULT_INDEX_URL,
  DEFAULT_TIMEOUT_MS,
  LOCK_FILE,
  PYODIDE_MARKERS,
  vendor,
  type PackageErrorData,
} from '../src/core/packaging/vendor.js';
import { parsePackages } from '../src/core/requirements.js';
import { runtimeFiles } from '../worker/generated/runtime-files.js';

export { LOCK_FILE };

/** What is to be copied from where to where. */
export interface VendorOptions {
  /** PEP 508 requirements, as in a `packages` attribute. */
  requirements: readonly string[];
  outDir: string;
  /** Indexes in order; empty: PyPI. */
  indexURLs: readonly string[];
  log: (line: string) => void;
}

/** Requirements that cannot be met; nothing has been written. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly refused: readonly PackageErrorData[];

  constructor(refused: readonly PackageErrorData[]) {
    super(refused.map(({ message }) => message).join('\n'));
    this.refused = refused;
  }
}

/** The list of Pyodide's own packages, which lies beside this program. */
async function pyodidePackages(): Promise<PyodidePackages> {
  const { distribution, pyodideVersion } = runtimeFiles;
  const folder = path.dirname(fileURLToPath(import.meta.url));
  const text = gunzipSync(await readFile(path.join(folder, 'runtime', distribution.name))).toString();
  const list = JSON.parse(text) as Pick<PyodidePackages, 'packages'>;
  return { ...list, baseURL: distributionURL(pyodideVersion) };
}

const asDirectory = (url: string): string => (url.endsWith('/') ? url : `${url}/`);

/**
 * Writes the copy.
 * @throws RefusedError; RequestFailure when a server does not give what it should
 */
export async function writeCopy({ requirements, outDir, indexURLs, log }: VendorOptions): Promise<void> {
  const { files, lock, refused } = await vendor(parsePackages(requirements), {
    inside: runtimeFiles.inside,
    python: PYODIDE_MARKERS,
    indexURLs: indexURLs.length > 0 ? indexURLs.map(asDirectory) : [DEFAULT_INDEX_URL],
    timeoutMs: DEFAULT_TIMEOUT_MS,
    fetch: (url, init) => fetch(url, init),
    isOffline: () => false,
    pyodidePackages,
  });
  if (refused.length > 0) throw new RefusedError(refused);
  for (const [name, content] of files) {
    const file = path.join(outDir, ...name.split('/'));
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  for (const { name, version, wheel } of lock.packages) {
    const size = wheel?.sizeBytes === undefined ? 'inside' : `${Math.ceil(wheel.sizeBytes / 1024)} kB`;
    log(`${name} ${version}  ${size}`);
  }
  log(`Serve ${outDir} with your pages and give the URL of its ${LOCK_FILE} as data-lock or lockURL.`);
}
