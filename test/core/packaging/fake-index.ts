/** A simple index in memory: projects written as a table, answers with faults on demand, and a log of what was asked. */
import { strToU8, zipSync } from 'fflate';
import type { PyodidePackages, ResolveEnvironment } from '../../../src/core/packaging/resolve.js';
import { PYODIDE_MARKERS, resolve } from '../../../src/core/packaging/resolve.js';
import type { Resolution, Wheel } from '../../../src/core/packaging/lock.js';
import { sha256Hex } from '../../../src/core/packaging/sha256.js';

/** One release. Without anything it is a pure wheel with metadata of its own. */
export interface FakeRelease {
  requires?: string[];
  classifiers?: string[];
  python?: string;
  yanked?: boolean | string;
  /** File names in place of the one pure wheel. */
  files?: string[];
  /** What is wrong with the release. */
  fault?:
    | 'no-metadata'
    | 'wrong-metadata-hash'
    | 'metadata-404'
    | 'wrong-hash'
    | 'no-hash'
    | 'no-wheel'
    | 'foreign-metadata';
}

/** Project → version → release, or what to answer for its page. */
export type FakeProjects = Record<string, Record<string, FakeRelease> | (() => Promise<Response>)>;

export const INDEX = 'https://index.test/simple/';

const json = (value: unknown): Response =>
  new Response(JSON.stringify(value), { headers: { 'Content-Type': 'application/vnd.pypi.simple.v1+json' } });

function metadataText(
  name: string,
  version: string,
  { requires = [], classifiers = [] }: FakeRelease,
): string {
  const lines = [
    'Metadata-Version: 2.1',
    `Name: ${name}`,
    `Version: ${version}`,
    ...classifiers.map((classifier) => `Classifier: ${classifier}`),
    ...requires.map((requirement) => `Requires-Dist: ${requirement}`),
  ];
  return `${lines.join('\n')}\n\nAbout it.\n`;
}

/** The bytes of a wheel that has nothing but METADATA. */
export function fakeWheel(name: string, version: string, release: FakeRelease = {}): Uint8Array {
  const isForeign = release.fault === 'foreign-metadata';
  const text = strToU8(metadataText(isForeign ? 'other' : name, version, release));
  return zipSync(
    release.fault === 'no-wheel' ? { a: text } : { [`${name}-${version}.dist-info/METADATA`]: text },
  );
}

async function filesOf(
  name: string,
  version: string,
  release: FakeRelease,
  answers: Map<string, () => Response>,
) {
  const { fault, python, yanked } = release;
  const names = release.files ?? [`${name.replaceAll('-', '_')}-${version}-py3-none-any.whl`];
  return Promise.all(
    names.map(async (filename) => {
      const bytes = fakeWheel(name, version, release) as Uint8Array<ArrayBuffer>;
      const text = metadataText(fault === 'foreign-metadata' ? 'other' : name, version, release);
      const url = new URL(`../files/${filename}`, INDEX).href;
      answers.set(url, () => new Response(bytes));
      const hasMetadata = fault !== 'no-metadata' && fault !== 'wrong-hash' && fault !== 'no-wheel';
      if (hasMetadata && fault !== 'metadata-404') answers.set(`${url}.metadata`, () => new Response(text));
      const sha256 = await sha256Hex(strToU8(fault === 'wrong-metadata-hash' ? 'x' : text));
      return {
        filename,
        url: `../../files/${filename}`,
        hashes:
          fault === 'no-hash'
            ? {}
            : { sha256: fault === 'wrong-hash' ? 'f'.repeat(64) : await sha256Hex(bytes) },
        size: bytes.length,
        ...(python === undefined ? {} : { 'requires-python': python }),
        ...(yanked === undefined ? {} : { yanked }),
        ...(hasMetadata ? { 'core-metadata': { sha256 } } : {}),
      };
    }),
  );
}

/** An index and all that came of asking it. */
export class FakeIndex {
  /** Requests in rounds: all that were made before the first of them was answered. */
  readonly rounds: string[][] = [];
  readonly wheels = new Map<string, Uint8Array>();
  pyodideAsked = 0;
  readonly environment: ResolveEnvironment;
  readonly #projects: FakeProjects;
  readonly #files = new Map<string, () => Response>();
  #open: string[] | null = null;

  constructor(
    projects: FakeProjects,
    overrides: Partial<ResolveEnvironment> & { pyodide?: PyodidePackages } = {},
  ) {
    this.#projects = projects;
    const { pyodide, ...rest } = overrides;
    this.environment = {
      inside: [
        { name: 'Django', version: '5.2.18', requires: ['asgiref>=3.8.1', 'sqlparse>=0.3.1'] },
        { name: 'asgiref', version: '3.9.0' },
        { name: 'sqlparse', version: '0.5.0' },
      ],
      python: PYODIDE_MARKERS,
      indexURLs: [INDEX],
      fetch: (url) => this.#fetch(url),
      timeoutMs: 15_000,
      isOffline: () => false,
      onWheel: (wheel: Wheel, bytes) => this.wheels.set(wheel.filename, bytes),
      pyodidePackages: () => {
        this.pyodideAsked += 1;
        return Promise.resolve(pyodide ?? null);
      },
      ...rest,
    };
  }

  /** All requests in order, without the index’s address. */
  get asked(): string[] {
    return this.rounds.flat();
  }

  serve(url: string, answer: () => Response): void {
    this.#files.set(url, answer);
  }

  /** `requirement` texts, owned by A, B, C … in order. */
  resolve(...requirements: string[]): Promise<Resolution> {
    const needs = requirements.map((requirement, index) => ({
      requirement,
      owners: [String.fromCharCode('A'.charCodeAt(0) + index)],
    }));
    return resolve(needs, this.environment);
  }

  async #fetch(url: string): Promise<Response> {
    if (!this.#open) this.rounds.push((this.#open = []));
    this.#open.push(url.replace('https://index.test/', ''));
    // a task later, all requests of the same round have been made
    await new Promise((done) => setTimeout(done));
    this.#open = null;
    const file = this.#files.get(url);
    if (file) return file();
    const name = url.startsWith(INDEX) ? url.slice(INDEX.length, -1) : '';
    const project = this.#projects[name];
    if (!project) return new Response('', { status: 404 });
    if (typeof project === 'function') return project();
    const releases = Object.entries(project);
    const files = await Promise.all(
      releases.map(([version, release]) => filesOf(name, version, release, this.#files)),
    );
    return json({ meta: { 'api-version': '1.1' }, name, files: files.flat() });
  }
}

/** `name version` of what was resolved, in order. */
export const versions = ({ packages }: Resolution): string[] =>
  packages.map(({ name, version }) => `${name} ${version}`);
