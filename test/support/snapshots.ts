/** What workers have left in the browser's storage, seen and damaged from outside. */
import { SNAPSHOT_FOLDER, SNAPSHOT_LOCK } from '../../worker/snapshot-place.js';

export type Damage = 'lose a piece' | 'cut the end' | 'empty' | 'break Python';

async function folder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(SNAPSHOT_FOLDER, { create: true });
}

/** Waits until no worker is about to keep a snapshot. */
export async function allKept(): Promise<void> {
  await navigator.locks.request(SNAPSHOT_LOCK, () => undefined);
}

/** The files of all snapshots. */
export async function snapshotFiles(): Promise<FileSystemFileHandle[]> {
  const files: FileSystemFileHandle[] = [];
  for await (const handle of (await folder()).values()) {
    if (handle.kind === 'file') files.push(handle);
  }
  return files;
}

/** Removes a file; a worker that has just been ended may hold it for a moment, of which nothing tells the end. */
async function remove(own: FileSystemDirectoryHandle, name: string): Promise<void> {
  try {
    await own.removeEntry(name);
  } catch (thrown) {
    if (!(thrown instanceof DOMException) || thrown.name !== 'NoModificationAllowedError') throw thrown;
    await new Promise((resolve) => setTimeout(resolve, 20));
    await remove(own, name);
  }
}

/** Removes all snapshots. */
export async function clearSnapshots(): Promise<void> {
  const own = await folder();
  for (const { name } of await snapshotFiles()) await remove(own, name);
}

/** A file whose sums are right and whose memory is not: all its pages are zeros. */
function withoutMemory(bytes: Uint8Array): Uint8Array {
  const fixed = new Uint32Array(bytes.buffer, 0, 4);
  const broken = bytes.slice();
  broken.fill(0, fixed[1]);
  let sum = 0x9e3779b1;
  for (let index = 0; index < (broken.length - (fixed[1] ?? 0)) / 4; index += 32) {
    sum = Math.imul(sum, 0x85ebca6b);
    sum ^= sum >>> 15;
  }
  new Uint32Array(broken.buffer, 0, 4)[3] = sum >>> 0;
  return broken;
}

/** Damages all snapshots in one way. */
export async function damageSnapshots(damage: Damage): Promise<void> {
  for (const handle of await snapshotFiles()) {
    const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
    const middle = Math.floor(bytes.length / 2);
    const damaged = {
      'lose a piece': () => bytes.fill(0, middle, middle + 65_536),
      'cut the end': () => bytes.slice(0, -4096),
      empty: () => new Uint8Array(0),
      'break Python': () => withoutMemory(bytes),
    }[damage]();
    const writable = await handle.createWritable();
    await writable.write(damaged as Uint8Array<ArrayBuffer>);
    await writable.close();
  }
}
