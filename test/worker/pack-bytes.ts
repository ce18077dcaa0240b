/** Makes packs for tests, as `scripts/runtime/pack-format.mjs` writes them but not compressed. */
import type { LazyPackEntry, PackIndex } from '../../worker/packs.js';

const encoder = new TextEncoder();

const splitPath = (path: string): [string, string] => {
  const slash = path.lastIndexOf('/');
  return [path.slice(0, slash), path.slice(slash + 1)];
};

/** Folder → name → size of files given as path → text. */
export function indexOf(files: Record<string, string>): PackIndex {
  const index: PackIndex = {};
  for (const [path, text] of Object.entries(files)) {
    const [folder, name] = splitPath(path);
    (index[folder] ??= {})[name] = encoder.encode(text).length;
  }
  return index;
}

/** The bytes of a pack. */
export function packBytes(
  files: Record<string, string>,
  more: { lazy?: LazyPackEntry[]; whole?: string } = {},
): Uint8Array {
  const header = encoder.encode(JSON.stringify({ files: indexOf(files), ...more }));
  const body = encoder.encode(Object.values(files).join(''));
  const bytes = new Uint8Array(4 + header.length + body.length);
  new DataView(bytes.buffer).setUint32(0, header.length, true);
  bytes.set(header, 4);
  bytes.set(body, 4 + header.length);
  return bytes;
}
