/**
 * When a snapshot is looked for, taken and kept: found at boot, taken after the first start, kept after the first render.
 * A visit without a usable snapshot starts like a first one; everything here may fail and changes nothing but speed.
 */
import { sha256Hex } from '../src/core/packaging/sha256.js';
import { takeImage } from './heap-image.js';
import type { Interpreter } from './interpreter.js';
import type { InterpreterCopy } from './pyodide-snapshot.js';
import type { RuntimeFiles } from './runtime-manifest.js';
import { decodeSnapshot, encodeSnapshot, type Snapshot, type StartRecord } from './snapshot-format.js';
import { FileSnapshotStore, type SnapshotStore, type Storage } from './snapshot-store.js';

/** Changes with everything about a snapshot that the runtime files' hashes do not tell. */
const FORMAT = 3;

/** A short name that is another one for another text. */
async function nameOf(text: string): Promise<string> {
  const hash = await sha256Hex(new TextEncoder().encode(text));
  return hash.slice(0, 32);
}

/** A name that is another one as soon as anything differs that all of a build's snapshots depend on. */
export function buildName(
  { script, wasm, image, core, pyodideVersion }: RuntimeFiles,
  browser: string,
): Promise<string> {
  return nameOf(
    JSON.stringify([FORMAT, pyodideVersion, script.name, wasm.name, image.name, core.name, browser]),
  );
}

/** The store of this browser, if it has one for this page. */
export async function openSnapshotStore(
  files: RuntimeFiles,
  browser: Partial<Storage> & { userAgent: string },
): Promise<SnapshotStore | undefined> {
  // Both exist in secure contexts only, as does the hash.
  const { storage, locks } = browser;
  if (!storage || !locks || !('getDirectory' in storage)) return undefined;
  return new FileSnapshotStore({ storage, locks }, await buildName(files, browser.userAgent));
}

/** The snapshots of one worker's life. */
export class Snapshots {
  readonly #opening: Promise<SnapshotStore | undefined>;
  #writer: SnapshotStore | undefined;
  #taken: ({ start: StartRecord } & InterpreterCopy) | undefined;

  constructor(opening: Promise<SnapshotStore | undefined>) {
    this.#opening = opening.catch(() => undefined);
  }

  /**
   * The snapshot of an earlier visit that started Django in the same way. Without one, tries to become the worker that
   * keeps the next.
   * @param wanted the key of the start, which is waited for only when there are snapshots at all
   */
  async find(wanted: Promise<string>): Promise<Snapshot | undefined> {
    const store = await this.#opening;
    if (!store || (await store.isEmpty())) {
      await this.#claim();
      return undefined;
    }
    const key = await wanted;
    const bytes = await store.read(await nameOf(key));
    if (!bytes) {
      await this.#claim();
      return undefined;
    }
    try {
      return decodeSnapshot(bytes);
    } catch {
      await this.reject(key);
      return undefined;
    }
  }

  /** The snapshot that was found is of no use: removes it, and tries to become the worker that keeps a better one. */
  async reject(key: string): Promise<void> {
    await this.#claim();
    await this.#writer?.discard(await nameOf(key));
  }

  /** Copies the interpreter's memory right after a start without a snapshot, unless nothing can be kept. */
  take(interpreter: Interpreter, start: StartRecord): void {
    if (!this.#writer) return;
    try {
      this.#taken = { start, ...interpreter.copy() };
    } catch {
      // Python holds a JavaScript object that cannot be written down, which a page's apps may cause.
      this.#giveUp();
    }
  }

  /** Keeps what was taken, as soon as the worker has nothing else to do. */
  keep(): void {
    const taken = this.#taken;
    const writer = this.#writer;
    if (!taken || !writer) return;
    this.#taken = undefined;
    setTimeout(() => {
      const { start, heap, pyodideState } = taken;
      const bytes = encodeSnapshot({ start, image: takeImage(heap), pyodideState });
      void nameOf(start.key)
        .then((name) => writer.write(name, bytes))
        .finally(() => this.#giveUp());
    }, 0);
  }

  async #claim(): Promise<void> {
    const store = await this.#opening;
    if (!this.#writer && store && (await store.claim())) this.#writer = store;
  }

  #giveUp(): void {
    this.#writer?.release();
    this.#writer = undefined;
  }
}
