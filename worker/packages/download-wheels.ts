/**
 * Brings the wheels of a resolution: from the store, or from where they are, all at once, each checked against its hash.
 * Does not know who asked for them.
 */
import type { LockedPackage, Wheel } from '../../src/core/packaging/lock.js';
import { messageOf } from '../start-failure.js';
import type { PackageStore } from './package-store.js';

/** What downloading needs of the worker. */
export interface DownloadEnvironment {
  fetch: (url: string, init: { signal: AbortSignal }) => Promise<Response>;
  store: Pick<PackageStore, 'wheel' | 'keepWheel'>;
  sha256: (bytes: Uint8Array) => Promise<string>;
  /** Milliseconds without a byte after which a download has failed. */
  timeoutMs: number;
  isOffline: () => boolean;
  onBytes: (bytes: { loadedBytes: number; totalBytes: number }) => void;
}

/** Why a wheel is not there. */
export interface WheelFailure {
  message: string;
  suggestions: string[];
}

/** The wheels that have come, and what is wrong with the others; both by the package's name. */
export interface Downloaded {
  wheels: Map<string, Uint8Array>;
  failures: Map<string, WheelFailure>;
}

class DownloadError extends Error {
  readonly suggestions: string[];

  constructor(message: string, suggestions: string[], options?: ErrorOptions) {
    super(message, options);
    this.suggestions = suggestions;
  }
}

/** Ends a request when no byte has come for a while. */
class StallGuard {
  readonly #abort = new AbortController();
  readonly #timeoutMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  hasStalled = false;

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
    this.feed();
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  feed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.hasStalled = true;
      this.#abort.abort();
    }, this.#timeoutMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

async function readAll(response: Response, onChunk: (bytes: number) => void): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (!response.body) return new Uint8Array(await response.arrayBuffer());
  const reader = response.body.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    length += value.length;
    onChunk(value.length);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

function explain(url: string, thrown: unknown, guard: StallGuard, isOffline: boolean): DownloadError {
  if (thrown instanceof DownloadError) return thrown;
  if (guard.hasStalled) return new DownloadError(`${url} sent nothing any more`, ['Try again later.']);
  if (isOffline) {
    return new DownloadError(`the browser is offline and has not kept ${url}`, [
      'Try again with a connection.',
    ]);
  }
  return new DownloadError(
    `${url} could not be downloaded: ${messageOf(thrown)}`,
    ['Check the network, and that the file’s host allows other origins (Access-Control-Allow-Origin).'],
    { cause: thrown },
  );
}

/** Downloads one file. Throws a DownloadError. */
async function download(
  { url, sha256 }: Wheel,
  environment: DownloadEnvironment,
  onChunk: (bytes: number) => void,
): Promise<Uint8Array> {
  const guard = new StallGuard(environment.timeoutMs);
  try {
    const response = await environment.fetch(url, { signal: guard.signal });
    if (!response.ok) throw new DownloadError(`${url} answered with status ${response.status}`, []);
    const bytes = await readAll(response, (length) => {
      guard.feed();
      onChunk(length);
    });
    const found = await environment.sha256(bytes);
    if (found !== sha256) {
      throw new DownloadError(`${url} is not the file that was expected (sha256 ${found}, not ${sha256})`, [
        'The file was changed or damaged on its way; it is not installed.',
      ]);
    }
    return bytes;
  } catch (thrown) {
    throw explain(url, thrown, guard, environment.isOffline());
  } finally {
    guard.stop();
  }
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
        const suggestions = thrown instanceof DownloadError ? thrown.suggestions : [];
        found.failures.set(name, { message: messageOf(thrown), suggestions });
      }
    }),
  );
  return found;
}
