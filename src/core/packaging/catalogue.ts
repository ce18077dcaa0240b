/**
 * All that is known so far of projects and their releases, for a search that must not wait. Says what it does not know
 * yet, and fetches that on demand, each thing once.
 */
import type { ResolveEnvironment } from './environment.js';
import { RequestFailure, type Failure } from './failure.js';
import { IndexClient, type ProjectAnswer } from './index-client.js';
import { parseMetadata } from './metadata.js';
import type { Candidate } from './project-page.js';
import type { PyodidePackage, PyodidePackages } from './pyodide-packages.js';
import { parseRequirement, type Requirement } from './requirement.js';
import { compareVersions, isSameVersion, satisfiesSpecifiers } from './versions.js';
import { parseWheelName, suitability } from './wheel-name.js';
import { normalizeName } from '../requirements.js';

/** What a candidate asks for; or why it cannot be used, and another release may be; or a failure that ends the search there. */
export type Dependencies =
  | { kind: 'known'; requirements: readonly Requirement[] }
  | { kind: 'rejected'; reason: string; isDjango: boolean }
  | { kind: 'failed'; failure: Failure };

/** Something that is not known yet. */
export type Lack =
  { kind: 'project'; name: string } | { kind: 'pyodide' } | { kind: 'metadata'; candidate: Candidate };

const readAll = (texts: readonly string[]): Requirement[] | null => {
  const read = texts.map(parseRequirement);
  return read.every((requirement) => requirement !== null) ? read : null;
};

/** The knowledge of one resolving. */
export class Catalogue {
  readonly environment: ResolveEnvironment;
  readonly #client: IndexClient;
  readonly #inside: readonly Candidate[];
  readonly #projects = new Map<string, ProjectAnswer>();
  readonly #dependencies = new Map<string, Dependencies>();
  readonly #direct = new Map<string, Candidate | null>();
  #pyodide: PyodidePackages | Failure | null | undefined;
  /** Support for a Python is only ever added: a Django older than this one lacks it too. */
  #newestUnfitDjango: string | null = null;

