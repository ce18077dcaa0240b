/**
 * Installs and builds a sample application as a user would: the package comes from the tarball that `npm pack` makes, into a
 * folder that has nothing of the repository. What a sample is made of says the `sample` of its package.json.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from '../../scripts/steps.mjs';

/** Where all sites of the samples are served. */
export const basePath = '/some/sub/path/';

/** Milliseconds that installing, building, or the start of a development server may take. */
const maxStepMs = 300_000;

const samples = path.join(root, 'test/integrations/samples');
const json = (...parts) => JSON.parse(readFileSync(path.join(...parts), 'utf8'));

/** The sample's tools are found first, those of the repository where nothing was installed. */
const environment = (folder, more = {}) => {
  const folders = [folder, root].map((each) => path.join(each, 'node_modules/.bin'));
  const tools = [...folders, process.env['PATH']].join(path.delimiter);
  const quiet = { NEXT_TELEMETRY_DISABLED: '1', NUXT_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1' };
  return { ...process.env, ...quiet, ...more, PATH: tools };
};

/** Runs a program quietly; rejects with what it said. */
function run(command, args, folder) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: folder,
      env: environment(folder),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: maxStepMs,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve(output);
      else
        reject(
          new Error(`${[command, ...args].join(' ')} ended with ${code ?? signal}:\n${output.slice(-3000)}`),
        );
    });
  });
}

/**
 * Throws where npm has no registry to install the samples' tools from: each of them would try for minutes.
 */
export async function assertRegistry() {
  const soon = ['--fetch-retries=0', '--fetch-timeout=20000', '--prefer-online'];
  await run('npm', ['view', 'vite', 'version', ...soon], root).catch((error) => {
    const code = /\b(?:E[A-Z]{2,}\w*|ENOTFOUND)\b/.exec(error.message)?.[0] ?? 'no answer';
    throw new Error(
      `npm cannot reach its package registry (${code}), and the samples install their tools from there. Look at the network ` +
        'connection and at `npm config get registry`. The samples in `npm test` need no registry.',
    );
  });
}

/** Makes the tarball in `folder`; gives its path. */
export async function packPackage(folder) {
  const output = await run('npm', ['pack', '--json', '--pack-destination', folder], root);
  const [{ filename }] = JSON.parse(output.slice(output.indexOf('[\n')));
  return path.join(folder, filename);
}

/** Puts the package of the tarball, and the repository's own copies of what the sample names, into its node_modules. */
async function install(folder, tarball, { tools, fromRepository }) {
  if (!fromRepository) {
    cpSync(path.join(root, '.npmrc'), path.join(folder, '.npmrc'));
    await run('npm', ['install', '--package-lock=false', tarball], folder);
    return;
  }
  const own = path.join(folder, 'node_modules/django-playground');
  mkdirSync(own, { recursive: true });
  await run('tar', ['-xzf', tarball, '-C', own, '--strip-components=1'], folder);
  for (const name of tools) {
    symlinkSync(path.join(root, 'node_modules', name), path.join(folder, 'node_modules', name), 'dir');
  }
}

/**
 * Makes a copy of the sample of `tool` with its packages installed.
 * @param fromRepository takes the tools that the repository has, so that no registry is needed
 * @returns its folder, its version, what it says about itself; `remove` deletes it all
 */
export async function installSample(tool, tarball, { fromRepository = false } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), `sample-${tool}-`));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    for (const part of ['shared', tool]) cpSync(path.join(samples, part), folder, { recursive: true });
    const { devDependencies, scripts, sample = {} } = json(folder, 'package.json');
    const tools = Object.keys(devDependencies);
    await install(folder, tarball, { tools, fromRepository });
    const { version } = json(folder, 'node_modules', tools[0], 'package.json');
    if (sample.public) copyPackageFiles(folder, path.join(folder, sample.public));
    return { folder, version, scripts, ...sample, remove };
  } catch (thrown) {
    remove();
    throw thrown;
  }
}

/** The one step that is documented: the package's files beside the application's. */
function copyPackageFiles(folder, to) {
  cpSync(path.join(folder, 'node_modules/django-playground/dist'), path.join(to, 'django-playground'), {
    recursive: true,
  });
}

/** Builds the sample; gives the folder of the site. */
export async function buildSample(sample) {
  const { folder } = sample;
  const out = path.join(folder, 'out');
  await run('npm', ['run', 'build'], folder);
  if (!existsSync(path.join(out, 'index.html')))
    cpSync(path.join(folder, 'index.html'), path.join(out, 'index.html'));
  if (!sample.public && !sample.copiesFiles) copyPackageFiles(folder, out);
  return out;
}

/** Starts the sample's development server; resolves with the address of its page and how to end it. */
export async function startDevServer({ folder }, port) {
  // A group of its own: npm and the shell between it and the tool would not pass a signal on.
  const child = spawn('npm', ['run', 'dev'], {
    cwd: folder,
    env: environment(folder, { PORT: String(port) }),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGTERM');
    await ended;
  };
  let output = '';
  const isListening = new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text) => {
        output += text;
        // Some tools print the port in bold, where they take the terminal for one with colours, as in CI.
        if (stripVTControlCharacters(output).includes(`:${port}`)) resolve();
      });
    }
    child.once('error', reject);
    void ended.then(() => reject(new Error(`The development server ended:\n${output.slice(-3000)}`)));
  });
  const tooLate = setTimeout(() => void stop(), maxStepMs);
  await isListening;
  clearTimeout(tooLate);
  return { url: `http://localhost:${port}${basePath}`, stop };
}
