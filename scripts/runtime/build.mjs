/**
 * Builds `dist/runtime/`, `dist/licences/` and the module that tells the worker about them:
 * obtain the Python packages → compile → record what a first render needs → take an image of a started Python → pack →
 * write with hashed names.
 * Run it with `node scripts/runtime/build.mjs`; `PYTHON_WHEELS` names a folder of wheels to be used first.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { compileSet } from './compile.mjs';
import { moduleName, placesFor, writeModuleIndex } from './core-modules.mjs';
import { readTree } from './file-tree.mjs';
import { makeImage } from './image.mjs';
import {
  SITE_PACKAGES,
  STDLIB,
  hasShownDocstrings,
  isForImage,
  isSuperfluous,
  lazyPackOf,
} from './layout.mjs';
import {
  pyodidePackages,
  removeLicences,
  writeLicences,
  writeManifest,
  writeWorkerModules,
} from './manifest.mjs';
import { PYODIDE_DIR, startPlainPyodide } from './node-pyodide.mjs';
import { gzip, indexOf, placesInPack, writePack, writePlainPack } from './pack-format.mjs';
import { obtainDistributions } from './python-sources.mjs';
import { RECORD_REQUESTS } from './record-session.mjs';
import { recordOpenedFiles } from './record.mjs';
import { sha256Hex } from './wheel.mjs';
import { unpackerBase64, zstd } from './zstd.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The standard library from npm's zip. */
async function readStdlib() {
  const zip = unzipSync(new Uint8Array(await readFile(join(PYODIDE_DIR, 'python_stdlib.zip'))));
  const files = Object.entries(zip).filter(([path]) => !path.endsWith('/'));
  return new Map(files.map(([path, bytes]) => [`${STDLIB}/${path}`, bytes]));
}