  constructor(environment: ResolveEnvironment) {
    this.environment = environment;
    this.#client = new IndexClient(environment);
    this.#inside = environment.inside.map(({ name, version, requires = [] }) => ({
      name: normalizeName(name),
      version,
      wheel: null,
      requires: readAll(requires) ?? [],
    }));
    if (!environment.pyodidePackages) this.#pyodide = null;
  }

  get indexURLs(): string[] {
    return this.#client.indexURLs;
  }

  inside(name: string): Candidate | undefined {
    return this.#inside.find((candidate) => candidate.name === name);
  }

  project(name: string): ProjectAnswer | undefined {
    return this.#projects.get(name);
  }

  /** The wheel at `url`; `null` when its name is not that of a pure wheel of `name`. */
  direct(name: string, url: string): Candidate | null {
    const known = this.#direct.get(url);
    if (known !== undefined) return known?.name === name ? known : null;
    const candidate = this.#readDirect(url);
    this.#direct.set(url, candidate);
    return candidate?.name === name ? candidate : null;
  }

  #readDirect(text: string): Candidate | null {
    if (!URL.canParse(text)) return null;
    const url = new URL(text);
    const filename = decodeURIComponent(url.pathname.split('/').at(-1) ?? '');
    const wheel = parseWheelName(filename);
    const sha256 = /[#&]sha256=([0-9a-f]{64})/i.exec(url.hash)?.[1]?.toLowerCase() ?? '';
    url.hash = '';
    const isUsable = wheel && suitability(wheel, this.environment.python.python_version) >= 0;
    if (!isUsable || !/^https?:$/.test(url.protocol)) return null;
    const { name, version } = wheel;
    return { name, version, wheel: { filename, url: url.href, sha256, origin: 'url' } };
  }

  /** What Pyodide's distribution has under this name; `undefined`: not known yet. */
  pyodide(name: string): Candidate | Failure | null | undefined {
    const all = this.#pyodide;
    if (all === null || all === undefined || 'message' in all) return all;
    const entry = findEntry(all, name);
    if (!entry || entry.package_type === 'shared_library') return null;
    const requires = entry.depends.filter((each) => findEntry(all, each)?.package_type !== 'shared_library');
    return {
      name,
      version: entry.version,
      wheel: {
        filename: entry.file_name.split('/').at(-1) ?? entry.file_name,
        url: new URL(entry.file_name, all.baseURL).href,
        sha256: entry.sha256,
        origin: 'pyodide',
      },
      requires: readAll(requires) ?? [],
    };
  }

  /** `undefined`: not known yet. */
  dependencies(candidate: Candidate): Dependencies | undefined {
    if (candidate.requires) return { kind: 'known', requirements: candidate.requires };
    const known = this.#dependencies.get(candidate.wheel?.url ?? '');
    if (known || candidate.name !== 'django' || this.#newestUnfitDjango === null) return known;
    return compareVersions(candidate.version, this.#newestUnfitDjango) < 0
      ? unfitDjango(candidate, this.environment)
      : undefined;
  }

  /** Of how many of the project's releases the metadata is known. */
  countKnown(name: string): number {
    const answer = this.#projects.get(name);
    if (answer?.kind !== 'page') return 0;
    return answer.page.candidates.filter(({ wheel }) => this.#dependencies.has(wheel?.url ?? '')).length;
  }

  /** Brings all that is lacking, at once. */
  async fetch(lacks: readonly Lack[]): Promise<void> {
    await Promise.all(lacks.map((lack) => this.#fetchOne(lack)));
  }

  async #fetchOne(lack: Lack): Promise<void> {
    switch (lack.kind) {
      case 'project':
        this.#projects.set(lack.name, await this.#client.project(lack.name));
        return;
      case 'pyodide':
        this.#pyodide = await this.#askPyodide();
        return;
      case 'metadata':
        this.#dependencies.set(lack.candidate.wheel?.url ?? '', await this.#ask(lack.candidate));
    }
  }

  async #askPyodide(): Promise<PyodidePackages | Failure | null> {
    try {
      return (await this.environment.pyodidePackages?.()) ?? null;
    } catch (thrown) {
      const reason = thrown instanceof Error ? thrown.message : String(thrown);
      return { message: `Pyodide’s own list of packages cannot be read: ${reason}`, suggestions: [] };
    }
  }

  async #ask(candidate: Candidate): Promise<Dependencies> {
    try {
      return this.#judge(candidate, await this.#client.metadata(candidate));
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      return { kind: 'failed', failure: thrown };
    }
  }

  #judge(candidate: Candidate, text: string): Dependencies {
    const { name, version, requiresPython, requiresDist, classifiers } = parseMetadata(text);
    const rejected = (reason: string): Dependencies => ({ kind: 'rejected', reason, isDjango: false });
    if (normalizeName(name) !== candidate.name || !isSameVersion(version, candidate.version)) {
      return rejected(`its metadata is that of ${name === '' ? 'nothing' : `${name} ${version}`}`);
    }
    const { python } = this.environment;
    if (requiresPython !== '' && satisfiesSpecifiers(python.python_full_version, requiresPython) === false) {
      return rejected(`it needs Python ${requiresPython}, and Pyodide has ${python.python_full_version}`);
    }
    if (
      candidate.name === 'django' &&
      !classifiers.includes(`Programming Language :: Python :: ${python.python_version}`)
    ) {
      const newest = this.#newestUnfitDjango;
      if (newest === null || compareVersions(newest, version) < 0) this.#newestUnfitDjango = version;
      return unfitDjango(candidate, this.environment);
    }
    const requirements = readAll(requiresDist);
    if (requirements) return { kind: 'known', requirements };
    const bad = requiresDist.find((requirement) => !parseRequirement(requirement)) ?? '';
    return rejected(`its metadata asks for “${bad}”, which is no requirement`);
  }
}

const unfitDjango = ({ version }: Candidate, { python }: ResolveEnvironment): Dependencies => ({
  kind: 'rejected',
  reason: `Django ${version} does not support Python ${python.python_version}`,
  isDjango: true,
});

const findEntry = ({ packages }: PyodidePackages, name: string): PyodidePackage | undefined =>
  packages[name] ??
  Object.values(packages).find((entry) => normalizeName(entry.name) === normalizeName(name));
