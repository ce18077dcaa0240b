/**
 * Reads wheels, which are zip archives, without unpacking them: a file's bytes are inflated when something reads it.
 * Knows the zip format's directory and where a wheel's files belong; knows neither Python nor file systems.
 */
import { inflateSync } from 'fflate';

/** One file of a wheel. */
export interface WheelFile {
  /** Relative to the folder of installed packages, with `/`. */
  path: string;
  sizeBytes: number;
  /** Inflates. Throws when the archive is damaged. */
  contents: () => Uint8Array;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_HEADER_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

/** The archive's comment may be this long, and stands behind the end of the directory. */
const LONGEST_COMMENT = 0xffff;

function endOfDirectory(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let offset = view.byteLength - END_BYTES; offset >= first; offset -= 1) {
    if (view.getUint32(offset, true) === END_OF_DIRECTORY) return offset;
  }
  throw new Error('it is no zip archive');
}

/**
 * Where the wheel's file is installed, or `null` for what is not: scripts and data files have no place in a browser.
 * https://packaging.python.org/specifications/binary-distribution-format/#the-data-directory
 */
function installedPath(name: string): string | null {
  if (name.endsWith('/')) return null;
  const [folder = '', scheme = '', ...rest] = name.split('/');
  const path = folder.endsWith('.data') ? rest.join('/') : name;
  if (folder.endsWith('.data') && scheme !== 'purelib' && scheme !== 'platlib') return null;
  if (path.startsWith('/') || path.split('/').includes('..')) {
    throw new Error(`it wants to write outside of its folder: ${name}`);
  }
  return path;
}

function inflate(archive: Uint8Array, entry: DataView): Uint8Array {
  const method = entry.getUint16(10, true);
  const packedBytes = entry.getUint32(20, true);
  const sizeBytes = entry.getUint32(24, true);
  const local = new DataView(
    archive.buffer,
    archive.byteOffset + entry.getUint32(42, true),
    LOCAL_HEADER_BYTES,
  );
  const start =
    entry.getUint32(42, true) + LOCAL_HEADER_BYTES + local.getUint16(26, true) + local.getUint16(28, true);
  const packed = archive.subarray(start, start + packedBytes);
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw new Error(`compression method ${method} is not one that wheels use`);
  return inflateSync(packed, { out: new Uint8Array(sizeBytes) });
}

/** The files of a wheel. Throws an Error that completes "the wheel cannot be used: …". */
export function readWheel(archive: Uint8Array): WheelFile[] {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = endOfDirectory(view);
  const files: WheelFile[] = [];
  let offset = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (offset + ENTRY_BYTES > end || view.getUint32(offset, true) !== DIRECTORY_ENTRY) {
      throw new Error('its directory is damaged');
    }
    const entry = new DataView(archive.buffer, archive.byteOffset + offset, ENTRY_BYTES);
    const nameBytes = entry.getUint16(28, true);
    const name = new TextDecoder().decode(
      archive.subarray(offset + ENTRY_BYTES, offset + ENTRY_BYTES + nameBytes),
    );
    const path = installedPath(name);
    if (path !== null) {
      files.push({
        path,
        sizeBytes: entry.getUint32(24, true),
        contents: () => inflate(archive, entry),
      });
    }
    offset += ENTRY_BYTES + nameBytes + entry.getUint16(30, true) + entry.getUint16(32, true);
  }
  return files;
}

/** Whether a wheel holds compiled code, which memory snapshots cannot bring back. */
export const hasCompiledCode = (files: readonly WheelFile[]): boolean =>
  files.some(({ path }) => /\.(?:so|pyd|wasm)$/.test(path));
