/**
 * Type-checks python/ with Pyright. Django's own sources, which the checked code imports, come from where the runtime
 * build gets them and are unpacked to `.cache/site-packages` (see pyrightconfig.json).
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SITE_PACKAGES } from './runtime/layout.mjs';
import { obtainDistributions } from './runtime/python-sources.mjs';
import { binary, root, run } from './steps.mjs';

const folder = path.join(root, '.cache/site-packages');

const pins = JSON.parse(readFileSync(path.join(root, 'python-packages.json'), 'utf8'));

const distributions = await obtainDistributions({
  pins,
  wheelsDir: process.env['PYTHON_WHEELS'],
  cacheDir: path.join(root, '.cache'),
  log: () => undefined,
});

rmSync(folder, { recursive: true, force: true });
for (const [place, bytes] of distributions.flatMap(({ files }) => [...files])) {
  if (!place.startsWith(`${SITE_PACKAGES}/`) || !/\.(py|pyi|typed)$/.test(place)) continue;
  const file = path.join(folder, place.slice(SITE_PACKAGES.length));
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}

process.exitCode = (await run(binary('pyright'), process.argv.slice(2))).code;
