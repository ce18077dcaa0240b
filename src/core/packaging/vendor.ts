/**
 * A copy of packages that a site serves itself: resolves requirements and gives the files of the copy, which are the
 * wheels, an index in static files and the lock file. For Node.js; does not write, and knows no command line.
 */
import type { RequirementNeed } from '../protocol.js';
import type { ResolveEnvironment } from './environment.js';
import { lockFileOf, writeLockFile, type LockFile } from './lock-file.js';
import type { LockedPackage, PackageErrorData, Wheel } from './lock.js';
import { metadataOfWheel } from './metadata.js';
import { request } from './request.js';
import { RequestFailure } from './failure.js';
import { resolve } from './resolve.js';
import { sha256Hex } from './sha256.js';
import { withUndeclared } from './undeclared.js';

export { DEFAULT_INDEX_URL, DEFAULT_TIMEOUT_MS, PYODIDE_MARKERS } from './resolve.js';
export type { InsidePackage, PyodidePackages, ResolveEnvironment } from './resolve.js';
export { readLockFile, writeLockFile, type LockFile } from './lock-file.js';
export type { PackageErrorData } from './lock.js';

/** The lock file's place in the copy. */
export const LOCK_FILE = 'django-packages.lock.json';

/** What is to be written. */
export interface VendoredCopy {
  /** Path in the copy, with slashes → content. */
  files: Map<string, string | Uint8Array>;
  lock: LockFile;
  /** Requirements that cannot be met; the copy is without them. */
  refused: PackageErrorData[];
}

/** A vendored wheel: `LockedPackage` with its bytes. */
interface VendoredWheel {
  name: string;
  wheel: Wheel;
  bytes: Uint8Array;
}

const wheelPath = (filename: string): string => `wheels/${filename}`;

/**
 * Resolves `requirements` and brings all their wheels, each once and with its hash checked.
 * @throws RequestFailure when a wheel cannot be had
 */
export async function vendor(
  requirements: readonly string[],
  environment: ResolveEnvironment,
): Promise<VendoredCopy> {
  const brought = new Map<string, Uint8Array>();
  const needs = requirements.map((requirement): RequirementNeed => ({
    requirement,
    owners: ['the command line'],
  }));
  const resolution = await withUndeclared(needs, (all) =>
    resolve(all, { ...environment, onWheel: ({ url }, bytes) => brought.set(url, bytes) }),
  );
  const refused = new Set(resolution.refused.flatMap((each) => each.requirements));
  const wheels = await Promise.all(
    resolution.packages.flatMap(({ name, wheel }: LockedPackage) =>
      wheel ? [bring(name, wheel, brought, environment)] : [],
    ),
  );
  const sized = wheels.map(
    ({ name, wheel, bytes }) => [name, { ...wheel, sizeBytes: bytes.length }] as const,
  );
  const byName = new Map(sized);
  const packages = resolution.packages.map((each) => ({ ...each, wheel: byName.get(each.name) ?? null }));
  const met = requirements.filter((each) => !refused.has(each));
  const lock = lockFileOf(met, { packages, refused: [] }, environment, (filename) =>
    encodeURI(wheelPath(filename)),
  );
  const files = new Map<string, string | Uint8Array>([[LOCK_FILE, writeLockFile(lock)]]);
  for (const each of wheels) addWheel(files, each, await metadataEntry(each.bytes, environment));
  return { files, lock, refused: resolution.refused };
}

async function bring(
  name: string,
  wheel: Wheel,
  brought: ReadonlyMap<string, Uint8Array>,
  environment: ResolveEnvironment,
): Promise<VendoredWheel> {
  const bytes = brought.get(wheel.url) ?? (await request(wheel.url, environment)).bytes;
  const found = await (environment.sha256 ?? sha256Hex)(bytes);
  if (found === wheel.sha256) return { name, wheel, bytes };
  throw new RequestFailure(
    `${wheel.url} is not the file that was expected: its sha256 is ${found}, not ${wheel.sha256}.`,
    ['Try again later, or use another index.'],
  );
}

async function metadataEntry(
  bytes: Uint8Array,
  { sha256 = sha256Hex }: ResolveEnvironment,
): Promise<{ text: string; sha256: string } | null> {
  const text = metadataOfWheel(bytes);
  return text === null ? null : { text, sha256: await sha256(new TextEncoder().encode(text)) };
}

/** Adds a wheel, its metadata, and its project's page in JSON and, for pip, in HTML. */
function addWheel(
  files: VendoredCopy['files'],
  { name, wheel, bytes }: VendoredWheel,
  metadata: { text: string; sha256: string } | null,
): void {
  const { filename, sha256 } = wheel;
  const path = wheelPath(filename);
  const url = `../../${encodeURI(path)}`;
  const page = {
    meta: { 'api-version': '1.1' },
    name,
    files: [
      {
        filename,
        url,
        hashes: { sha256 },
        size: bytes.length,
        ...(metadata ? { 'core-metadata': { sha256: metadata.sha256 } } : {}),
      },
    ],
  };
  files.set(path, bytes);
  if (metadata) files.set(`${path}.metadata`, metadata.text);
  files.set(`simple/${name}/index.json`, `${JSON.stringify(page, null, 2)}\n`);
  files.set(
    `simple/${name}/index.html`,
    `<!DOCTYPE html>\n<title>${name}</title>\n<a href="${url}#sha256=${sha256}">${filename}</a>\n`,
  );
}
