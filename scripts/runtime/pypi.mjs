/**
 * Downloads pinned wheels from PyPI and checks their sha256; what was downloaded once is kept in the cache folder.
 * Gives up after a few seconds, because many build machines cannot reach PyPI at all.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Hex } from './wheel.mjs';

const REACH_TIMEOUT_MS = 4000;
const DOWNLOAD_TIMEOUT_MS = 120_000;

/** @typedef {{ version: string, accepts: string, licence: string, file: string, sha256: string }} Pin */

async function fetchChecked(url, timeoutMs) {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok) throw new Error(`${response.status} ${response.statusText} for ${url}`);
  return response;
}

async function readCached(path, sha256) {
  const bytes = await readFile(path).catch((error) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return bytes && sha256Hex(bytes) === sha256 ? new Uint8Array(bytes) : null;
}

/**
 * The bytes of one pinned wheel, from the cache or from PyPI. Throws when PyPI cannot be reached or the hash differs.
 * @param {string} name
 * @param {Pin} pin
 * @param {string} cacheDir
 */
export async function downloadWheel(name, pin, cacheDir) {
  const path = join(cacheDir, pin.file);
  const cached = await readCached(path, pin.sha256);
  if (cached) return cached;
  const about = await fetchChecked(`https://pypi.org/pypi/${name}/${pin.version}/json`, REACH_TIMEOUT_MS);
  const { urls } = await about.json();
  const url = urls.find((entry) => entry.filename === pin.file)?.url;
  if (!url) throw new Error(`PyPI has no ${pin.file}`);
  const response = await fetchChecked(url, DOWNLOAD_TIMEOUT_MS);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const sha256 = sha256Hex(bytes);
  if (sha256 !== pin.sha256) throw new Error(`${pin.file} has sha256 ${sha256}, expected ${pin.sha256}`);
  await mkdir(cacheDir, { recursive: true });
  await writeFile(path, bytes);
  return bytes;
}
