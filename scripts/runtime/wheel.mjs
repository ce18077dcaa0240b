/**
 * Reads one Python wheel: its name, version, files and licence texts, after checking every file against RECORD.
 * Does not know where the wheel came from or what becomes of its files.
 */
import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';

/** @typedef {{ name: string, version: string, files: Map<string, Uint8Array>, licences: Map<string, string> }} Wheel */

/** The sha256 of some bytes in hexadecimal. */
export function sha256Hex(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A distribution's name as PEP 503 normalises it. */
export function normalizeName(name) {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/**
 * Name and version from a wheel's file name, or `null` if it is not one for every machine.
 * @param {string} fileName
 */
export function parseWheelFileName(fileName) {
  const match = /^([^-]+)-([^-]+)(?:-\d[^-]*)?-([^-]+)-none-any\.whl$/.exec(fileName);
  if (!match || !/\bpy3\b/.test(match[3].replaceAll('.', ' '))) return null;
  return { name: normalizeName(match[1]), version: match[2] };
}

/** Throws when a file is not what the wheel's RECORD says. */
function checkRecord(fileName, files, recordPath) {
  for (const line of strFromU8(files.get(recordPath)).split(/\r?\n/)) {
    const entry = /^(.+),sha256=([\w-]+)=*,\d*$/.exec(line);
    if (!entry) continue;
    const path = entry[1].replace(/^"|"$/g, '');
    const bytes = files.get(path);
    if (!bytes) throw new Error(`${fileName}: ${path} is in RECORD but not in the wheel`);
    const digest = createHash('sha256').update(bytes).digest('base64url');
    if (digest !== entry[2]) throw new Error(`${fileName}: ${path} differs from its hash in RECORD`);
  }
}

/**
 * Unpacks a wheel. Throws when it is damaged or not a pure Python wheel.
 * @param {string} fileName
 * @param {Uint8Array} bytes
 * @returns {Wheel}
 */
export function readWheel(fileName, bytes) {
  const id = parseWheelFileName(fileName);
  if (!id) throw new Error(`${fileName} is not the name of a pure Python 3 wheel`);
  const files = new Map(Object.entries(unzipSync(bytes)).filter(([path]) => !path.endsWith('/')));
  const recordPath = [...files.keys()].find((path) => /^[^/]+\.dist-info\/RECORD$/.test(path));
  if (!recordPath) throw new Error(`${fileName} has no RECORD`);
  checkRecord(fileName, files, recordPath);
  const licences = new Map();
  for (const [path, content] of files) {
    const licence =
      /^[^/]+\.dist-info\/(?:licenses\/)?((?:[^/]*\/)*(?:LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*)$/i.exec(
        path,
      );
    if (licence) licences.set(licence[1].replaceAll('/', '-'), strFromU8(content));
  }
  return { ...id, files, licences };
}
