/**
 * The Python of this machine with the Django of the build: what tests compare the library with. Knows no cases.
 */
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { SITE_PACKAGES } from '../../scripts/runtime/layout.mjs';
import { obtainDistributions } from '../../scripts/runtime/python-sources.mjs';
import { root } from '../../scripts/steps.mjs';

const folder = path.join(root, '.cache/native');

/** The oldest Python that the library's own code runs under. */
const OLDEST = '3, 11';

/** The Python that can record, `PYTHON` or `python3`, or `null` where there is none that is new enough. */
export async function nativePython() {
  const python = process.env['PYTHON'] ?? 'python3';
  const isNew = `import os, sys; sys.exit(not hasattr(os, "fork") or sys.version_info < (${OLDEST}))`;
  return promisify(execFile)(python, ['-c', isNew]).then(
    () => python,
    () => null,
  );
}

/** Writes files into a folder of the cache, once. @returns the folder */
export async function unpack(name, files) {
  const place = path.join(folder, name);
  if (existsSync(place)) return place;
  const unfinished = `${place}.${process.pid}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  for (const [inside, bytes] of files) {
    if (inside.endsWith('/')) continue;
    const file = path.join(unfinished, inside);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  await rename(unfinished, place);
  return place;
}

/** What a build has downloaded, in a place of its own: a build that runs at the same time works in the other. */
async function copyDownloads() {
  const cacheDir = path.join(folder, 'downloads');
  for (const name of ['debian', 'pypi']) {
    const source = path.join(root, '.cache', name);
    const filter = (file) => path.basename(file) !== 'tree';
    if (existsSync(source)) await cp(source, path.join(cacheDir, name), { recursive: true, filter });
  }
  return cacheDir;
}

/** The folder with the Django of the build and what it needs. */
export async function unpackDjango() {
  const pins = JSON.parse(await readFile(path.join(root, 'python-packages.json'), 'utf8'));
  const wheelsDir = process.env['PYTHON_WHEELS'];
  const cacheDir = await copyDownloads();
  const distributions = await obtainDistributions({ pins, wheelsDir, cacheDir, log: () => undefined });
  const files = distributions
    .flatMap((each) => [...each.files])
    .filter(([place]) => place.startsWith(`${SITE_PACKAGES}/`));
  return unpack(
    distributions.map((each) => `${each.name}-${each.version}`).join('+'),
    files.map(([place, bytes]) => [place.slice(SITE_PACKAGES.length + 1), bytes]),
  );
}

/**
 * Runs a program that reads JSON and writes JSON.
 * @param {string} program its path
 * @throws where there is no Python, or when the program fails
 */
export async function runProgram(program, input) {
  const python = await nativePython();
  if (!python)
    throw new Error(
      `Recording needs Python ${OLDEST.replace(', ', '.')} or later: set PYTHON to its program`,
    );
  const env = { ...process.env, PYTHONHASHSEED: '0', PYTHONDONTWRITEBYTECODE: '1', PYTHONUTF8: '1' };
  const child = spawn(python, [program], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0
        ? resolve(JSON.parse(output))
        : reject(new Error(`${path.basename(program)} failed with exit code ${code}`)),
    );
    child.stdin.end(JSON.stringify(input));
  });
}
