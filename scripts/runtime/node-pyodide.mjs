/**
 * Starts npm's Pyodide under Node for the build, and moves files in and out of it.
 * The product's own way of starting (packs, progress) is in `worker/`, not here.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadPyodide } from 'pyodide';
import { STDLIB } from './layout.mjs';

const require = createRequire(import.meta.url);

/** The folder of npm's `pyodide`. */
export const PYODIDE_DIR = dirname(require.resolve('pyodide/package.json'));

/** The version of npm's `pyodide`. */
export const PYODIDE_VERSION = require('pyodide/package.json').version;

/**
 * The same as in the worker. Python's hash seed is fixed, so that sets in compiled code are written in the same order
 * every time.
 */
const ENV = {
  PYTHONHASHSEED: '0',
  LANG: 'C.UTF-8',
  DJANGO_ALLOW_ASYNC_UNSAFE: 'true',
  HOME: '/home/pyodide',
};

/** A fresh interpreter with the standard library from npm's own zip, and perhaps more environment variables. */
export function startPlainPyodide(env = {}) {
  return loadPyodide({ env: { ...ENV, ...env } });
}

/**
 * A fresh interpreter whose standard library comes from the given files alone.
 * @param {(FS: object) => void} mount puts the files into the file system before Python starts
 * @param {object} [options] further options of `loadPyodide`
 */
export async function startPyodideWith(mount, options = {}) {
  const emptyZip = new Uint8Array(22);
  emptyZip.set([0x50, 0x4b, 5, 6]);
  const workDir = await mkdtemp(join(tmpdir(), 'django-playground-'));
  const stdLibURL = join(workDir, 'empty.zip');
  try {
    await writeFile(stdLibURL, emptyZip);
    return await loadPyodide({
      // This Python looks for its library in a zip alone unless it is told of the folder.
      env: { ...ENV, PYTHONPATH: STDLIB },
      lockFileContents: await minimalLockFile(),
      stdLibURL,
      fsInit: async (FS) => mount(FS),
      ...options,
    });
  } finally {
    await rm(workDir, { recursive: true });
  }
}

/** npm's lock file without the packages that npm does not have. */
export async function minimalLockFile() {
  const { info } = JSON.parse(await readFile(`${PYODIDE_DIR}/pyodide-lock.json`, 'utf8'));
  return { info, packages: {} };
}

/** Writes files into an Emscripten file system. */
export function writeFiles(FS, files) {
  for (const [path, bytes] of files) {
    FS.mkdirTree(path.slice(0, path.lastIndexOf('/')) || '/');
    FS.writeFile(path, bytes);
  }
}
