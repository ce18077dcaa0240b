/**
 * Wheels for the plain way: the very sources that the runtime files were built from, zipped as PyPI's wheels are.
 * Knows nothing of the measuring.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { SITE_PACKAGES, ZONEINFO } from '../scripts/runtime/layout.mjs';
import { obtainDistributions } from '../scripts/runtime/python-sources.mjs';

/**
 * Writes the wheels into `targetDir` and gives their names.
 * @param {string} root the repository
 * @param {string} targetDir
 */
export async function writePlainWheels(root, targetDir) {
  const pins = JSON.parse(await readFile(join(root, 'python-packages.json'), 'utf8'));
  const distributions = await obtainDistributions({
    pins,
    wheelsDir: process.env.PYTHON_WHEELS,
    cacheDir: join(root, '.cache'),
    log: () => undefined,
  });
  await mkdir(targetDir, { recursive: true });
  const names = [];
  for (const { name, version, files } of distributions) {
    if (name === 'tzdata') {
      // The one zone without which Django does not start, and the others would only cost the plain way time.
      await writeFile(join(targetDir, 'UTC'), files.get(`${ZONEINFO}/UTC`));
      continue;
    }
    const entries = [...files]
      .filter(([path]) => path.startsWith(`${SITE_PACKAGES}/`))
      .map(([path, bytes]) => [path.slice(SITE_PACKAGES.length + 1), bytes]);
    const fileName = `${name}-${version}-py3-none-any.whl`;
    await writeFile(join(targetDir, fileName), zipSync(Object.fromEntries(entries), { level: 6 }));
    names.push(fileName);
  }
  return names;
}
