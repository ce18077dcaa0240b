/**
 * Runs record.py: unpacks the Django of the build and the wheels that cases need, and renders the cases with the Python of
 * this machine. Knows neither the library nor the cases' files.
 */
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { SITE_PACKAGES } from '../../scripts/runtime/layout.mjs';
import { obtainDistributions } from '../../scripts/runtime/python-sources.mjs';
import { normalizeName } from '../../scripts/runtime/wheel.mjs';
import { root } from '../../scripts/steps.mjs';
import { wheelsFolder } from '../support/package-index/debian-wheels.mjs';
import { headers } from '../support/package-index/egg-info.mjs';

const folder = path.join(wheelsFolder, 'native');
const program = fileURLToPath(new URL('record.py', import.meta.url));
const INSIDE = ['django', 'asgiref', 'sqlparse', 'tzdata'];

/** The Python that can record, `PYTHON` or `python3`, or `null` where there is none that is new enough. */
export async function nativePython() {
  const python = process.env['PYTHON'] ?? 'python3';
  const isNew = 'import os, sys; sys.exit(not hasattr(os, "fork") or sys.version_info < (3, 11))';
  return promisify(execFile)(python, ['-c', isNew]).then(
    () => python,
    () => null,
  );
}

/** Writes files into a folder of the cache, once. */
async function unpack(name, files) {
  const place = path.join(folder, name);
  if (existsSync(place)) return place;
  const unfinished = `${place}.unfinished`;
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

/** The folder with the Django of the build, and with what it needs. */
async function unpackInside() {
  const pins = JSON.parse(await readFile(path.join(root, 'python-packages.json'), 'utf8'));
  const wheelsDir = process.env['PYTHON_WHEELS'];
  const cacheDir = await copyDownloads();
  const distributions = await obtainDistributions({ pins, wheelsDir, cacheDir, log: () => undefined });
  const name = distributions.map((each) => `${each.name}-${each.version}`).join('+');
  const files = distributions.flatMap((each) => [...each.files]);
  const own = files.filter(([place]) => place.startsWith(`${SITE_PACKAGES}/`));
  return unpack(
    name,
    own.map(([place, bytes]) => [place.slice(SITE_PACKAGES.length + 1), bytes]),
  );
}

/** Name and extras of a requirement. */
function parseRequirement(text) {
  const [, name, extras = ''] = /^\s*([\w.-]+)\s*(?:\[([^\]]*)\])?/.exec(text);
  return { name: normalizeName(name), extras: extras.split(',').map((each) => normalizeName(each.trim())) };
}

/** What a wheel needs, extras applied. Other markers hardly matter here: a package too many does no harm. */
function needsOf(metadata, extras) {
  const requirements = headers(Buffer.from(metadata).toString(), 'Requires-Dist');
  return requirements.filter((requirement) => {
    const extra = /\bextra\s*==\s*["']([^"']+)/.exec(requirement)?.[1];
    return extra === undefined || extras.includes(normalizeName(extra));
  });
}

/**
 * The wheels that requirements lead to, themselves included, as far as the catalogue has them.
 * @param {string[]} requirements
 * @param {import('../support/package-index/catalogue.mjs').Catalogue} catalogue
 */
export function closureOf(requirements, catalogue) {
  const found = new Map();
  const visit = (text) => {
    const { name, extras } = parseRequirement(text);
    const file = catalogue.get(name)?.files.findLast(({ filename }) => filename.endsWith('-none-any.whl'));
    const key = [name, ...extras].join();
    if (!file || INSIDE.includes(name) || found.has(key)) return;
    found.set(key, { name, file });
    for (const need of needsOf(file.metadata, extras)) visit(need);
  };
  requirements.forEach(visit);
  return [...new Map([...found.values()].map((each) => [each.name, each])).values()];
}

async function pathsOf(requirements, catalogue) {
  const paths = [];
  for (const { file } of closureOf(requirements, catalogue)) {
    const name = `${file.filename.slice(0, -'.whl'.length)}-${file.sha256.slice(0, 8)}`;
    const place = path.join(folder, name);
    paths.push(existsSync(place) ? place : await unpack(name, Object.entries(unzipSync(await file.read()))));
  }
  return paths;
}

/** Runs the program with the cases as its input. */
function runProgram(python, input) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, PYTHONHASHSEED: '0', PYTHONDONTWRITEBYTECODE: '1' };
    const child = spawn(python, [program], { env, stdio: ['pipe', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(JSON.parse(output)) : reject(new Error(`record.py failed with exit code ${code}`)),
    );
    child.stdin.end(JSON.stringify(input));
  });
}

/**
 * Renders cases natively.
 * @param {import('./cases.mjs').Case[]} cases
 * @param {import('../support/package-index/catalogue.mjs').Catalogue} catalogue
 * @returns {Promise<{ django: string, results: ({ html: string } | { error: string })[] }>}
 */
export async function renderNatively(cases, catalogue) {
  const python = await nativePython();
  if (!python) throw new Error('Recording needs Python 3.11 or later: set PYTHON to its program');
  await mkdir(folder, { recursive: true });
  const paths = [await unpackInside()];
  const ready = [];
  for (const each of cases) ready.push({ ...each, paths: await pathsOf(each.packages, catalogue) });
  return runProgram(python, { paths, cases: ready });
}
