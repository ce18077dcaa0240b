/**
 * Which files a strict worker may have: those that the library starts with, and those of packages from where the page takes
 * its packages. The worker runs Python that the page does not trust, so what is not named here is refused.
 */
import { DISTRIBUTIONS } from '../../core/packaging/pyodide-packages.js';
import type { PackageSources } from '../../core/protocol.js';

/** How one file may be fetched. */
export interface Permit {
  url: string;
  /** The page's rights are used for files that the page has named itself only. */
  credentials: 'same-origin' | 'omit';
  /** What it says about further files counts. */
  namesFiles: boolean;
}

type Sources = Pick<PackageSources, 'indexURLs' | 'lockURL' | 'distributionURL'>;

/** `https://…` in a requirement such as `name @ https://…`. */
const ADDRESS = /@\s*(https?:[^\s;]+)/;

const RUNTIME_FILE = /^[\w.-]+$/;
const PROJECT_PAGE = /^[\w.-]+\/(?:index\.json)?$/;
const PACKAGE_FILE = /^[\w.+-]+$/;

/** The part of `url` below `folder`, if it is one and matches `shape`; addresses that say more, such as a query, do not. */
const isBelow = (url: string, folder: string, shape: RegExp): boolean =>
  url.startsWith(folder) && shape.test(url.slice(folder.length));

const withoutHash = (url: string, base?: string): string => {
  const parsed = new URL(url, base);
  parsed.hash = '';
  return parsed.href;
};

/** All values of `url` in JSON data, however deep. */
function* urlsIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (name === 'url' && typeof inner === 'string') yield inner;
    else yield* urlsIn(inner);
  }
}

export class FilePermits {
  readonly #runtimeURL: string;
  readonly #sources: Sources;
  /** Single files, with the credentials of whoever named them. */
  readonly #named = new Map<string, Permit['credentials']>();

  constructor(baseURL: string, sources: Sources) {
    this.#runtimeURL = new URL('runtime/', baseURL).href;
    this.#sources = sources;
  }

  /** How `url` may be fetched, or `null` where it may not. */
  of(url: string): Permit | null {
    if (!URL.canParse(url)) return null;
    const plain = withoutHash(url);
    const { indexURLs, lockURL, distributionURL } = this.#sources;
    const permit = (credentials: Permit['credentials'], namesFiles = false): Permit => ({
      url: plain,
      credentials,
      namesFiles,
    });
    if (plain === lockURL) return permit('same-origin', true);
    if (isBelow(plain, this.#runtimeURL, RUNTIME_FILE)) return permit('same-origin');
    if (indexURLs.some((index) => isBelow(plain, index, PROJECT_PAGE))) return permit('omit', true);
    const isCompiled =
      distributionURL === null
        ? isBelow(plain, DISTRIBUTIONS, /^v[\w.]+\/full\/[\w.+-]+$/)
        : isBelow(plain, distributionURL, PACKAGE_FILE);
    if (isCompiled) return permit('omit');
    const named = this.#named.get(plain) ?? this.#named.get(plain.replace(/\.metadata$/, ''));
    return named === undefined ? null : permit(named);
  }

  /** The addresses in requirements of the page. */
  allowRequirements(requirements: readonly string[]): void {
    for (const requirement of requirements) {
      const [, url] = ADDRESS.exec(requirement) ?? [];
      if (url !== undefined && URL.canParse(url)) this.#allow(withoutHash(url), 'omit');
    }
  }

  /** The files that the page of a project or a lock file names. @param url where it came from in the end */
  allowFilesIn(text: string, url: string, { credentials }: Permit): void {
    let data: unknown;
    try {
      data = JSON.parse(text);
    } catch {
      // It names none: the worker says what is wrong with it.
      return;
    }
    for (const file of urlsIn(data)) {
      if (URL.canParse(file, url)) this.#allow(withoutHash(file, url), credentials);
    }
  }

  #allow(url: string, credentials: Permit['credentials']): void {
    if (!/^https?:/.test(url)) return;
    // Named by several, it needs no rights.
    this.#named.set(url, this.#named.get(url) === 'omit' ? 'omit' : credentials);
  }
}
