/**
 * Makes wheels of real projects out of Debian's binary packages, once, into `.cache/test-wheels/`.
 * As a program it prints what it made. What the wheels are used for is not its business.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { strFromU8 } from 'fflate';
import {
  dependenciesOfPackage,
  filesOfPackage,
  obtainDebianPackages,
} from '../../../scripts/runtime/debian.mjs';
import { readTree } from '../../../scripts/runtime/file-tree.mjs';
import { normalizeName } from '../../../scripts/runtime/wheel.mjs';
import { isProgram, root } from '../../../scripts/steps.mjs';
import { projects, suitesOf } from './debian-projects.mjs';
import { header, metadataOfEggInfo } from './egg-info.mjs';
import { writeWheel } from './wheel-writer.mjs';

/** Where the wheels are; Debian's packages lie in a folder below. */
export const wheelsFolder = path.join(root, '.cache/test-wheels');

const SITE = 'usr/lib/python3/dist-packages/';
const INFO = /^([^/]+\.(?:dist|egg)-info)\/(.+)$/;
/** Debian's own leftovers, and extension modules, without which these projects run just the same, only slower. */
const LEFT_OUT = /\.so$|\.(?:dist|egg)-info\/(?:INSTALLER|RECORD|WHEEL|dependency_links\.txt|not-zip-safe)$/;
/** What an egg-info has and a wheel has not. */
const EGG_ONLY = new Set(['PKG-INFO', 'requires.txt', 'SOURCES.txt']);

/** @typedef {{ name: string, version: string, filename: string, sha256: string }} MadeWheel */

/** The files of some of the tree's packages: path in the wheel → bytes. */
async function filesOf(debs, tree, folder) {
  const listed = [];
  for (const { file } of debs) listed.push(...(await filesOfPackage(path.join(folder, file))));
  const own = new Set(listed.filter((name) => name.startsWith(SITE)).map((name) => name.slice(SITE.length)));
  // a folder may be a link to another package's; then it is listed, not the files in it
  const isOwn = (name) =>
    name.split('/').some((_, depth, parts) => own.has(parts.slice(0, depth + 1).join('/')));
  return Object.fromEntries([...tree].filter(([name]) => isOwn(name) && !LEFT_OUT.test(name)));
}

/** Splits files into those of the metadata folder (by their name in it) and all others. */
function splitInfo(files) {
  const info = {};
  const others = {};
  for (const [name, bytes] of Object.entries(files)) {
    const inside = INFO.exec(name)?.[2];
    if (inside) info[inside] = bytes;
    else others[name] = bytes;
  }
  return { info, others };
}

/** The projects that a Debian package depends on, as far as they are known. */
async function projectsNeeded(deb, folder) {
  const names = await dependenciesOfPackage(path.join(folder, deb.file));
  return Object.keys(projects).filter((project) => names.includes(projects[project][0]));
}

function metadataOf(info, needed) {
  if (info.METADATA) return strFromU8(info.METADATA);
  const requires = info['requires.txt'];
  return metadataOfEggInfo(strFromU8(info['PKG-INFO']), requires ? strFromU8(requires) : '', needed);
}

/** One project's wheel; throws when what Debian ships is not that project. */
function wheelOf(project, files, needed) {
  const { info, others } = splitInfo(files);
  const metadata = metadataOf(info, needed);
  const name = header(metadata, 'Name');
  const version = header(metadata, 'Version');
  if (normalizeName(name) !== project) throw new Error(`Debian's ${project} calls itself ${name}`);
  const kept = Object.fromEntries(Object.entries(info).filter(([inside]) => !EGG_ONLY.has(inside)));
  return { name: project, version, ...writeWheel({ name, version, metadata, files: others, info: kept }) };
}

async function makeAll(debianFolder) {
  const wishes = Object.entries(projects).flatMap(([project, names]) =>
    names.map((name) => ({ name, suites: suitesOf(project), accepts: /^\d/, optional: true })),
  );
  const { root: tree, packages, missing } = await obtainDebianPackages(wishes, debianFolder);
  const { files } = await readTree(path.join(tree, SITE), tree);
  const wheels = [];
  for (const [project, names] of Object.entries(projects)) {
    const debs = packages.filter(({ name }) => names.includes(name));
    if (debs.length < names.length) continue;
    const needed = await projectsNeeded(debs[0], debianFolder);
    const { bytes, ...wheel } = wheelOf(project, await filesOf(debs, files, debianFolder), needed);
    await writeFile(path.join(wheelsFolder, wheel.filename), bytes);
    wheels.push({ ...wheel, sha256: createHash('sha256').update(bytes).digest('hex') });
  }
  return { wheels, missing };
}

/** Changes when the wheels would: with the list of projects and the code that makes wheels. */
async function stampOfSources() {
  const hash = createHash('sha256');
  for (const name of ['debian-projects.mjs', 'debian-wheels.mjs', 'egg-info.mjs', 'wheel-writer.mjs'])
    hash.update(await readFile(new URL(name, import.meta.url)));
  return hash.digest('hex');
}

/**
 * The wheels, made now or by an earlier run. Throws where Debian's packages cannot be had.
 * @param {(line: string) => void} [log]
 * @returns {Promise<MadeWheel[]>}
 */
export async function debianWheels(log = console.log) {
  const listPath = path.join(wheelsFolder, 'wheels.json');
  const stamp = await stampOfSources();
  const made = existsSync(listPath) ? JSON.parse(await readFile(listPath, 'utf8')) : null;
  if (made?.stamp === stamp) return made.wheels;
  log("Making the tests' wheels from Debian's packages …");
  await mkdir(wheelsFolder, { recursive: true });
  for (const name of await readdir(wheelsFolder))
    if (/\.(?:whl|json)$/.test(name)) await rm(path.join(wheelsFolder, name));
  const { wheels, missing } = await makeAll(path.join(wheelsFolder, 'debian'));
  for (const { name, missing: reason } of missing) log(`${name}: ${reason}`);
  // what a suite that could not be read may have is looked for again by the next run
  const isCertain = !missing.some(({ unread }) => unread);
  await writeFile(listPath, `${JSON.stringify({ stamp: isCertain ? stamp : null, wheels }, null, 2)}\n`);
  return wheels;
}

if (isProgram(import.meta.url)) {
  const wheels = await debianWheels();
  for (const { name, version, filename } of wheels) console.log(`${name} ${version}  ${filename}`);
  console.log(`${wheels.length} wheels in ${path.relative(root, wheelsFolder)}`);
}
