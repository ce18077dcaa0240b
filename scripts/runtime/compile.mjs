/**
 * Turns Python sources into `.pyc` with Pyodide's own Python, so that no start pays for compiling.
 * A whole set is compiled in a fresh interpreter and cached as a whole: bytecode of one module depends a little on what
 * was compiled before it, and builds must give the same bytes every time.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { PYODIDE_VERSION, startPlainPyodide, writeFiles } from './node-pyodide.mjs';
import { readPack, writePack } from './pack-format.mjs';

/** Columns in tracebacks are shown under source lines alone, and there are none: without them bytecode is a fourth smaller. */
const COMPILER_ENV = { PYTHONNODEBUGRANGES: '1' };

const SCRIPT = fileURLToPath(new URL('compile_modules.py', import.meta.url));

async function cacheKey(sources, keepDocstrings) {
  const hash = createHash('sha256')
    .update(PYODIDE_VERSION)
    .update(await readFile(SCRIPT));
  hash.update(JSON.stringify({ COMPILER_ENV, keepDocstrings }));
  for (const path of [...sources.keys()].sort()) {
    const bytes = sources.get(path);
    hash.update(`\n${path}\n${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex').slice(0, 24);
}

/** All files below a folder of an Emscripten file system. */
function readFiles(FS, root, folder = root, found = new Map()) {
  for (const name of FS.readdir(folder)) {
    if (name === '.' || name === '..') continue;
    const path = `${folder}/${name}`;
    if (FS.isDir(FS.stat(path).mode)) readFiles(FS, root, path, found);
    else found.set(path.slice(root.length), FS.readFile(path));
  }
  return found;
}

async function compileFresh(sources, keepDocstrings) {
  const pyodide = await startPlainPyodide(COMPILER_ENV);
  writeFiles(pyodide.FS, new Map([...sources].map(([path, bytes]) => [`/sources${path}`, bytes])));
  pyodide.FS.mkdirTree('/compiled');
  pyodide.runPython(await readFile(SCRIPT, 'utf8'));
  const compileTree = pyodide.globals.get('compile_tree');
  const refused = compileTree('/sources', '/compiled', keepDocstrings).toJs();
  const compiled = readFiles(pyodide.FS, '/compiled');
  // A file that is no valid Python stays what it is: importing it fails as it does everywhere.
  for (const path of refused) compiled.set(path, sources.get(path));
  return compiled;
}

/**
 * Compiles the `.py` files of a set and passes all others on.
 * @param {string} label says in the build's output what is compiled
 * @param {Map<string, Uint8Array>} files absolute path → bytes
 * @param {{ cacheDir: string, log: (line: string) => void, keepDocstrings?: boolean }} options
 * @returns {Promise<Map<string, Uint8Array>>}
 */
export async function compileSet(label, files, { cacheDir, log, keepDocstrings = true }) {
  const sources = new Map([...files].filter(([path]) => path.endsWith('.py')));
  const others = [...files].filter(([path]) => !path.endsWith('.py'));
  if (sources.size === 0) return new Map(others);
  const cachePath = join(cacheDir, 'compiled', `${await cacheKey(sources, keepDocstrings)}.pack.gz`);
  const cached = await readFile(cachePath).catch((error) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (cached) return new Map([...others, ...readPack(cached).files]);
  log(`compiling ${label}: ${sources.size} modules`);
  const compiled = await compileFresh(sources, keepDocstrings);
  await mkdir(join(cacheDir, 'compiled'), { recursive: true });
  await writeFile(cachePath, writePack(compiled));
  return new Map([...others, ...compiled]);
}
