/**
 * Packs files with Zstandard, which is smaller than gzip and quicker to unpack, and gives the program that unpacks them
 * in browsers, most of which cannot. Python's own compressor does the work, so that every machine makes the same bytes.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PYODIDE_VERSION, startPlainPyodide } from './node-pyodide.mjs';
import { gzip } from './pack-format.mjs';

const require = createRequire(import.meta.url);

/** The file of the npm package that holds the unpacking program, and the package's folder. */
export const ZSTDDEC_MODULE = require.resolve('zstddec');
export const ZSTDDEC_DIR = join(dirname(ZSTDDEC_MODULE), '..');

/**
 * The best level; a checksum, which tells of damage; and the largest window that browsers take (8 MB, RFC 9659), for hosts
 * that mark such files as encoded.
 */
const OPTIONS = { compression_level: 22, window_log: 23, checksum_flag: 1 };

const SCRIPT = `
from compression import zstd

def pack(data, options):
    named = {getattr(zstd.CompressionParameter, name): value for name, value in options.to_py().items()}
    return zstd.compress(data.to_py(), options=named)
`;

async function packFresh(bytes) {
  const pyodide = await startPlainPyodide();
  pyodide.runPython(SCRIPT);
  return Buffer.from(pyodide.globals.get('pack')(bytes, OPTIONS).toJs());
}

/**
 * The same bytes for the same bytes, always. Takes up to some ten seconds, once for each content.
 * @param {Uint8Array} bytes
 * @param {string} cacheDir
 * @returns {Promise<Buffer>}
 */
export async function zstd(bytes, cacheDir) {
  const key = createHash('sha256')
    .update(JSON.stringify([PYODIDE_VERSION, OPTIONS]))
    .update(bytes)
    .digest('hex');
  const cachePath = join(cacheDir, 'zstd', `${key.slice(0, 24)}.zst`);
  const cached = await readFile(cachePath).catch((error) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (cached) return cached;
  const packed = await packFresh(new Uint8Array(bytes));
  await mkdir(dirname(cachePath), { recursive: true });
  // A build that breaks off leaves no half of a file under this name.
  const partPath = `${cachePath}.${process.pid}`;
  await writeFile(partPath, packed);
  await rename(partPath, cachePath);
  return packed;
}

/**
 * The WebAssembly module inside `zstddec`, gzip'd, as base64. Its own loader would fetch it, which policies of pages
 * forbid.
 */
export async function unpackerBase64() {
  const source = await readFile(ZSTDDEC_MODULE, 'utf8');
  const [found, ...others] = source.match(/(?<=["'`])AGFzbQ[A-Za-z0-9+/]{1000,}={0,2}(?=["'`])/g) ?? [];
  if (!found || others.length > 0) throw new Error('zstddec does not hold one WebAssembly module as text.');
  return gzip(Buffer.from(found, 'base64')).toString('base64');
}
