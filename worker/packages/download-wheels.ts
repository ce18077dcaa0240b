/**
 * Brings the wheels of a resolution: from the store, or from where they are, all at once, each checked against its hash.
 * Does not know who asked for them.
 */
import { RequestFailure, type Failure } from '../../src/core/packaging/failure.js';
import { request, type RequestEnvironment } from '../../src/core/packaging/request.js';
import type { LockedPackage, Wheel } from '../../src/core/packaging/lock.js';
import { messageOf } from '../start-failure.js';
import type { PackageStore } from './package-store.js';

/** What downloading needs of the worker. */
export interface DownloadEnvironment extends RequestEnvironment {
  store: Pick<PackageStore, 'wheel' | 'keepWheel'>;
  sha256: (bytes: Uint8Array) => Promise<string>;
  onBytes: (bytes: { loadedBytes: number; totalBytes: number }) => void;
}

/** Why a wheel is not there. */
export interface WheelFailure extends Failure {
  hope: 'later';
  /** Whether the server was silent or out of reach, so that asking it for something else is of no use. */
  isFinal: boolean;
}

/** The wheels that have come, and what is wrong with the others; both by the package's name. */
export interface Downloaded {
  wheels: Map<string, Uint8Array>;
  failures: Map<string, WheelFailure>;
}

/** Downloads one file. Throws a RequestFailure. */
async function download(
  { url, sha256 }: Wheel,
  environment: DownloadEnvironment,
  onChunk: (bytes: number) => void,
): Promise<Uint8Array> {
  const { bytes } = await request(url, environment, undefined, onChunk);
  const found = await environment.sha256(bytes);
  if (found === sha256) return bytes;
  throw new RequestFailure(`${url} is not the file that was expected (sha256 ${found}, not ${sha256}).`, [
    'The file was changed or damaged on its way, so it is not installed. Try again later, or use another index.',
  ]);
}

async function bring(
  wheel: Wheel,
  environment: DownloadEnvironment,
  onChunk: (bytes: number) => void,
): Promise<Uint8Array> {
  const kept = await environment.store.wheel(wheel.sha256);
  if (kept && (await environment.sha256(kept)) === wheel.sha256) return kept;
  const bytes = await download(wheel, environment, onChunk);
  // Not waited for: nothing on this visit depends on it.
  void environment.store.keepWheel(wheel.sha256, bytes);
  return bytes;
}

/** Brings all wheels of `packages`. Never rejects. */
export async function bringWheels(
  packages: readonly LockedPackage[],
  environment: DownloadEnvironment,
): Promise<Downloaded> {
  const found: Downloaded = { wheels: new Map(), failures: new Map() };
  const wanted = packages.flatMap(({ name, wheel }) => (wheel ? [{ name, wheel }] : []));
  const totalBytes = wanted.reduce((sum, { wheel }) => sum + (wheel.sizeBytes ?? 0), 0);
  let loadedBytes = 0;
  const onChunk = (bytes: number): void => {
    loadedBytes += bytes;
    environment.onBytes({ loadedBytes, totalBytes: Math.max(totalBytes, loadedBytes) });
  };
  await Promise.all(
    wanted.map(async ({ name, wheel }) => {
      try {
        found.wheels.set(name, await bring(wheel, environment, onChunk));
      } catch (thrown) {
        const { suggestions, isFinal } =
          thrown instanceof RequestFailure ? thrown : { suggestions: [], isFinal: false };
        const message = messageOf(thrown);
        found.failures.set(name, { message, suggestions, hope: 'later', isFinal });
      }
    }),
  );
  return found;
}
