/**
 * Writes and reads pack files: many files with their real paths in one packed piece.
 * Layout after unpacking: header length (uint32, little endian), header (JSON), the files' bytes one after another.
 * The worker's reader is `worker/packs.ts`; what a pack is for does not matter here.
 */
import { gunzipSync, gzipSync, constants } from 'node:zlib';

/**
 * @typedef {object} PackHeader
 * @property {Record<string, Record<string, number>>} files folder → file name → size, in the order of the bytes
 * @property {unknown} [lazy] what the lazy packs hold; in the core pack alone
 * @property {string} [whole] the path of one more file, whose bytes are those of all files together
 */

/** The folder and the name of an absolute path. */
export function splitPath(path) {
  const slash = path.lastIndexOf('/');
  return [path.slice(0, slash) || '/', path.slice(slash + 1)];
}

/** Folder → file name → size, in the order in which a pack holds the files. */
export function indexOf(files) {
  const folders = {};
  for (const path of [...files.keys()].sort()) {
    const [folder, name] = splitPath(path);
    (folders[folder] ??= {})[name] = files.get(path).length;
  }
  return folders;
}

/**
 * Where `writePack` puts these files, counted from the first file's first byte.
 * @param {Map<string, Uint8Array>} files absolute path → bytes, in any order
 * @returns {{ path: string, offset: number, size: number }[]}
 */
export function placesInPack(files) {
  let offset = 0;
  return Object.entries(indexOf(files)).flatMap(([folder, names]) =>
    Object.entries(names).map(([name, size]) => {
      const place = { path: folder === '/' ? `/${name}` : `${folder}/${name}`, offset, size };
      offset += size;
      return place;
    }),
  );
}

/**
 * @param {Map<string, Uint8Array>} files absolute path → bytes, in any order
 * @param {object} [more] further members of the header
 * @returns {Buffer} the same bytes for the same files, always
 */
export function writePlainPack(files, more = {}) {
  const folders = indexOf(files);
  const header = Buffer.from(JSON.stringify({ files: folders, ...more }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  const bodies = Object.entries(folders).flatMap(([folder, names]) =>
    Object.keys(names).map((name) => files.get(folder === '/' ? `/${name}` : `${folder}/${name}`)),
  );
  return Buffer.concat([length, header, ...bodies]);
}

/** The same, packed with gzip. */
export function writePack(files, more = {}) {
  return gzip(writePlainPack(files, more));
}

/** gzip without a time stamp or the build machine's system in it. */
export function gzip(bytes) {
  const packed = gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION });
  packed[9] = 255;
  return packed;
}

/**
 * @param {Uint8Array} packed
 * @returns {{ header: PackHeader, files: Map<string, Uint8Array> }}
 */
export function readPack(packed) {
  const bytes = gunzipSync(packed);
  const headerLength = bytes.readUInt32LE(0);
  const header = JSON.parse(bytes.toString('utf8', 4, 4 + headerLength));
  const files = new Map();
  let offset = 4 + headerLength;
  for (const [folder, names] of Object.entries(header.files)) {
    for (const [name, size] of Object.entries(names)) {
      files.set(
        folder === '/' ? `/${name}` : `${folder}/${name}`,
        new Uint8Array(bytes.subarray(offset, offset + size)),
      );
      offset += size;
    }
  }
  if (offset !== bytes.length) throw new Error(`A pack has ${bytes.length} bytes, its header says ${offset}`);
  return { header, files };
}
