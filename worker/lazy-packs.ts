/**
 * Files that are in the file system from the start and whose bytes come when something reads them: importing, opening,
 * template loaders, translations and time zones just work. One read brings its whole pack, synchronously, because
 * Python cannot wait.
 */
import { gunzipSync } from 'fflate';
import type { FileNode, FileSystem, FileTree } from './file-system.js';
import { eachFile, readPack, type LazyPackEntry } from './packs.js';
import { messageOf } from './start-failure.js';

/** Fetches a file and waits for it. Throws when there is no usable answer. */
export type FetchSync = (url: string) => Uint8Array;

/** Emscripten's number for "input/output error". */
const EIO = 29;

/** A FetchSync over XMLHttpRequest, which workers may use synchronously. */
export function fetchByXHR(url: string): Uint8Array {
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  request.responseType = 'arraybuffer';
  request.send();
  if (request.status < 200 || request.status > 299) throw new Error(`status ${request.status}`);
  return new Uint8Array(request.response as ArrayBuffer);
}

/** Reads a pack that may still be gzip'd. */
function unpack(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}

/** A folder's further entries: files of packs, and folders. */
interface Plan {
  files: { name: string; sizeBytes: number; pack: string }[];
  folders: Set<string>;
}

/** Mounts lazy packs and fetches each once. */
export class LazyPacks {
  readonly #fs: FileSystem;
  readonly #tree: FileTree;
  readonly #baseURL: string;
  readonly #fetchSync: FetchSync;
  readonly #plans = new Map<string, Plan>();
  readonly #loaded = new Map<string, Map<string, Uint8Array>>();
  #failures: string[] = [];

  constructor(fs: FileSystem, tree: FileTree, baseURL: string, fetchSync: FetchSync = fetchByXHR) {
    this.#fs = fs;
    this.#tree = tree;
    this.#baseURL = baseURL;
    this.#fetchSync = fetchSync;
  }

  /**
   * Makes the files of packs that have not been fetched. Called once, after all other files have been mounted.
   * A folder's entries are made when something looks into it: most are never looked at. Files that are there stay.
   */
  mount(entries: readonly LazyPackEntry[]): void {
    for (const { name: pack, files } of entries) {
      for (const [folder, names] of Object.entries(files)) {
        const plan = this.#planOf(folder);
        for (const [name, sizeBytes] of Object.entries(names)) plan.files.push({ name, sizeBytes, pack });
      }
    }
    for (const [folder, plan] of this.#plans) {
      if (this.#tree.has(folder)) this.#defer(folder, this.#tree.folder(folder), plan);
    }
  }

  /** What could not be fetched since the last call, as sentences for the page. */
  takeFailures(): string[] {
    const failures = this.#failures;
    this.#failures = [];
    return failures;
  }

  /** The plan of a folder; folders above it that nobody has made yet get one that has it as an entry. */
  #planOf(folder: string): Plan {
    let plan = this.#plans.get(folder);
    if (!plan) {
      plan = { files: [], folders: new Set() };
      this.#plans.set(folder, plan);
      const slash = folder.lastIndexOf('/');
      if (slash <= 0) this.#tree.folder(folder);
      if (!this.#tree.has(folder)) this.#planOf(folder.slice(0, slash)).folders.add(folder.slice(slash + 1));
    }
    return plan;
  }

  #defer(path: string, node: FileNode, { files, folders }: Plan): void {
    this.#tree.deferEntries(node, () => {
      for (const { name, sizeBytes, pack } of files) {
        if (this.#tree.hasEntry(node, name)) continue;
        this.#tree.addLazyFile(node, name, sizeBytes, () => this.#contents(pack, `${path}/${name}`));
      }
      for (const name of folders) {
        const child = `${path}/${name}`;
        const plan = this.#plans.get(child);
        if (plan) this.#defer(child, this.#tree.addFolder(node, name), plan);
      }
    });
  }

  #contents(pack: string, path: string): Uint8Array {
    try {
      const contents = this.#load(pack).get(path);
      if (!contents) throw new Error(`it has no ${path}`);
      return contents;
    } catch (thrown) {
      this.#failures.push(`${this.#baseURL}${pack} could not be loaded: ${messageOf(thrown)}`);
      throw new this.#fs.ErrnoError(EIO);
    }
  }

  #load(pack: string): Map<string, Uint8Array> {
    let files = this.#loaded.get(pack);
    if (!files) {
      files = new Map();
      const found = files;
      eachFile(readPack(unpack(this.#fetchSync(`${this.#baseURL}${pack}`))), (folder, name, contents) => {
        found.set(`${folder}/${name}`, contents);
      });
      this.#loaded.set(pack, files);
    }
    return files;
  }
}
