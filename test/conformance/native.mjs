/**
 * Renders cases natively: runs record.py under the Python of this machine with the Django of the build, which it unpacks.
 * Knows neither the library nor the cases' files.
 */
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { SITE_PACKAGES } from '../../scripts/runtime/layout.mjs';
import { obtainDistributions } from '../../scripts/runtime/python-sources.mjs';
import { root } from '../../scripts/steps.mjs';

const program = fileURLToPath(new URL('record.py', import.meta.url));
const cache = path.join(root, '.cache');

/** The Python that can record, `PYTHON` or `python3`, or `null` where there is none that is new enough. */
export async function nativePython() {
  const python = process.env['PYTHON'] ?? 'python3';
  const isNew = 'import os, sys; sys.exit(not hasattr(os, "fork") or sys.version_info < (3, 10))';
  return promisify(execFile)(python, ['-c', isNew]).then(
    () => python,
    () => null,
  );
}

/** The folder with the Django of the build and what it needs, unpacked once. */
export async function unpackDjango() {
  const pins = JSON.parse(await readFile(path.join(root, 'python-packages.json'), 'utf8'));
  const wheelsDir = process.env['PYTHON_WHEELS'];
  const distributions = await obtainDistributions({ pins, wheelsDir, cacheDir: cache, log: () => undefined });
  const needed = distributions.filter(({ name }) => name !== 'tzdata');
  const place = path.join(
    cache,
    'conformance',
    needed.map((each) => `${each.name}-${each.version}`).join('+'),
  );
  if (existsSync(place)) return place;
  const unfinished = `${place}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  for (const [inside, bytes] of needed.flatMap(({ files }) => [...files])) {
    if (!inside.startsWith(`${SITE_PACKAGES}/`)) continue;
    const file = path.join(unfinished, inside.slice(SITE_PACKAGES.length + 1));
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  await rename(unfinished, place);
  return place;
}

function runProgram(python, input) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, PYTHONHASHSEED: '0', PYTHONDONTWRITEBYTECODE: '1', PYTHONUTF8: '1' };
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
 * @param cases as `ownCases` gives them
 * @returns the versions of Django and Python, and for each case `{ html }` or `{ exception, message, … }`
 */
export async function renderNatively(cases) {
  const python = await nativePython();
  if (!python) throw new Error('Recording needs Python 3.10 or later: set PYTHON to its program');
  const place = await unpackDjango();
  const answer = JSON.stringify(await runProgram(python, { path: place, cases }));
  return JSON.parse(answer.replaceAll(`${place}/`, ''));
}