/** This project's own Python package. */
async function readOwnPackage(dir) {
  const { files } = await readTree(dir);
  const wanted = [...files].filter(([path]) => !isSuperfluous(`/${path}`) && !/(?:^|\/)tests?\//.test(path));
  return new Map(wanted.map(([path, bytes]) => [`${SITE_PACKAGES}/django_playground/${path}`, bytes]));
}

/** What Python runs when it starts from its beginning, compiled: it lets the packs' modules be found by their lists. */
async function readStartHook(pythonDir, options) {
  const source = new Uint8Array(await readFile(join(pythonDir, '../sitecustomize.py')));
  return compileSet('sitecustomize', new Map([[`${STDLIB}/sitecustomize.py`, source]]), options);
}

const pick = (files, isWanted) => new Map([...files].filter(([path]) => isWanted(path)));

/** Every file of the worker's file system, compiled. */
async function gatherFiles(distributions, pythonDir, options) {
  const bare = { ...options, keepDocstrings: false };
  const sets = [
    ['the standard library', await readStdlib(), bare],
    ...distributions.flatMap(({ name, files }) => [
      [`${name}, with its documentation`, pick(files, hasShownDocstrings), options],
      [name, pick(files, (path) => !hasShownDocstrings(path)), bare],
    ]),
    ['django_playground', await readOwnPackage(pythonDir), bare],
  ];
  const all = new Map();
  for (const [label, files, setOptions] of sets) {
    const wanted = new Map([...files].filter(([path]) => !isSuperfluous(path)));
    for (const [path, bytes] of await compileSet(label, wanted, setOptions)) all.set(path, bytes);
  }
  return all;
}

/** Files that belong to the first download although no recorded request may have opened them. */
function isAlwaysCore(path) {
  return (
    (path.startsWith(`${SITE_PACKAGES}/django_playground/`) && !lazyPackOf(path).startsWith('playground-')) ||
    path.startsWith(`${SITE_PACKAGES}/django/forms/templates/`)
  );
}

/** Splits all files into the modules of the image, the core pack's and the lazy packs'. */
function splitFiles(all, opened, inImage) {
  const modules = new Map();
  const core = new Map();
  const lazy = new Map();
  for (const path of [...all.keys()].sort()) {
    if (inImage.has(moduleName(path))) {
      modules.set(path, all.get(path));
      continue;
    }
    if (opened.has(path) || isAlwaysCore(path)) {
      core.set(path, all.get(path));
      continue;
    }
    const pack = lazyPackOf(path);
    if (!lazy.has(pack)) lazy.set(pack, new Map());
    lazy.get(pack).set(path, all.get(path));
  }
  return { modules, core, lazy: new Map([...lazy].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** Writes one file below `runtime/` under a name with its hash, and remembers it for the manifest. */
async function emit(distDir, files, [stem, ending], bytes) {
  const sha256 = sha256Hex(bytes);
  const name = `${stem}-${sha256.slice(0, 12)}${ending}`;
  await writeFile(join(distDir, 'runtime', name), bytes);
  files.push({ name, sizeBytes: bytes.length, sha256 });
  return { name, sizeBytes: bytes.length };
}

/** A pack, not compressed, with a list of its modules and the whole of it as a file. */
function packWithModules(name, files, more = {}) {
  const { index, whole } = placesFor(name);
  const listed = new Map([...files, [index, writeModuleIndex(placesInPack(files))]]);
  return writePlainPack(listed, { ...more, whole });
}

async function writePacks(distDir, cacheDir, files, { modules, core, lazy }) {
  const index = [];
  for (const [name, packed] of lazy) {
    const written = await emit(distDir, files, [name, '.pack.gz'], writePack(packed));
    index.push({ name: written.name, files: indexOf(packed) });
  }
  const modulesPack = packWithModules('modules', modules);
  const writtenModules = await emit(distDir, files, ['modules', '.pack.gz'], gzip(modulesPack));
  index.push({ name: writtenModules.name, files: indexOf(modules) });
  const corePack = packWithModules('core', core, { lazy: index });
  return {
    core: await emitZstd(distDir, cacheDir, files, ['core', '.pack.zst'], corePack),
    modules: { ...writtenModules, unpackedBytes: modulesPack.length },
  };
}

/** Like `emit`, packed with Zstandard. */
async function emitZstd(distDir, cacheDir, files, name, bytes) {
  return { ...(await emit(distDir, files, name, await zstd(bytes, cacheDir))), unpackedBytes: bytes.length };
}

async function copyPyodide(distDir, cacheDir, files) {
  const script = await readFile(join(PYODIDE_DIR, 'pyodide.asm.mjs'));
  const wasm = await readFile(join(PYODIDE_DIR, 'pyodide.asm.wasm'));
  const stdlib = await readFile(join(PYODIDE_DIR, 'python_stdlib.zip'));
  return {
    script: await emit(distDir, files, ['pyodide.asm', '.js'], script),
    wasm: await emitZstd(distDir, cacheDir, files, ['pyodide.asm', '.wasm.zst'], wasm),
    npmHashes: [
      { file: 'pyodide.asm.mjs', sha256: sha256Hex(script) },
      { file: 'pyodide.asm.wasm', sha256: sha256Hex(wasm) },
      { file: 'python_stdlib.zip', sha256: sha256Hex(stdlib) },
    ],
  };
}

/** The list of Pyodide's own packages, fetched only by pages that ask for a package with compiled code. */
async function writeDistribution(distDir, files) {
  const text = Buffer.from(await pyodidePackages());
  const written = await emit(distDir, files, ['pyodide-packages', '.json.gz'], gzip(text));
  return { ...written, unpackedBytes: text.length };
}

async function pythonCopyright() {
  const pyodide = await startPlainPyodide();
  return pyodide.runPython('import sys; sys.copyright');
}

/**
 * @param {{ pythonDir?: string, distDir?: string, cacheDir?: string, log?: (line: string) => void }} [options]
 * @returns {Promise<{ name: string, sizeBytes: number, sha256: string }[]>} the files of `runtime/`
 */
export async function buildRuntime({
  pythonDir = join(ROOT, 'python/django_playground'),
  distDir = join(ROOT, 'dist'),
  cacheDir = join(ROOT, '.cache'),
  log = console.log,
} = {}) {
  const pins = JSON.parse(await readFile(join(ROOT, 'python-packages.json'), 'utf8'));
  const distributions = await obtainDistributions({
    pins,
    wheelsDir: process.env.PYTHON_WHEELS,
    cacheDir,
    log,
  });
  const all = await gatherFiles(distributions, pythonDir, { cacheDir, log });
  const recorded = await recordOpenedFiles(all, RECORD_REQUESTS);
  const opened = new Set(recorded.opened);
  log('taking the image of a Python that has imported what all starts import');
  const needed = pick(all, (path) => opened.has(path));
  const { image, pyodideState, modules } = await makeImage(needed, recorded.started.filter(isForImage));
  await rm(join(distDir, 'runtime'), { recursive: true, force: true });
  await removeLicences(distDir);
  await mkdir(join(distDir, 'runtime'), { recursive: true });
  const files = [];
  const { script, wasm, npmHashes } = await copyPyodide(distDir, cacheDir, files);
  const installed = distributions.map(({ name, version }) => ({ name, version }));
  const split = splitFiles(all, opened, new Set(modules));
  // Recorded without it: what is opened does not depend on how modules are found.
  for (const [path, bytes] of await readStartHook(pythonDir, { cacheDir, log }))
    split.modules.set(path, bytes);
  const packs = await writePacks(distDir, cacheDir, files, split);
  const emittedImage = await emitZstd(distDir, cacheDir, files, ['python', '.image.zst'], image);
  const distribution = await writeDistribution(distDir, files);
  const licencePaths = await writeLicences(distDir, distributions, await pythonCopyright());
  await writeManifest(distDir, { distributions, licencePaths, files, npmHashes });
  await writeWorkerModules(
    join(ROOT, 'worker/generated'),
    { script, wasm, image: { ...emittedImage, pyodideState }, ...packs, distribution, inside: installed },
    await unpackerBase64(),
  );
  const megabytes = (bytes) => (bytes / 1e6).toFixed(2);
  log(
    `wasm ${megabytes(wasm.sizeBytes)} MB, image ${megabytes(emittedImage.sizeBytes)} MB (${modules.length} modules), core pack ${megabytes(packs.core.sizeBytes)} MB`,
  );
  log(`${files.length} runtime files, ${megabytes(files.reduce((sum, file) => sum + file.sizeBytes, 0))} MB`);
  return files;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await buildRuntime();
}
