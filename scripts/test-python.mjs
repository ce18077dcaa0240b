/**
 * Runs the tests of `python/tests` in Pyodide under Node, so that they need no Python of the machine.
 * Django comes from where the runtime build gets it, or from the folder that `PYTHON_PACKAGES` names. Arguments are
 * names of test modules (`test_render`); without any, all run. Ends with `N passed, N failed`.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { SITE_PACKAGES } from './runtime/layout.mjs';
import { startPlainPyodide, writeFiles } from './runtime/node-pyodide.mjs';
import { obtainDistributions } from './runtime/python-sources.mjs';
import { root } from './steps.mjs';

/** The repository's place in the worker-like file system; `../shared` lies beside it as it does on disk. */
const PROJECT = '/project/repository';

/** Django and what it needs, as files or as a folder of the machine. */
async function mountPackages(pyodide) {
  const folder = process.env['PYTHON_PACKAGES'];
  if (folder) {
    pyodide.mountNodeFS('/packages', path.resolve(folder));
    return '/packages';
  }
  const distributions = await obtainDistributions({
    pins: JSON.parse(readFileSync(path.join(root, 'python-packages.json'), 'utf8')),
    wheelsDir: process.env['PYTHON_WHEELS'],
    cacheDir: path.join(root, '.cache'),
    log: (line) => console.log(line),
  });
  for (const { files } of distributions) writeFiles(pyodide.FS, files);
  return SITE_PACKAGES;
}

/** The package, its tests, and where a machine has them the recorded cases and wheels of real packages. */
function mountProject(pyodide) {
  pyodide.FS.mkdirTree(`${PROJECT}/python`);
  pyodide.mountNodeFS(`${PROJECT}/python`, path.join(root, 'python'));
  for (const folder of ['../shared/conformance', '.cache/test-wheels']) {
    if (!existsSync(path.join(root, folder))) continue;
    const place = path.posix.join(PROJECT, folder);
    pyodide.FS.mkdirTree(place);
    pyodide.mountNodeFS(place, path.join(root, folder));
  }
}

async function main() {
  const pyodide = await startPlainPyodide({ PYTHONDONTWRITEBYTECODE: '1' });
  // Node gives whole lines; a test's dots would be lines of their own otherwise.
  pyodide.setStdout({ batched: (line) => console.log(line) });
  pyodide.setStderr({ batched: (line) => console.error(line) });
  const packages = await mountPackages(pyodide);
  mountProject(pyodide);
  const prepare = pyodide.runPython(`
import sys
def prepare(folders, names):
    sys.path[:0] = folders
    from tests.runner import run
    return run(names)
prepare`);
  const folders = pyodide.toPy([`${PROJECT}/python`, packages]);
  const failed = prepare(folders, pyodide.toPy(process.argv.slice(2)));
  process.exitCode = failed > 0 ? 1 : 0;
}

await main();
