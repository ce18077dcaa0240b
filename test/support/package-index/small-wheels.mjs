/** Makes the files of the projects of small-projects.mjs, in memory: wheels, sdists and the metadata of each. */
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { escapedName, writeWheel } from './wheel-writer.mjs';

const sources = new URL('packages/', import.meta.url);

/** The Python files of a release: those of its folder, or one module that knows its version. */
async function filesOf({ name, version, source }) {
  if (!source) {
    const module = `"""${name}, which the tests of resolving use."""\n\n__version__ = "${version}"\n`;
    return { [`${escapedName(name)}.py`]: strToU8(module) };
  }
  const folder = new URL(`${source}/`, sources);
  const files = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.endsWith('.pyc')) continue;
    const full = path.join(entry.parentPath, entry.name);
    const inside = path.relative(folder.pathname, full).split(path.sep).join('/');
    files[inside] = new Uint8Array(await readFile(full));
  }
  return files;
}

/** The text of METADATA. */
export function metadataOf({ name, version, requires = [], extras = [], requiresPython, classifiers = [] }) {
  const lines = ['Metadata-Version: 2.3', `Name: ${name}`, `Version: ${version}`, 'Summary: Made for a test'];
  if (requiresPython) lines.push(`Requires-Python: ${requiresPython}`);
  lines.push(...classifiers.map((each) => `Classifier: ${each}`));
  lines.push(...extras.map((each) => `Provides-Extra: ${each}`));
  lines.push(...requires.map((each) => `Requires-Dist: ${each}`));
  return `${lines.join('\n')}\n`;
}

/** Tag and build tag from the end of a wheel's name. */
function tagsOf(ending) {
  const parts = ending.split('-');
  return { tag: parts.slice(-3).join('-'), build: parts.length > 3 ? parts[0] : undefined };
}

/** What the index has to know of a file. */
const listing = ({ requiresPython, yanked }, file) => ({ requiresPython, yanked, ...file });

/**
 * The files of one release.
 * @param {import('./small-projects.mjs').Release} release
 * @returns {Promise<import('./catalogue.mjs').IndexFile[]>}
 */
export async function filesOfRelease(release) {
  const { name, version, wheels = ['py3-none-any'], sdist = false } = release;
  const metadata = metadataOf(release);
  const files = await filesOf(release);
  const made = wheels.map((ending) => {
    const { filename, bytes } = writeWheel({ name, version, metadata, files, ...tagsOf(ending) });
    const offered = release.metadata === false ? null : strToU8(metadata);
    return listing(release, { version, filename, metadata: offered, read: () => Promise.resolve(bytes) });
  });
  if (sdist) {
    // nobody may open it, so that its bytes may be anything
    const bytes = zipSync({ 'PKG-INFO': strToU8(metadata) });
    const filename = `${escapedName(name)}-${version}.tar.gz`;
    made.push(listing(release, { version, filename, metadata: null, read: () => Promise.resolve(bytes) }));
  }
  return made;
}
