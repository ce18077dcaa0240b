/**
 * Obtains Django, its dependencies and the time zone data in order of trust: a local folder of wheels
 * (`PYTHON_WHEELS`), PyPI by pin and sha256, Debian's packages. Says for each what it used.
 */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { obtainDebianPackages, upstreamVersion } from './debian.mjs';
import { readTree } from './file-tree.mjs';
import { SITE_PACKAGES, ZONEINFO } from './layout.mjs';
import { downloadWheel } from './pypi.mjs';
import { normalizeName, parseWheelFileName, readWheel, sha256Hex } from './wheel.mjs';

/**
 * @typedef {object} Distribution
 * @property {string} name
 * @property {string} version
 * @property {'folder' | 'pypi' | 'debian'} source
 * @property {{ file: string, sha256: string }[]} artifacts what was downloaded
 * @property {string} licence SPDX expression
 * @property {Map<string, string>} licences file name → text
 * @property {Map<string, Uint8Array>} files absolute path in the worker's file system → bytes
 * @property {string[]} missing paths that the source should have had
 */

const accepts = (version, prefix) => version === prefix || version.startsWith(`${prefix}.`);

/** The places in the worker's file system of a wheel's files. */
function placeWheel(name, files) {
  const placed = new Map();
  for (const [path, bytes] of files) {
    if (/(?:^|\/)(?:tests?|__pycache__)\//.test(path) && name !== 'django') continue;
    if (name === 'tzdata' && path.startsWith('tzdata/')) {
      const zone = /^tzdata\/zoneinfo\/(.+)$/.exec(path)?.[1];
      if (zone && !zone.endsWith('.py')) placed.set(`${ZONEINFO}/${zone}`, bytes);
    } else {
      placed.set(`${SITE_PACKAGES}/${path}`, bytes);
    }
  }
  return placed;
}

function fromWheel(name, pin, fileName, bytes, source) {
  const wheel = readWheel(fileName, bytes);
  if (wheel.name !== name || !accepts(wheel.version, pin.accepts)) {
    throw new Error(`${fileName} is not ${name} ${pin.accepts}`);
  }
  return {
    name,
    version: wheel.version,
    source,
    artifacts: [{ file: fileName, sha256: sha256Hex(bytes) }],
    licence: pin.licence,
    licences: wheel.licences,
    files: placeWheel(name, wheel.files),
    missing: [],
  };
}

/** The distributions that a folder of wheels has; the last one in name order wins for each name. */
async function fromFolder(pins, dir) {
  const found = new Map();
  for (const fileName of (await readdir(dir)).sort()) {
    const id = parseWheelFileName(fileName);
    const pin = id && pins[id.name];
    if (!pin || !accepts(id.version, pin.accepts)) continue;
    found.set(
      id.name,
      fromWheel(id.name, pin, fileName, new Uint8Array(await readFile(join(dir, fileName))), 'folder'),
    );
  }
  return found;
}

async function fromPyPI(pins, names, cacheDir, log) {
  const found = new Map();
  const downloads = names.map(async (name) => {
    const bytes = await downloadWheel(name, pins[name], join(cacheDir, 'pypi'));
    found.set(name, fromWheel(name, pins[name], pins[name].file, bytes, 'pypi'));
  });
  const failures = (await Promise.allSettled(downloads)).filter((result) => result.status === 'rejected');
  if (failures.length > 0) {
    const { reason } = failures[0];
    log(`PyPI: ${reason.cause?.code ?? reason.message}; using Debian's packages instead`);
  }
  return found;
}

const DEBIAN_NAMES = {
  django: ['python3-django', 'libjs-jquery'],
  asgiref: ['python3-asgiref'],
  sqlparse: ['python3-sqlparse'],
  tzdata: ['tzdata', 'tzdata-legacy'],
};
/** Oldest that will do first: fewer surprises. The last one is Debian's unreleased suite. */
const DEBIAN_SUITES = { django: ['trixie-backports', 'sid', 'forky'] };

function debianWishes(names, pins) {
  return names.flatMap((name) =>
    DEBIAN_NAMES[name].map((debianName) => ({
      name: debianName,
      suites: (debianName.startsWith('python3-') && DEBIAN_SUITES[name]) || ['sid', 'forky'],
      accepts:
        debianName === 'libjs-jquery'
          ? /^3\./
          : new RegExp(`^${pins[name].accepts.replaceAll('.', '\\.')}(?:\\D|$)`),
    })),
  );
}

/** PEP 440's form of tzdata's version: the sixth release of 2026, `2026f`, is 2026.6. */
export function tzdataVersion(upstream) {
  const match = /^(\d{4})([a-z])$/.exec(upstream);
  return match ? `${match[1]}.${match[2].charCodeAt(0) - 96}` : upstream;
}

async function placeDebianPython(root, name) {
  const dir = join(root, 'usr/lib/python3/dist-packages');
  const { files, dangling } = await readTree(dir, root);
  const mine = (path) =>
    path.startsWith(`${name}/`) || new RegExp(`^${name}-[^/]*\\.(?:dist|egg)-info/`, 'i').test(path);
  return {
    files: new Map(
      [...files].filter(([path]) => mine(path)).map(([path, bytes]) => [`${SITE_PACKAGES}/${path}`, bytes]),
    ),
    missing: dangling.filter(mine),
  };
}

/** Debian's time zone data is no Python package; this makes it known to Python under its name, as the wheel is. */
function tzdataMetadata(version) {
  const text = `Metadata-Version: 2.1\nName: tzdata\nVersion: ${version}\n`;
  return [`${SITE_PACKAGES}/tzdata-${version}.dist-info/METADATA`, new TextEncoder().encode(text)];
}

async function placeDebianZones(root, version) {
  const { files } = await readTree(join(root, 'usr/share/zoneinfo'), root);
  // A Debian system's own choice of zone (localtime, posixrules) and leap second files are no part of tzdata's wheel.
  const wanted = [...files].filter(([path]) => !/^(?:localtime|posixrules|posix\/|right\/|leap)/.test(path));
  const zones = wanted.map(([path, bytes]) => [`${ZONEINFO}/${path}`, bytes]);
  return { files: new Map([...zones, tzdataMetadata(version)]), missing: [] };
}

async function fromDebian(pins, names, cacheDir) {
  const { root, packages } = await obtainDebianPackages(debianWishes(names, pins), join(cacheDir, 'debian'));
  const found = new Map();
  for (const name of names) {
    const own = packages.filter((entry) => DEBIAN_NAMES[name].includes(entry.name));
    const upstream = upstreamVersion(own[0].version);
    const version = name === 'tzdata' ? tzdataVersion(upstream) : upstream;
    const placed =
      name === 'tzdata' ? await placeDebianZones(root, version) : await placeDebianPython(root, name);
    const licences = new Map();
    for (const entry of own) {
      licences.set(
        `${entry.name}-copyright`,
        await readFile(join(root, 'usr/share/doc', entry.name, 'copyright'), 'utf8'),
      );
    }
    found.set(name, {
      name,
      version,
      source: 'debian',
      artifacts: own.map(({ file, sha256 }) => ({ file, sha256 })),
      licence: pins[name].licence,
      licences,
      ...placed,
    });
  }
  return found;
}

/**
 * All distributions of `python-packages.json`, in its order.
 * @param {{ pins: Record<string, import('./pypi.mjs').Pin>, wheelsDir?: string, cacheDir: string, log: (line: string) => void }} options
 * @returns {Promise<Distribution[]>}
 */
export async function obtainDistributions({ pins, wheelsDir, cacheDir, log }) {
  const names = Object.keys(pins).map(normalizeName);
  const found = wheelsDir ? await fromFolder(pins, wheelsDir) : new Map();
  const missing = () => names.filter((name) => !found.has(name));
  if (missing().length > 0) {
    for (const [name, value] of await fromPyPI(pins, missing(), cacheDir, log)) found.set(name, value);
  }
  if (missing().length > 0) {
    for (const [name, value] of await fromDebian(pins, missing(), cacheDir)) found.set(name, value);
  }
  const distributions = names.map((name) => found.get(name));
  for (const { name, version, source, missing: gaps } of distributions) {
    log(`${name} ${version} (${source})${gaps.length > 0 ? `, without ${gaps.join(', ')}` : ''}`);
  }
  return distributions;
}
