/**
 * Where the browser keeps snapshots between visits: files in the origin's private file system, a few for each build of
 * the library, since pages of one site start Django with different packages. Only the worker that holds the lock writes.
 * Knows nothing of what the bytes mean; without storage (opaque origins, private windows) there
 * is no store.
 */
import type { SnapshotBytes } from './snapshot-format.js';
import { SNAPSHOT_FOLDER, SNAPSHOT_LOCK } from './snapshot-place.js';

/** Keeps snapshots by name. Nothing here rejects because the browser refuses: the snapshot is just not there. */
export interface SnapshotStore {
  /** Whether no snapshot of this build is kept. */
  isEmpty(): Promise<boolean>;
  /** What is kept, complete or not. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** Whether this worker alone may write from now on, until `release` or its end. */
  claim(): Promise<boolean>;
  /**
   * Keeps a snapshot, in small steps, so that messages are answered in between. Removes those of other builds, and the
   * oldest ones of this build when there are too many.
   */
  write(name: string, bytes: SnapshotBytes): Promise<void>;
  /** Removes what is kept. */
  discard(name: string): Promise<void>;
  /** Lets other workers write. */
  release(): void;
}

/** What the store needs of the browser. */
export interface Storage {
  storage: { getDirectory(): Promise<FileSystemDirectoryHandle> };
  locks: Pick<LockManager, 'request'>;
}

/** Each is as large as Python's memory. */
const MAX_SNAPSHOTS = 3;

/** About two milliseconds of writing. */
const STEP_BYTES = 2 << 20;

/** A file as workers see it; `mode` is not yet in TypeScript's library. */
type Opener = FileSystemFileHandle & {
  createSyncAccessHandle(options?: { mode: 'read-only' | 'readwrite' }): Promise<FileSystemSyncAccessHandle>;
};

const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 0);
  });

/** Reads a file at once; when another worker reads it in a browser that lets only one, by its Blob. */
async function readWhole(file: Opener): Promise<Uint8Array> {
  let access: FileSystemSyncAccessHandle;
  try {
    access = await file.createSyncAccessHandle({ mode: 'read-only' });
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'NoModificationAllowedError') {
      return new Uint8Array(await (await file.getFile()).arrayBuffer());
    }
    throw thrown;
  }
  try {
    const bytes = new Uint8Array(access.getSize());
    const length = access.read(bytes, { at: 0 });
    return bytes.subarray(0, length);
  } finally {
    access.close();
  }
}

/** Writes the head last: a file whose writing broke off has none. */
async function writeWhole(file: Opener, { head, pages }: SnapshotBytes): Promise<void> {
  const access = await file.createSyncAccessHandle();
  try {
    access.truncate(0);
    for (let offset = 0; offset < pages.length; offset += STEP_BYTES) {
      const step = pages.subarray(offset, offset + STEP_BYTES);
      // A full disk may take less than it is given.
      if (access.write(step, { at: head.length + offset }) !== step.length)
        throw new Error('The disk is full');
      await nextTask();
    }
    access.write(head, { at: 0 });
  } catch (thrown) {
    access.truncate(0);
    throw thrown;
  } finally {
    access.close();
  }
}

/** The store in the origin's private file system, for the snapshots of one build. */
export class FileSnapshotStore implements SnapshotStore {
  readonly #browser: Storage;
  readonly #build: string;
  #release: (() => void) | undefined;

  /** @param build tells this build of the library, in this browser, from others */
  constructor(browser: Storage, build: string) {
    this.#browser = browser;
    this.#build = build;
  }

  #fileName(name: string): string {
    return `${this.#build}-${name}`;
  }

  async #folder(): Promise<FileSystemDirectoryHandle> {
    const root = await this.#browser.storage.getDirectory();
    return root.getDirectoryHandle(SNAPSHOT_FOLDER, { create: true });
  }

  async isEmpty(): Promise<boolean> {
    try {
      for await (const name of (await this.#folder()).keys()) {
        if (name.startsWith(this.#build)) return false;
      }
    } catch {
      // Not allowed.
    }
    return true;
  }

  async read(name: string): Promise<Uint8Array | undefined> {
    try {
      const folder = await this.#folder();
      return await readWhole(await folder.getFileHandle(this.#fileName(name)));
    } catch {
      // Not there, not allowed, or just being written: the ordinary start needs nothing of this.
      return undefined;
    }
  }

  claim(): Promise<boolean> {
    return new Promise((resolve) => {
      const held = new Promise<void>((end) => {
        this.#release = end;
      });
      this.#browser.locks
        .request(SNAPSHOT_LOCK, { ifAvailable: true }, (lock) => {
          resolve(lock !== null);
          return lock === null ? undefined : held;
        })
        .catch(() => resolve(false));
    });
  }

  async write(name: string, bytes: SnapshotBytes): Promise<void> {
    try {
      const folder = await this.#folder();
      await this.#makeRoom(folder, this.#fileName(name));
      await writeWhole(await folder.getFileHandle(this.#fileName(name), { create: true }), bytes);
    } catch {
      await this.discard(name);
    }
  }

  async discard(name: string): Promise<void> {
    // Fails when another worker has it open, or when it is not there.
    await this.#folder()
      .then((folder) => folder.removeEntry(this.#fileName(name)))
      .catch(() => undefined);
  }

  /** Removes what is of no use any more, and the oldest ones, before `fileName` is written. */
  async #makeRoom(folder: FileSystemDirectoryHandle, fileName: string): Promise<void> {
    const kept: { name: string; writtenAt: number }[] = [];
    for await (const [name, handle] of folder.entries()) {
      if (name === fileName) continue;
      if (!name.startsWith(this.#build)) await folder.removeEntry(name).catch(() => undefined);
      else if (handle.kind === 'file') {
        kept.push({ name, writtenAt: (await handle.getFile()).lastModified });
      }
    }
    kept.sort((a, b) => b.writtenAt - a.writtenAt);
    for (const { name } of kept.slice(MAX_SNAPSHOTS - 1))
      await folder.removeEntry(name).catch(() => undefined);
  }

  release(): void {
    this.#release?.();
  }
}
