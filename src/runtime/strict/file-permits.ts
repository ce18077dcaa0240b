/**
 * Which files a strict worker may have: those that the library starts with, and those of packages from where the page takes
 * its packages. The worker runs Python that the page does not trust, so what is not named here is refused.
 */
import { DISTRIBUTIONS } from '../../core/packaging/pyodide-packages.js';
import type { PackageSources } from '../../core/protocol.js';

/**
 * What a file is, which says what of an answer the worker may see: a `runtime` file of the library, a `list` that names
 * further files, or a package's `wheel` or `metadata`.
 */
export type FileKind = 'runtime' | 'list' | 'wheel' | 'metadata';

/** How one file may be fetched. */
export interface Permit {
  url: string;
  /** The page's rights are used for files that the page has named itself only. */
  credentials: 'same-origin' | 'omit';
  kind: FileKind;
}

type Sources = Pick<PackageSources, 'indexURLs' | 'lockURL' | 'distributionURL'>;

/** `https://…` in a requirement such as `name @ https://…`. */
const ADDRESS = /@\s*(https?:[^\s;]+)/;

const PROJECT_PAGE = /^[\w.-]+\/(?:index\.json)?$/;
const PACKAGE_FILE = /^[\w.+-]+\.(?:whl|zip)$/;
const COMPILED_FILE = /^v[\w.]+\/full\/[\w.+-]+\.(?:whl|zip)$/;
const METADATA = '.metadata';

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

/** The last part of its path. */
const fileName = (url: string): string => new URL(url).pathname.replace(/^.*\//, '');

export class FilePermits {
  readonly #runtimeURL: string;
  readonly #sources: Sources;
  readonly #pageOrigin: string;
  readonly #runtimeNames = new Set<string>();
  /** Single files, with the credentials of whoever named them. */
  readonly #named = new Map<string, Permit['credentials']>();

  constructor(baseURL: string, sources: Sources, pageOrigin: string) {
    this.#runtimeURL = new URL('runtime/', baseURL).href;
    this.#sources = sources;
    this.#pageOrigin = pageOrigin;
  }

  /** How `url` may be fetched, or `null` where it may not. */
  of(url: string): Permit | null {
    if (!URL.canParse(url)) return null;
    const plain = withoutHash(url);
    const permit = (kind: FileKind, credentials: Permit['credentials']): Permit => ({
      url: plain,
      credentials,
      kind,
    });
    const { indexURLs, lockURL } = this.#sources;
    if (plain === lockURL) return permit('list', 'same-origin');
    // By name: for any other address the site may answer with a page of its visitor's own.
    const runtimeName = plain.startsWith(this.#runtimeURL) ? plain.slice(this.#runtimeURL.length) : '';
    if (this.#runtimeNames.has(runtimeName)) return permit('runtime', 'same-origin');
    if (indexURLs.some((index) => isBelow(plain, index, PROJECT_PAGE))) return permit('list', 'omit');
    const wheel = this.#ofWheel(plain);
    if (wheel) return permit('wheel', wheel);
    const besides = plain.endsWith(METADATA) ? this.#ofWheel(plain.slice(0, -METADATA.length)) : undefined;
    return besides ? permit('metadata', besides) : null;
  }

  /**
   * Whether the answer to a permitted request may come from `url`, to which it may have been redirected: where the page's
   * own origin is asked, only files that may be had without the redirect.
   */
  allowsAnswerFrom(url: string, { url: asked, credentials, kind }: Permit): boolean {
    if (!URL.canParse(url)) return false;
    const plain = withoutHash(url);
    if (plain === asked) return true;
    const { protocol, origin } = new URL(plain);
    if (!/^https?:$/.test(protocol)) return false;
    if (kind === 'runtime') return fileName(plain) === fileName(asked);
    if (origin !== this.#pageOrigin) return true;
    const there = this.of(plain);
    return there !== null && (credentials === 'omit' || there.credentials === 'same-origin');
  }

  /** The files in `runtime/` that the library has. */
  allowRuntime(names: readonly string[]): void {
    for (const name of names) this.#runtimeNames.add(name);
  }

  /** The addresses of wheels in requirements of the page; whoever shares a link can write them. */
  allowRequirements(requirements: readonly string[]): void {
    for (const requirement of requirements) {
      const [, url] = ADDRESS.exec(requirement) ?? [];
      if (url === undefined || !URL.canParse(url)) continue;
      const { pathname, search } = new URL(url);
      if (/\.whl$/i.test(pathname) && search === '') this.#allow(withoutHash(url), 'omit');
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

  /** The credentials for a package's file. */
  #ofWheel(plain: string): Permit['credentials'] | undefined {
    const { distributionURL } = this.#sources;
    const isCompiled =
      distributionURL === null
        ? isBelow(plain, DISTRIBUTIONS, COMPILED_FILE)
        : isBelow(plain, distributionURL, PACKAGE_FILE);
    return isCompiled ? 'omit' : this.#named.get(plain);
  }

  #allow(url: string, credentials: Permit['credentials']): void {
    if (!/^https?:/.test(url)) return;
    // Named by several, it needs no rights.
    this.#named.set(url, this.#named.get(url) === 'omit' ? 'omit' : credentials);
  }
}
