/**
 * Fetches binary packages of newer Debian suites with plain apt, without touching the system's own apt state.
 * Mirrors come from this machine's configuration; what is inside a package is the caller's business.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { debianMirrors } from './apt-sources.mjs';

const run = promisify(execFile);
const KEYRINGS = ['gpg', 'pgp'].map((ending) => `/usr/share/keyrings/debian-archive-keyring.${ending}`);

/** @typedef {{ name: string, suites: string[], accepts: RegExp }} DebianWish */
/** @typedef {{ name: string, version: string, suite: string, file: string, sha256: string }} DebianPackage */

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

/** The version of a package in an opened suite, or `null`. */
async function candidateVersion({ flags }, name) {
  const { stdout } = await run('apt-cache', [...flags, 'policy', name]);
  const version = /Candidate:\s*(\S+)/.exec(stdout)?.[1];
  return version && version !== '(none)' ? version : null;
}

/** A Debian version without epoch and Debian revision. */
export function upstreamVersion(debianVersion) {
  return debianVersion
    .replace(/^\d+:/, '')
    .replace(/-[^-]*$/, '')
    .replace(/[+~](?:dfsg|ds|really).*$/, '');
}

async function fetchPackage(apt, name, version, targetDir) {
  const downloads = await mkdtemp(join(apt.dir, 'download-'));
  await run('apt-get', [...apt.flags, 'download', `${name}=${version}`], { cwd: downloads });
  const [file] = (await readdir(downloads)).filter((entry) => entry.endsWith('.deb'));
  if (!file) throw new Error(`apt-get download gave nothing for ${name}`);
  const plainName = file.replaceAll('%3a', '_');
  await rename(join(downloads, file), join(targetDir, plainName)).catch(async (error) => {
    if (error.code !== 'EXDEV') throw error;
    await writeFile(join(targetDir, plainName), await readFile(join(downloads, file)));
  });
  return plainName;
}

/** Downloads all wishes, each from the first of its suites that has an accepted version. */
async function downloadAll(wishes, mirrors, targetDir) {
  const workDir = await mkdtemp(join(tmpdir(), 'django-playground-apt-'));
  const opened = new Map();
  const open = (suite) => {
    if (!opened.has(suite)) {
      opened.set(
        suite,
        openSuite(suite, mirrors[0], workDir).catch((error) => ({ error })),
      );
    }
    return opened.get(suite);
  };
  try {
    const packages = [];
    for (const wish of wishes) packages.push(await downloadOne(wish, open, targetDir));
    return packages;
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

async function downloadOne(wish, open, targetDir) {
  const refusals = [];
  for (const suite of wish.suites) {
    const apt = await open(suite);
    if (apt.error) {
      refusals.push(
        `${suite}: ${String(apt.error.stderr ?? apt.error.message)
          .trim()
          .split('\n')
          .at(-1)}`,
      );
      continue;
    }
    const version = await candidateVersion(apt, wish.name);
    if (!version || !wish.accepts.test(upstreamVersion(version))) {
      refusals.push(`${suite}: ${version ?? 'not there'}`);
      continue;
    }
    const file = await fetchPackage(apt, wish.name, version, targetDir);
    const sha256 = createHash('sha256')
      .update(await readFile(join(targetDir, file)))
      .digest('hex');
    return { name: wish.name, version, suite, file, sha256 };
  }
  throw new Error(`No Debian suite has a usable ${wish.name} (${refusals.join('; ')})`);
}

/**
 * Downloads packages into a cache folder, or takes what an earlier build left there, and unpacks all of them
 * into one tree so that symbolic links between packages resolve.
 * @param {DebianWish[]} wishes
 * @param {string} cacheDir
 * @returns {Promise<{ root: string, packages: DebianPackage[] }>} `root` is the unpacked tree
 */
export async function obtainDebianPackages(wishes, cacheDir) {
  const lockPath = join(cacheDir, 'packages.json');
  let packages = existsSync(lockPath) ? JSON.parse(await readFile(lockPath, 'utf8')) : [];
  const complete = wishes.every((wish) => packages.some((entry) => entry.name === wish.name));
  if (!complete) {
    const mirrors = debianMirrors(await readAptConfiguration());
    if (mirrors.length === 0) throw new Error('No Debian mirror in the configuration of apt on this machine');
    await rm(cacheDir, { recursive: true, force: true });
    await mkdir(cacheDir, { recursive: true });
    packages = await downloadAll(wishes, mirrors, cacheDir);
    await writeFile(lockPath, `${JSON.stringify(packages, null, 2)}\n`);
  }
  const root = join(cacheDir, 'tree');
  await rm(root, { recursive: true, force: true });
  await mkdir(root, { recursive: true });
  for (const { file, sha256 } of packages) {
    const path = join(cacheDir, file);
    const found = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    if (found !== sha256)
      throw new Error(`${file} in the cache folder is damaged: delete ${cacheDir} and build again`);
    await run('dpkg-deb', ['-x', path, root]);
  }
  return { root, packages };
}
