/**
 * Fetches binary packages of newer Debian suites with plain apt, without touching the system's own apt state.
 * Mirrors come from this machine's configuration; what is inside a package is the caller's business.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { debianMirrors } from './apt-sources.mjs';

const run = promisify(execFile);
const KEYRINGS = ['gpg', 'pgp'].map((ending) => `/usr/share/keyrings/debian-archive-keyring.${ending}`);

/**
 * @typedef {object} DebianWish
 * @property {string} name
 * @property {string[]} suites in the order in which they are tried
 * @property {RegExp} accepts what the upstream version has to match
 * @property {boolean} [optional] may be missing
 */
/** @typedef {{ name: string, version: string, suite: string, file: string, sha256: string }} DebianPackage */
/** @typedef {{ name: string, missing: string, unread: boolean }} MissingPackage why it is missing; `unread`: perhaps because a suite could not be read */

async function readAptConfiguration(root = '/etc/apt') {
  const names = existsSync(join(root, 'sources.list.d')) ? await readdir(join(root, 'sources.list.d')) : [];
  const paths = ['sources.list', ...names.sort().map((name) => join('sources.list.d', name))];
  const files = [];
  for (const path of paths) {
    if (!/\.(?:list|sources)$/.test(path) || !existsSync(join(root, path))) continue;
    files.push({ name: path, text: await readFile(join(root, path), 'utf8') });
  }
  return files;
}

/** An apt that reads one suite's lists into a folder of its own. */
async function openSuite(suite, mirror, workDir) {
  const dir = join(workDir, suite);
  await mkdir(join(dir, 'lists', 'partial'), { recursive: true });
  await mkdir(join(dir, 'cache', 'archives', 'partial'), { recursive: true });
  const keyring = KEYRINGS.find((path) => existsSync(path));
  const options = keyring ? ` [signed-by=${keyring}]` : '';
  await writeFile(join(dir, 'sources.list'), `deb${options} ${mirror} ${suite} main\n`);
  const flags = [
    `-oDir::Etc::sourcelist=${join(dir, 'sources.list')}`,
    '-oDir::Etc::sourceparts=/dev/null',
    '-oDir::Etc::preferences=/dev/null',
    '-oDir::Etc::preferencesparts=/dev/null',
    `-oDir::State::Lists=${join(dir, 'lists')}`,
    '-oDir::State::status=/dev/null',
    `-oDir::Cache=${join(dir, 'cache')}`,
    '-oDebug::NoLocking=1',
    '-oAPT::Sandbox::User=',
    '-oAcquire::Retries=2',
    '-q',
  ];
  await run('apt-get', [...flags, 'update'], { maxBuffer: 1 << 24 });
  return { dir, flags };
}

/** The versions in an opened suite of the packages that it has, by name. */
async function candidateVersions({ flags }, names) {
  const { stdout } = await run('apt-cache', [...flags, 'policy', ...names], { maxBuffer: 1 << 24 });
  const found = stdout.matchAll(/^(\S+):\n(?:\s.*\n)*?\s+Candidate:\s*(\S+)/gm);
  return new Map([...found].filter(([, , version]) => version !== '(none)').map(([, ...entry]) => entry));
}

/** A Debian version without epoch and Debian revision. */
export function upstreamVersion(debianVersion) {
  return debianVersion
    .replace(/^\d+:/, '')
    .replace(/-[^-]*$/, '')
    .replace(/[+~](?:dfsg|ds|really).*$/, '');
}

/** Downloads the chosen packages of one suite, in one go, into `targetDir`. */
async function fetchPackages(apt, chosen, targetDir) {
  const downloads = await mkdtemp(join(apt.dir, 'download-'));
  const wanted = chosen.map(({ name, version }) => `${name}=${version}`);
  await run('apt-get', [...apt.flags, 'download', ...wanted], { cwd: downloads, maxBuffer: 1 << 24 });
  const files = (await readdir(downloads)).filter((entry) => entry.endsWith('.deb'));
  const packages = [];
  for (const { name, version, suite } of chosen) {
    const downloaded = files.find((entry) => entry.startsWith(`${name}_`));
    if (!downloaded) throw new Error(`apt-get download gave nothing for ${name}`);
    const bytes = await readFile(join(downloads, downloaded));
    const file = downloaded.replaceAll('%3a', '_');
    await writeFile(join(targetDir, file), bytes);
    packages.push({ name, version, suite, file, sha256: createHash('sha256').update(bytes).digest('hex') });
  }
  return packages;
}

/** Opens suites when they are first asked for, each with the versions that it has of the wished packages. */
function suiteOpener(wishes, mirror, workDir) {
  const names = wishes.map(({ name }) => name);
  const opened = new Map();
  const open = async (suite) => {
    const apt = await openSuite(suite, mirror, workDir);
    return { ...apt, versions: await candidateVersions(apt, names) };
  };
  return (suite) => {
    if (!opened.has(suite))
      opened.set(
        suite,
        open(suite).catch((error) => ({ error })),
      );
    return opened.get(suite);
  };
}

