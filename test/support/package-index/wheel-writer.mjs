/**
 * Writes Python wheels: file name, WHEEL, RECORD and a zip that is the same, byte for byte, for the same files.
 * Does not know where the files come from.
 */
import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';

/** Zip knows no time before it. */
const ZIP_EPOCH = '1980-01-01T00:00:00';

/** A project's name in the file names of its wheels and folders. */
export const escapedName = (name) => name.toLowerCase().replace(/[-_.]+/g, '_');

const quoted = (path) => (/[",]/.test(path) ? `"${path.replaceAll('"', '""')}"` : path);

/** RECORD for these files, itself included without a hash. */
function recordOf(files, recordPath) {
  const lines = Object.entries(files).map(([path, bytes]) => {
    const digest = createHash('sha256').update(bytes).digest('base64url');
    return `${quoted(path)},sha256=${digest},${bytes.length}`;
  });
  return strToU8(`${[...lines, `${quoted(recordPath)},,`].join('\n')}\n`);
}

/**
 * @param {object} project
 * @param {string} project.name
 * @param {string} project.version
 * @param {string} project.metadata the text of METADATA
 * @param {Record<string, Uint8Array>} project.files path in the wheel → bytes
 * @param {Record<string, Uint8Array>} [project.info] further files of the dist-info folder, by name
 * @param {string} [project.tag] `py3-none-any` unless said otherwise
 * @param {string} [project.build] a build tag
 * @returns {{ filename: string, bytes: Uint8Array }}
 */
export function writeWheel({ name, version, metadata, files, info = {}, tag = 'py3-none-any', build }) {
  const stem = `${escapedName(name)}-${version}`;
  const folder = `${stem}.dist-info`;
  const [python, abi, platforms] = tag.split('-');
  const tags = python.split('.').map((each) => `Tag: ${each}-${abi}-${platforms}`);
  const isPure = abi === 'none' && platforms === 'any';
  const wheel = ['Wheel-Version: 1.0', 'Generator: django-playground', `Root-Is-Purelib: ${isPure}`, ...tags];
  if (build) wheel.push(`Build: ${build}`);
  const all = { ...files };
  for (const [inside, bytes] of Object.entries(info)) all[`${folder}/${inside}`] = bytes;
  all[`${folder}/METADATA`] = strToU8(metadata);
  all[`${folder}/WHEEL`] = strToU8(`${wheel.join('\n')}\n`);
  all[`${folder}/RECORD`] = recordOf(all, `${folder}/RECORD`);
  const bytes = zipSync(all, { level: 6, mtime: new Date(ZIP_EPOCH) });
  return { filename: `${[stem, build, tag].filter(Boolean).join('-')}.whl`, bytes };
}
