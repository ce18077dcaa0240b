/**
 * When a snapshot is looked for, taken and kept: found at boot, taken after the first start, kept after the first render.
 * A visit without a usable snapshot starts in the ordinary way; everything here may fail and changes nothing but speed.
 */
import { takeImage } from './heap-image.js';
import type { Interpreter } from './interpreter.js';
import type { InterpreterCopy } from './pyodide-snapshot.js';
import type { RuntimeFiles } from './runtime-manifest.js';
import { decodeSnapshot, encodeSnapshot, type Snapshot, type StartRecord } from './snapshot-format.js';
import { FileSnapshotStore, type SnapshotStore, type Storage } from './snapshot-store.js';

/** Changes with everything about a snapshot that the runtime files' hashes do not tell. */
const FORMAT = 1;

/** A name that is another one as soon as anything differs that the memory's content depends on. */
export async function snapshotName(
  { script, wasm, core, pyodideVersion }: RuntimeFiles,
  browser: string,
): Promise<string> {
  const text = JSON.stringify([FORMAT, pyodideVersion, script.name, wasm.name, core.name, browser]);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(hash.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The store of this browser, if it has one for this page. */
export async function openSnapshotStore(
  files: RuntimeFiles,
  browser: Partial<Storage> & { userAgent: string },
): Promise<SnapshotStore | undefined> {
  // Both exist in secure contexts only, as does the hash.
  const { storage, locks } = browser;
  if (!storage || !locks || !('getDirectory' in storage)) return undefined;
  return new FileSnapshotStore({ storage, locks }, await snapshotName(files, browser.userAgent));
}

/** The snapshots of one worker's life. */
export class Snapshots {
  readonly #opening: Promise<SnapshotStore | undefined>;
  #writer: SnapshotStore | undefined;
  #taken: ({ start: StartRecord } & InterpreterCopy) | undefined;

  constructor(opening: Promise<SnapshotStore | undefined>) {
    this.#opening = opening.catch(() => undefined);
  }

  /** The snapshot of an earlier visit. Without one, tries to become the worker that keeps the next. */
  async find(): Promise<Snapshot | undefined> {
    const store = await this.#opening;
    const bytes = await store?.read();
    if (!store || !bytes) {
      await this.#claim();
      return undefined;
    }
    try {
      return decodeSnapshot(bytes);
    } catch {
      await this.reject();
      return undefined;
    }
  }

  /** The snapshot that was found is of no use: removes it, and tries to become the worker that keeps a better one. */
  async reject(): Promise<void> {
    await this.#claim();
    await this.#writer?.discard();
  }

  /** Copies the interpreter's memory right after a start in the ordinary way, unless nothing can be kept. */
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
      void writer.write(bytes).finally(() => this.#giveUp());
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
