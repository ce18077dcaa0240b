/**
 * Reads packs (many files with real paths in one piece of memory) and mounts them without copying.
 * The writer and the description of the format are in `scripts/runtime/pack-format.mjs`.
 */
import type { FileTree } from './file-system.js';

/** Folder → file name → size, in the order of the bytes. */
export type PackIndex = Record<string, Record<string, number>>;

/** A pack that is fetched when something reads one of its files. */
export interface LazyPackEntry {
  /** File name below `runtime/`. */
  name: string;
  files: PackIndex;
}

interface PackHeader {
  files: PackIndex;
  lazy?: LazyPackEntry[];
  /** The path of one more file, whose bytes are those of all files together. */
  whole?: string;
}

/** An unpacked pack: what it says, and where its files' bytes are. */
export interface Pack {
  header: PackHeader;
  /** All files' bytes, one after another. */
  body: Uint8Array;
}

/** Reads an unpacked pack's header. Throws when sizes and bytes do not agree. */
export function readPack(bytes: Uint8Array): Pack {
  const headerLength = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + headerLength))) as PackHeader;
  const body = bytes.subarray(4 + headerLength);
  let total = 0;
  for (const names of Object.values(header.files)) {
    for (const size of Object.values(names)) total += size;
  }
  if (total !== body.length) throw new Error(`A pack holds ${body.length} bytes, its header says ${total}`);
  return { header, body };
}

/** Calls back for each file with the part of the pack's memory that is its content. */
export function eachFile(
  { header, body }: Pack,
  visit: (folder: string, name: string, contents: Uint8Array) => void,
): void {
  let offset = 0;
  for (const [folder, names] of Object.entries(header.files)) {
    for (const [name, size] of Object.entries(names)) {
      visit(folder, name, body.subarray(offset, offset + size));
      offset += size;
    }
  }
}

/** Makes all files of a pack, as views of its memory. */
export function mountPack(tree: FileTree, pack: Pack): void {
  eachFile(pack, (folder, name, contents) => {
    tree.addFile(tree.folder(folder), name, contents);
  });
  const { whole } = pack.header;
  if (whole === undefined) return;
  const slash = whole.lastIndexOf('/');
  tree.addFile(tree.folder(whole.slice(0, slash)), whole.slice(slash + 1), pack.body);
}
