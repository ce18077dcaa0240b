/**
 * Builds a sample application as a user would: the package comes from the tarball that `npm pack` makes, into a folder that
 * has nothing of the repository.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/steps.mjs';

const samples = path.join(root, 'test/integrations/samples');

/** Runs a program quietly; rejects with what it said. */
function run(command, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output.slice(-2000)}`));
    });
  });
}

/** Makes the tarball in `folder`; gives its path. */
export async function packPackage(folder) {
  const output = await run('npm', ['pack', '--json', '--pack-destination', folder], root);
  const [{ filename }] = JSON.parse(output.slice(output.indexOf('[\n')));
  return path.join(folder, filename);
}

const versionOf = (folder, name) =>
  JSON.parse(readFileSync(path.join(folder, 'node_modules', name, 'package.json'), 'utf8')).version;

/**
 * Installs and builds the sample of `tool`.
 * @returns its folder, the built site in `out/` and the tool's version; `remove` deletes it all
 */
export async function buildSample(tool, tarball) {
  const folder = mkdtempSync(path.join(tmpdir(), `sample-${tool}-`));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    for (const part of ['shared', tool]) cpSync(path.join(samples, part), folder, { recursive: true });
    cpSync(path.join(root, '.npmrc'), path.join(folder, '.npmrc'));
    await run('npm', ['install', '--package-lock=false', tarball], folder);
    await run('npm', ['run', 'build'], folder);
    const out = path.join(folder, 'out');
    if (!existsSync(path.join(out, 'index.html')))
      cpSync(path.join(folder, 'index.html'), path.join(out, 'index.html'));
    // The one step that is documented: the package's files beside the application's.
    const own = path.join(out, 'django-playground');
    if (!existsSync(own)) mkdirSync(own);
    cpSync(path.join(folder, 'node_modules/django-playground/dist'), own, { recursive: true });
    const [name] = Object.keys(
      JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).devDependencies,
    );
    return { out, version: versionOf(folder, name), remove };
  } catch (thrown) {
    remove();
    throw thrown;
  }
}