/** Downloads all wishes, each from the first of its suites that has an accepted version. */
async function downloadAll(wishes, mirrors, targetDir) {
  const workDir = await mkdtemp(join(tmpdir(), 'django-playground-apt-'));
  const open = suiteOpener(wishes, mirrors[0], workDir);
  try {
    const choices = [];
    for (const wish of wishes) choices.push(await choose(wish, open));
    const packages = [];
    for (const suite of new Set(choices.map((choice) => choice.suite).filter(Boolean))) {
      const chosen = choices.filter((choice) => choice.suite === suite);
      packages.push(...(await fetchPackages(await open(suite), chosen, targetDir)));
    }
    return choices.map((choice) => packages.find(({ name }) => name === choice.name) ?? choice);
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

/** The suite and version to take for a wish, or why there is none. */
async function choose(wish, open) {
  const refusals = [];
  let unread = false;
  for (const suite of wish.suites) {
    const apt = await open(suite);
    if (apt.error) {
      unread = true;
      const lines = String(apt.error.stderr ?? apt.error.message).trim();
      refusals.push(`${suite}: ${lines.split('\n').at(-1)}`);
      continue;
    }
    const version = apt.versions.get(wish.name);
    if (version && wish.accepts.test(upstreamVersion(version))) return { name: wish.name, version, suite };
    refusals.push(`${suite}: ${version ?? 'not there'}`);
  }
  const missing = `No Debian suite has a usable ${wish.name} (${refusals.join('; ')})`;
  if (!wish.optional) throw new Error(missing);
  return { name: wish.name, missing, unread };
}

/**
 * Downloads packages into a cache folder, or takes what an earlier build left there, and unpacks all of them
 * into one tree so that symbolic links between packages resolve.
 * @param {DebianWish[]} wishes
 * @param {string} cacheDir
 * @returns {Promise<{ root: string, packages: DebianPackage[], missing: MissingPackage[] }>} `root` is the unpacked tree
 */
export async function obtainDebianPackages(wishes, cacheDir) {
  const lockPath = join(cacheDir, 'packages.json');
  let found = existsSync(lockPath) ? JSON.parse(await readFile(lockPath, 'utf8')) : [];
  const complete = wishes.every((wish) => found.some((entry) => entry.name === wish.name));
  if (!complete) {
    const mirrors = debianMirrors(await readAptConfiguration());
    if (mirrors.length === 0) throw new Error('No Debian mirror in the configuration of apt on this machine');
    await rm(cacheDir, { recursive: true, force: true });
    await mkdir(cacheDir, { recursive: true });
    found = await downloadAll(wishes, mirrors, cacheDir);
    if (found.every((entry) => entry.unread)) throw new Error(found[0].missing);
    // a suite that cannot be read says nothing about the package, and must not be remembered as its absence
    const certain = found.filter((entry) => !entry.unread);
    await writeFile(lockPath, `${JSON.stringify(certain, null, 2)}\n`);
  }
  const packages = found.filter((entry) => entry.missing === undefined);
  const root = join(cacheDir, 'tree');
  await rm(root, { recursive: true, force: true });
  await mkdir(root, { recursive: true });
  for (const { file, sha256 } of packages) {
    const path = join(cacheDir, file);
    const digest = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    if (digest !== sha256)
      throw new Error(`${file} in the cache folder is damaged: delete ${cacheDir} and build again`);
    await run('dpkg-deb', ['-x', path, root]);
  }
  return { root, packages, missing: found.filter((entry) => entry.missing !== undefined) };
}

/**
 * The paths of a downloaded package's files, links included, from the tree's root.
 * @param {string} path the package's own file
 * @returns {Promise<string[]>}
 */
export async function filesOfPackage(path) {
  const { stdout } = await run('sh', ['-c', 'dpkg-deb --fsys-tarfile "$1" | tar -t', 'sh', path], {
    maxBuffer: 1 << 24,
  });
  return stdout
    .split('\n')
    .filter((name) => name && !name.endsWith('/'))
    .map((name) => name.replace(/^\.\//, ''));
}

/**
 * The names of the packages that a downloaded package needs; of alternatives, the first.
 * @param {string} path the package's own file
 * @returns {Promise<string[]>}
 */
export async function dependenciesOfPackage(path) {
  const { stdout } = await run('dpkg-deb', ['-f', path, 'Depends']);
  return stdout
    .split(',')
    .map((entry) => /^\s*([a-z0-9][a-z0-9.+-]*)/.exec(entry)?.[1])
    .filter(Boolean);
}
