/** A folder of static files as a browser would see it when it is served: addresses for files, and files for addresses. */
import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Stands for wherever the folder will be served; there is no such site. */
const ORIGIN = 'http://site.invalid';

/** Node's own, which knows no files. */
const network = globalThis.fetch;

/** Folders in which nobody's pages are. */
const LEFT_OUT = new Set(['node_modules', '.git']);

const isFolder = (place: string): Promise<boolean> =>
  stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  );

export class Site {
  readonly #dir: string;

  constructor(dir: string) {
    this.#dir = path.resolve(dir);
  }

  /** The paths of all HTML files below the folder, in order. @throws Error where there is no such folder */
  async pages(): Promise<string[]> {
    if (!(await isFolder(this.#dir))) throw new Error(`There is no folder ${this.#dir}.`);
    const found: string[] = [];
    const folders = [this.#dir];
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      for (const entry of await readdir(folder, { withFileTypes: true })) {
        const place = path.join(folder, entry.name);
        if (entry.isDirectory() && !LEFT_OUT.has(entry.name)) folders.push(place);
        else if (entry.isFile() && /\.html?$/i.test(entry.name)) found.push(place);
      }
    }
    return found.sort();
  }

  /** The address of a file. */
  addressOf(place: string): string {
    const parts = path.relative(this.#dir, place).split(path.sep);
    return `${ORIGIN}/${parts.map(encodeURIComponent).join('/')}`;
  }

  /** What is at `address`: a file of the folder as a `file:` URL, all else as it is. */
  located(address: string): string {
    const { origin, pathname } = new URL(address);
    if (origin !== ORIGIN) return address;
    // A URL has no steps upwards left, except hidden ones.
    const place = path.join(this.#dir, decodeURIComponent(pathname));
    return place.startsWith(this.#dir + path.sep) ? pathToFileURL(place).href : address;
  }

  /** `fetch` for scripts of the folder's pages. */
  readonly fetch: typeof fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    const url = this.located(address);
    if (!url.startsWith('file:')) return network(input, init);
    try {
      return new Response(await readFile(new URL(url)));
    } catch {
      return new Response(null, { status: 404 });
    }
  };
}
