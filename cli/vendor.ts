/**
 * `vendor`: a copy of packages that a site serves itself: wheels, a package index in static files, and the lock file that
 * makes pages use exactly these. Resolves as the browser does. Does not read the command line.
 */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { lockFileOf, writeLockFile } from '../src/core/packaging/lock-file.js';
import type { LockedPackage, Wheel } from '../src/core/packaging/lock.js';
import { PYODIDE_MARKERS } from '../src/core/packaging/markers.js';
import { DEFAULT_TIMEOUT_MS } from '../src/core/packaging/environment.js';
import { resolve } from '../src/core/packaging/resolve.js';
import { parsePackages } from '../src/core/requirements.js';
import { runtimeFiles } from '../worker/generated/runtime-files.js';
import { writeStaticIndex } from './static-index.js';

/** The lock file's name in the directory that `vendor` writes. */
export const LOCK_NAME = 'django-playground.lock.json';

/** What `vendor` is told. */
export interface VendorOptions {
  /** PEP 508 requirements, as in a `packages` attribute. */
  requirements: readonly string[];
  outDir: string;
  /** Indexes in order; empty: PyPI. */
  indexURLs: readonly string[];
  log: (line: string) => void;
  /** Node's own unless given. */
  fetch?: typeof fetch;
}

/** What cannot be vendored, in lines for the person at the terminal. Nothing has been written then. */
export class VendorError extends Error {
  override readonly name = 'VendorError';
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/** A package with the bytes of its wheel. */
export interface VendoredPackage extends LockedPackage {
  wheel: Wheel;
  bytes: Uint8Array;
}

const sha256Hex = (bytes: Uint8Array): Promise<string> =>
  Promise.resolve(createHash('sha256').update(bytes).digest('hex'));

const asDirectory = (url: string): string => (url.endsWith('/') ? url : `${url}/`);

async function resolveAll(
  { requirements, indexURLs, fetch: ownFetch = fetch }: VendorOptions,
  onWheel: (wheel: Wheel, bytes: Uint8Array) => void,
): Promise<LockedPackage[]> {
  const needs = parsePackages(requirements).map((requirement) => ({
    requirement,
    owners: ['the command line'],
  }));
  const { packages, refused } = await resolve(needs, {
    inside: runtimeFiles.inside,
    python: PYODIDE_MARKERS,
    indexURLs: indexURLs.map(asDirectory),
    timeoutMs: DEFAULT_TIMEOUT_MS,
    fetch: (url, init) => ownFetch(url, init),
    isOffline: () => false,
    sha256: sha256Hex,
    onWheel,
  });
  if (refused.length === 0) return packages;
  throw new VendorError(refused.flatMap(({ message, suggestions }) => [message, ...(suggestions ?? [])]));
}

async function download({ url, sha256 }: Wheel, ownFetch: typeof fetch): Promise<Uint8Array> {
  let response: Response;
  try {
    response = await ownFetch(url);
  } catch (thrown) {
    throw new VendorError([`${url} could not be downloaded: ${String(thrown)}`]);
  }
  if (!response.ok) throw new VendorError([`${url} answered with status ${response.status}.`]);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const found = await sha256Hex(bytes);
  if (found === sha256) return bytes;
  throw new VendorError([
    `${url} is not the file that the index describes (sha256 ${found}, not ${sha256}).`,
  ]);
}

/** Writes the copy. @throws VendorError */
export async function vendor(options: VendorOptions): Promise<void> {
  const { outDir, log, fetch: ownFetch = fetch } = options;
  const seen = new Map<string, Uint8Array>();
  const packages = await resolveAll(options, ({ sha256 }, bytes) => seen.set(sha256, bytes));
  const vendored: VendoredPackage[] = await Promise.all(
    packages.flatMap((entry) => {
      const { wheel } = entry;
      if (wheel === null) return [];
      const bringing = async (): Promise<VendoredPackage> => ({
        ...entry,
        wheel,
        bytes: seen.get(wheel.sha256) ?? (await download(wheel, ownFetch)),
      });
      return [bringing()];
    }),
  );
  const wheelsDir = path.join(outDir, 'wheels');
  await mkdir(wheelsDir, { recursive: true });
  for (const { name, version, wheel, bytes } of vendored) {
    await writeFile(path.join(wheelsDir, wheel.filename), bytes);
    log(`${name} ${version}  ${Math.ceil(bytes.length / 1024)} kB`);
  }
  await writeStaticIndex(path.join(outDir, 'simple'), vendored);
  const lock = lockFileOf(
    parsePackages(options.requirements),
    { packages, refused: [] },
    { python: PYODIDE_MARKERS },
    (filename) => `wheels/${encodeURIComponent(filename)}`,
  );
  await writeFile(path.join(outDir, LOCK_NAME), writeLockFile(lock));
  log(
    `${path.join(outDir, LOCK_NAME)} locks ${packages.length} packages; give its URL as data-lock or lockURL.`,
  );
}
