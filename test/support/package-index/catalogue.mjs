/**
 * What the package index of the tests has: the real projects of debian-wheels.mjs and the small ones of small-projects.mjs,
 * by normalised name. Knows files and metadata, nothing of HTTP.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { normalizeName, readWheel, sha256Hex } from '../../../scripts/runtime/wheel.mjs';
import { debianWheels, wheelsFolder } from './debian-wheels.mjs';
import { header } from './egg-info.mjs';
import { smallProjects } from './small-projects.mjs';
import { filesOfRelease } from './small-wheels.mjs';

/**
 * @typedef {object} IndexFile
 * @property {string} version
 * @property {string} filename
 * @property {string} sha256
 * @property {number} sizeBytes
 * @property {Uint8Array | null} metadata the metadata file beside a wheel (PEP 658)
 * @property {string} [requiresPython]
 * @property {string} [yanked] the reason
 * @property {() => Promise<Uint8Array>} read
 */
/** @typedef {{ name: string, files: IndexFile[] }} Project */
/** @typedef {Map<string, Project>} Catalogue by normalised name */

function add(catalogue, name, file) {
  const key = normalizeName(name);
  if (!catalogue.has(key)) catalogue.set(key, { name, files: [] });
  catalogue.get(key).files.push(file);
}

async function addSmall(catalogue) {
  for (const release of smallProjects) {
    for (const file of await filesOfRelease(release)) {
      const bytes = await file.read();
      add(catalogue, release.name, { ...file, sha256: sha256Hex(bytes), sizeBytes: bytes.length });
    }
  }
}

/** A real wheel as the index lists it; its bytes are read when somebody asks for them. */
async function realFile({ filename, version, sha256 }) {
  const read = async () => new Uint8Array(await readFile(path.join(wheelsFolder, filename)));
  const bytes = await read();
  const { files } = readWheel(filename, bytes);
  const metadata = files.get([...files.keys()].find((name) => /^[^/]+\.dist-info\/METADATA$/.test(name)));
  const requiresPython = header(new TextDecoder().decode(metadata), 'Requires-Python');
  return { version, filename, sha256, sizeBytes: bytes.length, metadata, requiresPython, read };
}

/**
 * The whole catalogue.
 * @param {{ real?: boolean }} [options] `real: false` leaves the projects from Debian out
 * @returns {Promise<Catalogue>}
 */
export async function readCatalogue({ real = true } = {}) {
  const catalogue = new Map();
  if (real) for (const wheel of await debianWheels()) add(catalogue, wheel.name, await realFile(wheel));
  await addSmall(catalogue);
  return catalogue;
}
