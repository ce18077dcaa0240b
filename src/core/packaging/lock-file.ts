/**
 * The lock file: versions, hashes and places of a set of packages as JSON, so that a page need not resolve anything.
 * Reads, writes and answers needs from it; does not fetch it.
 */
import { DjangoError } from '../errors.js';
import type { RequirementNeed } from '../protocol.js';
import { normalizeName } from '../requirements.js';
import type { ResolveEnvironment } from './environment.js';
import { listed, packageError } from './explain.js';
import type { LockedPackage, PackageErrorData, Resolution } from './lock.js';
import { inDependencyOrder } from './order.js';
import { formatRequirement, type Requirement } from './requirement.js';
import { readRoots } from './roots.js';

/** A wheel in a lock file. */
export interface LockFileWheel {
  filename: string;
  /** Relative to the lock file, or absolute. */
  url: string;
  sha256: string;
  sizeBytes?: number;
}

/** A package in a lock file; without a wheel it is one that builds of this library have inside. */
export interface LockFilePackage extends Omit<LockedPackage, 'wheel'> {
  wheel: LockFileWheel | null;
}

/** The lock file's content. */
export interface LockFile {
  lockVersion: 1;
  /** The Python that it was made for: `3.14`. */
  python: string;
  /** The requirements that it was made from. */
  requirements: string[];
  packages: LockFilePackage[];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

const isWheel = (value: unknown): value is LockFileWheel =>
  isRecord(value) &&
  typeof value['filename'] === 'string' &&
  typeof value['url'] === 'string' &&
  /^[0-9a-f]{64}$/.test(String(value['sha256'])) &&
  ['number', 'undefined'].includes(typeof value['sizeBytes']);

const isPackage = (value: unknown): value is LockFilePackage =>
  isRecord(value) &&
  typeof value['name'] === 'string' &&
  typeof value['version'] === 'string' &&
  isTexts(value['requires']) &&
  isTexts(value['extras'] ?? []) &&
  (value['wheel'] === null || isWheel(value['wheel']));

const isLockFile = (value: unknown): value is LockFile =>
  isRecord(value) &&
  value['lockVersion'] === 1 &&
  typeof value['python'] === 'string' &&
  isTexts(value['requirements']) &&
  Array.isArray(value['packages']) &&
  value['packages'].every(isPackage);

const vendorCommand = (requirements: readonly string[]): string =>
  `npx django-playground vendor ${requirements.map((each) => JSON.stringify(each)).join(' ')} --out <folder>`;

/** @throws DjangoError `PackageError` when the text is no lock file; `lockURL` is named in it */
export function readLockFile(text: string, lockURL: string): LockFile {
  const refuse = (reason: string, cause?: unknown): DjangoError =>
    new DjangoError('PackageError', `${lockURL} ${reason}`, {
      cause,
      suggestions: [`Write it again: ${vendorCommand(['django-bird'])}`],
    });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw refuse('is not valid JSON.', cause);
  }
  if (isLockFile(value)) return value;
  const version = isRecord(value) ? value['lockVersion'] : undefined;
  if (typeof version !== 'number' || version === 1) throw refuse('is not a lock file of django-playground.');
  throw refuse(`is a lock file of version ${version}; this library reads version 1.`);
}

/**
 * The lock file for a resolution.
 * @param wheelURL where the page finds a package's wheel, relative to the lock file
 */
export function lockFileOf(
  requirements: readonly string[],
  { packages }: Resolution,
  { python }: Pick<ResolveEnvironment, 'python'>,
  wheelURL: (filename: string) => string,
): LockFile {
  return {
    lockVersion: 1,
    python: python.python_version,
    requirements: [...requirements],
    packages: packages.map(({ wheel, ...each }) => ({
      ...each,
      wheel: wheel && {
        filename: wheel.filename,
        url: wheelURL(wheel.filename),
        sha256: wheel.sha256,
        ...(wheel.sizeBytes === undefined ? {} : { sizeBytes: wheel.sizeBytes }),
      },
    })),
  };
}

/** The text of a lock file; the same for the same content. */
export const writeLockFile = (lock: LockFile): string => `${JSON.stringify(lock, null, 2)}\n`;

/** `5.2.18` → `5.2`: what packages depend on of the versions inside a build. */
const series = (version: string): string => version.split('.', 2).join('.');

