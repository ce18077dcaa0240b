/**
 * The little of Emscripten's in-memory file system that mounting packs needs, typed, and making folders and files in it
 * without a path lookup and a copy for each. Knows nothing of packs.
 */

/** A folder or file of MEMFS. */
export interface FileNode {
  name: string;
  /** A folder's children by name, or a file's bytes. */
  contents: Record<string, FileNode> | Uint8Array;
  usedBytes: number;
}

/** Emscripten's `FS`, as far as it is used. */
export interface FileSystem {
  mkdirTree(path: string): void;
  lookupPath(path: string): { node: FileNode };
  filesystems: {
    MEMFS: { createNode(parent: FileNode, name: string, mode: number, device: number): FileNode };
  };
  ErrnoError: new (errno: number) => Error;
}

/** The file mode of every mounted file: regular, readable and writable. */
const FILE_MODE = 0o100666;

/** Makes folders once each and files in them. */
export class FileTree {
  readonly #fs: FileSystem;
  readonly #folders = new Map<string, FileNode>();

  constructor(fs: FileSystem) {
    this.#fs = fs;
  }

  /** The node of a folder, which is made if it is not there. */
  folder(path: string): FileNode {
    let node = this.#folders.get(path);
    if (!node) {
      this.#fs.mkdirTree(path);
      ({ node } = this.#fs.lookupPath(path));
      this.#folders.set(path, node);
    }
    return node;
  }

  /** A new file whose bytes are `contents` itself, not a copy. */
  addFile(folder: FileNode, name: string, contents: Uint8Array): FileNode {
    const node = this.#fs.filesystems.MEMFS.createNode(folder, name, FILE_MODE, 0);
    node.contents = contents;
    node.usedBytes = contents.length;
    return node;
  }

  /**
   * A new file of known size whose bytes are fetched by `load` when something reads or changes them first.
   * `load` may throw; then the reader gets its error and the next reader tries again.
   */
  addLazyFile(folder: FileNode, name: string, sizeBytes: number, load: () => Uint8Array): FileNode {
    const node = this.#fs.filesystems.MEMFS.createNode(folder, name, FILE_MODE, 0);
    node.usedBytes = sizeBytes;
    const settle = (value: FileNode['contents']): void => {
      Object.defineProperty(node, 'contents', { value, writable: true, configurable: true, enumerable: true });
    };
    Object.defineProperty(node, 'contents', {
      configurable: true,
      enumerable: true,
      get: () => {
        const contents = load();
        settle(contents);
        return contents;
      },
      set: settle,
    });
    return node;
  }
}
