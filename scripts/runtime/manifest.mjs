/**
 * Writes what people and the worker read about the runtime files: `manifest.json` for audits, the licences' texts,
 * and the generated module for the worker.
 */
import spdx from 'spdx-license-list/full.js';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { packageLicence } from '../bundle/licences.mjs';
import { PYODIDE_DIR, PYODIDE_VERSION } from './node-pyodide.mjs';
import { normalizeName, sha256Hex } from './wheel.mjs';
import { ZSTDDEC_DIR, ZSTDDEC_MODULE } from './zstd.mjs';

const PYODIDE_SOURCE = 'https://github.com/pyodide/pyodide';

/** What is inside that is not a Python package: their licences, and where their source is. */
const INTERPRETER = [
  {
    name: 'pyodide',
    version: PYODIDE_VERSION,
    source: 'npm',
    licence: 'MPL-2.0',
    sourceCode: PYODIDE_SOURCE,
  },
  {
    name: 'cpython',
    version: '3.14',
    source: 'npm:pyodide',
    licence: 'PSF-2.0',
    sourceCode: 'https://github.com/python/cpython',
  },
];

/** Neither npm's pyodide nor the library archive in it has the texts, so they come from the SPDX list. */
const INTERPRETER_LICENCES = [
  ['pyodide-MPL-2.0.txt', spdx['MPL-2.0'].licenseText],
  ['cpython-PSF-2.0.txt', spdx['Python-2.0'].licenseText],
];

const NOTICE = `The folder runtime/ holds compiled copies of other people's work.

Pyodide ${PYODIDE_VERSION}
  Licence: Mozilla Public License 2.0, https://mozilla.org/MPL/2.0/ (text beside this file)
  Source code: ${PYODIDE_SOURCE}/tree/${PYODIDE_VERSION}
  Files: pyodide.asm-*.js, pyodide.asm-*.wasm.zst (unchanged but for packing), the modules pyodide, _pyodide in the packs,
  and python-*.image.zst (the memory of a Pyodide that has started).

CPython 3.14 with its standard library
  Licence: Python Software Foundation License Version 2, https://docs.python.org/3.14/license.html (text beside this file)
  Source code: https://github.com/python/cpython
  Copyright:
@COPYRIGHT@
  Changes: compiled to bytecode in which a function's instructions all bear its first line; docstrings are left out.

The Python packages are listed in runtime/manifest.json; their licences are beside this file.
Changes: compiled to bytecode like the standard library; docstrings are kept where editors show them; translations'
sources (.po) are left out.
`;

const UNPACKER_LICENCE = 'licences/zstddec.txt';

/** What the manifest says of the program that unpacks Zstandard, which is inside the workers' scripts. */
async function unpacker() {
  const { name, version, license } = JSON.parse(await readFile(join(ZSTDDEC_DIR, 'package.json'), 'utf8'));
  const sha256 = sha256Hex(await readFile(ZSTDDEC_MODULE));
  return {
    name,
    version,
    source: 'npm',
    artifacts: [{ file: basename(ZSTDDEC_MODULE), sha256 }],
    licence: license,
    licenceFiles: [UNPACKER_LICENCE],
  };
}

/** Removes what `writeLicences` wrote for an earlier build; the bundled npm packages' texts in a folder beside stay. */
export async function removeLicences(distDir) {
  const dir = join(distDir, 'licences');
  await mkdir(dir, { recursive: true });
  const entries = await readdir(dir, { withFileTypes: true });
  for (const entry of entries) if (entry.isFile()) await rm(join(dir, entry.name));
}

/** Writes the notice and every licence text below `dist/licences/`; gives the paths relative to `dist/`. */
export async function writeLicences(distDir, distributions, copyright) {
  const dir = join(distDir, 'licences');
  await mkdir(dir, { recursive: true });
  const indented = copyright
    .split('\n')
    .map((line) => `    ${line}`.trimEnd())
    .join('\n');
  await writeFile(join(dir, 'NOTICE.txt'), NOTICE.replace('@COPYRIGHT@', indented));
  for (const [name, text] of INTERPRETER_LICENCES) await writeFile(join(dir, name), text);
  await writeFile(join(distDir, UNPACKER_LICENCE), packageLicence(ZSTDDEC_DIR).text);
  const written = new Map();
  for (const { name, licences } of distributions) {
    const paths = [];
    for (const [fileName, text] of licences) {
      const path = `licences/${name}-${fileName}${fileName.includes('.') ? '' : '.txt'}`;
      await writeFile(join(distDir, path), text);
      paths.push(path);
    }
    written.set(name, paths);
  }
  return written;
}

/** Writes `runtime/manifest.json`. */
export async function writeManifest(distDir, { distributions, licencePaths, files, npmHashes }) {
  const manifest = {
    contents: [
      ...INTERPRETER.map((entry) => ({
        ...entry,
        artifacts: npmHashes,
        licenceFiles: ['licences/NOTICE.txt', ...INTERPRETER_LICENCES.map(([name]) => `licences/${name}`)],
      })),
      await unpacker(),
      ...distributions.map(({ name, version, source, artifacts, licence, missing }) => ({
        name,
        version,
        source,
        artifacts,
        licence,
        licenceFiles: licencePaths.get(name),
        ...(missing.length > 0 ? { missing } : {}),
      })),
    ],
    files,
  };
  await writeFile(join(distDir, 'runtime', 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

async function readPyodideLock() {
  return JSON.parse(await readFile(join(PYODIDE_DIR, 'pyodide-lock.json'), 'utf8'));
}

/** What the resolver has to know of the packages that Pyodide's project has compiled, as JSON text. */
export async function pyodidePackages() {
  const { packages } = await readPyodideLock();
  const known = Object.values(packages)
    .filter(({ package_type: type }) => type === 'package')
    .map(({ name, version, file_name, sha256, depends }) => [
      normalizeName(name),
      { name, version, file_name, sha256, depends: depends.map(normalizeName) },
    ]);
  return JSON.stringify({ packages: Object.fromEntries(known) });
}

/**
 * Writes the modules that are compiled into the worker.
 * @param {object} runtime the members of `RuntimeFiles` that the build makes
 * @param {string} unpacker the WebAssembly module that unpacks Zstandard, gzip'd, as base64
 */
export async function writeWorkerModules(dir, runtime, unpacker) {
  const { info } = await readPyodideLock();
  const value = { pyodideVersion: PYODIDE_VERSION, lockFileInfo: info, ...runtime };
  const text = `/** Written by scripts/runtime/build.mjs: the runtime files that this build of the worker loads. */
import type { RuntimeFiles } from '../runtime-manifest.js';

export const runtimeFiles: RuntimeFiles = ${JSON.stringify(value, null, 2)};
`;
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, 'runtime-files.ts'), text);
  const unpackerText = `/** Written by scripts/runtime/build.mjs: the WebAssembly module of the npm package zstddec, gzip'd. */
export const unpackerBase64 = '${unpacker}';
`;
  await writeFile(join(dir, 'zstd-unpacker.ts'), unpackerText);
}