/** Why a locked package does not meet a requirement, or `null`. */
function objection(
  requirement: Requirement,
  locked: LockFilePackage | undefined,
  version: string,
): string | null {
  if (!locked) return 'is not in it';
  if (requirement.url !== null && !requirement.url.includes(locked.wheel?.filename ?? '\n')) {
    return `is another file than the one in it (${locked.name} ${locked.version})`;
  }
  if (!requirement.allows(version)) return `is not met by ${locked.name} ${version}, which is in it`;
  const missing = requirement.extras.filter((extra) => !locked.extras?.includes(extra));
  return missing.length > 0 ? `asks for the extra ${listed(missing)}, which is not in it` : null;
}

/** Answers needs from one lock file. */
class LockReader {
  readonly #inside: ReadonlyMap<string, string>;
  readonly #packages: ReadonlyMap<string, LockFilePackage>;
  readonly #lockURL: string;

  constructor({ packages }: LockFile, lockURL: string, { inside }: Pick<ResolveEnvironment, 'inside'>) {
    this.#inside = new Map(inside.map(({ name, version }) => [normalizeName(name), version]));
    this.#packages = new Map(packages.map((each) => [each.name, each]));
    this.#lockURL = lockURL;
  }

  /** Why the lock does not meet a requirement, or `null`. */
  objection(requirement: Requirement): string | null {
    const locked = this.#packages.get(requirement.name);
    const own = this.#inside.get(requirement.name);
    // what is inside needs no lock
    if (!locked && own !== undefined && requirement.url === null) {
      return requirement.allows(own)
        ? null
        : `is not in it, and ${requirement.name} ${own} is inside this build`;
    }
    return (
      objection(requirement, locked, locked ? this.#version(locked) : '') ?? this.#outdated(requirement.name)
    );
  }

  #version({ name, version, wheel }: LockFilePackage): string {
    return wheel ? version : (this.#inside.get(name) ?? version);
  }

  /** Whether something in the closure was inside another build than this one. */
  #outdated(name: string): string | null {
    for (const each of this.closure([name])) {
      const locked = this.#packages.get(each.name);
      if (!locked || locked.wheel) continue;
      const own = this.#inside.get(each.name);
      if (own === undefined) return `needs ${each.name}, which is not inside this build`;
      if (series(own) !== series(locked.version)) {
        return `was locked for ${each.name} ${locked.version}, and this build has ${own} inside`;
      }
    }
    return null;
  }

  /** The packages of these names and all that they require, dependencies first. */
  closure(names: Iterable<string>): LockedPackage[] {
    const wanted = new Map<string, LockedPackage>();
    const visit = (name: string): void => {
      const locked = this.#packages.get(name);
      const own = this.#inside.get(name);
      if (wanted.has(name) || (!locked && own === undefined)) return;
      wanted.set(
        name,
        locked ? this.#located(locked) : { name, version: own ?? '', requires: [], wheel: null },
      );
      locked?.requires.forEach(visit);
    };
    for (const name of names) visit(name);
    return inDependencyOrder(wanted);
  }

  #located(locked: LockFilePackage): LockedPackage {
    const { wheel } = locked;
    const version = this.#version(locked);
    if (!wheel) return { ...locked, version, wheel };
    return {
      ...locked,
      version,
      wheel: { ...wheel, url: new URL(wheel.url, this.#lockURL).href, origin: 'lock' },
    };
  }
}

/** The packages of a lock file that meet `needs`; needs that it cannot meet are refused. Makes no requests. */
export function resolveFromLock(
  needs: readonly RequirementNeed[],
  lock: LockFile,
  lockURL: string,
  environment: Pick<ResolveEnvironment, 'inside' | 'python'>,
): Resolution {
  const { roots, refused } = readRoots(needs, environment.python);
  const reader = new LockReader(lock, lockURL, environment);
  const isOtherPython = lock.python !== environment.python.python_version;
  const met: string[] = [];
  for (const { need, requirement } of roots) {
    const reason = isOtherPython
      ? `was locked for Python ${lock.python}, and Python ${environment.python.python_version} runs here`
      : reader.objection(requirement);
    if (reason === null) met.push(requirement.name);
    else refused.push(refuse(need, requirement, reason, lock, lockURL));
  }
  return { packages: reader.closure(met), refused };
}

function refuse(
  need: RequirementNeed,
  requirement: Requirement,
  reason: string,
  lock: LockFile,
  lockURL: string,
): PackageErrorData {
  const others = lock.requirements.filter((each) => each !== need.requirement);
  return packageError([need], {
    message: `The page is locked to ${lockURL}, and ${formatRequirement(requirement)} (asked for by ${listed(need.owners)}) ${reason}.`,
    suggestions: [`Lock again: ${vendorCommand([...others, need.requirement])}`],
  });
}
