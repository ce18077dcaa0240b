/**
 * Files that are in the file system from the start and whose bytes come when something reads them: importing, opening,
 * template loaders, translations and time zones just work. One read brings its whole pack, synchronously, because
 * Python cannot wait.
 */
import { gunzipSync } from 'fflate';
import type { FileSystem, FileTree } from './file-system.js';
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

/** Mounts lazy packs and fetches each once. */
export class LazyPacks {
  readonly #fs: FileSystem;
  readonly #tree: FileTree;
  readonly #baseURL: string;
  readonly #fetchSync: FetchSync;
  readonly #loaded = new Map<string, Map<string, Uint8Array>>();
  #failures: string[] = [];

  constructor(fs: FileSystem, tree: FileTree, baseURL: string, fetchSync: FetchSync = fetchByXHR) {
    this.#fs = fs;
    this.#tree = tree;
    this.#baseURL = baseURL;
    this.#fetchSync = fetchSync;
  }

  /** Makes the files of a pack that has not been fetched. */
  mount(entry: LazyPackEntry): void {
    for (const [folder, names] of Object.entries(entry.files)) {
      const node = this.#tree.folder(folder);
      for (const [name, sizeBytes] of Object.entries(names)) {
        this.#tree.addLazyFile(node, name, sizeBytes, () => this.#contents(entry, `${folder}/${name}`));
      }
    }
  }

  /** What could not be fetched since the last call, as sentences for the page. */
  takeFailures(): string[] {
    const failures = this.#failures;
    this.#failures = [];
    return failures;
  }

  #contents(entry: LazyPackEntry, path: string): Uint8Array {
    try {
      const contents = this.#load(entry.name).get(path);
      if (!contents) throw new Error(`it has no ${path}`);
      return contents;
    } catch (thrown) {
      this.#failures.push(`${this.#baseURL}${entry.name} could not be loaded: ${messageOf(thrown)}`);
      throw new this.#fs.ErrnoError(EIO);
    }
  }

  #load(name: string): Map<string, Uint8Array> {
    let files = this.#loaded.get(name);
    if (!files) {
      files = new Map();
      const found = files;
      eachFile(readPack(unpack(this.#fetchSync(`${this.#baseURL}${name}`))), (folder, file, contents) => {
        found.set(`${folder}/${file}`, contents);
      });
      this.#loaded.set(name, files);
    }
    return files;
  }
}
