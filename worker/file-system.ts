/**
 * The little of Emscripten's in-memory file system that mounting packs needs, typed: making folders and files without a
 * path lookup and a copy for each, files whose bytes come later, folders whose entries are made later. Knows no packs.
 */

/** What the file system does with a folder; only looking up is of interest here. */
interface NodeOperations {
  lookup: (parent: FileNode, name: string) => FileNode;
}

/** A folder or file of MEMFS. */
export interface FileNode {
  name: string;
  /** A folder's children by name, or a file's bytes. */
  contents: Record<string, FileNode> | Uint8Array;
  usedBytes: number;
  node_ops: NodeOperations;
}

/** Emscripten's `FS`, as far as it is used. */
export interface FileSystem {
  lookupPath(path: string): { node: FileNode };
  lookupNode(parent: FileNode, name: string): FileNode;
  filesystems: {
    MEMFS: { createNode(parent: FileNode, name: string, mode: number, device: number): FileNode };
  };
  ErrnoError: new (errno: number) => Error;
}

/** Regular files and folders that everybody may read and write. */
const FILE_MODE = 0o100666;
const FOLDER_MODE = 0o040777;

/** Lets `make` give a node's contents when something asks for them first; a setter wins over it. */
function deferContents(node: FileNode, make: () => FileNode['contents']): void {
  const settle = (value: FileNode['contents']): void => {
    Object.defineProperty(node, 'contents', { value, writable: true, configurable: true, enumerable: true });
  };
  Object.defineProperty(node, 'contents', {
    configurable: true,
    enumerable: true,
    get: () => {
      const contents = make();
      settle(contents);
      return contents;
    },
    set: settle,
  });
}

/** Makes folders once each and files in them. */
export class FileTree {
  readonly #fs: FileSystem;
  readonly #folders = new Map<string, FileNode>();

  constructor(fs: FileSystem) {
    this.#fs = fs;
  }

  /** Whether a folder was asked for through this tree, or one below it. */
  has(path: string): boolean {
    return this.#folders.has(path);
  }

  /** Whether a folder has an entry of this name already. */
  hasEntry({ contents }: FileNode, name: string): boolean {
    return Object.hasOwn(contents, name);
  }

  /** The node of a folder (an absolute path, `''` for the root), which is made with those above it if it is not there. */
  folder(path: string): FileNode {
    let node = this.#folders.get(path);
    if (!node) {
      node = path === '' ? this.#fs.lookupPath('/').node : this.#childFolder(path);
      this.#folders.set(path, node);
    }
    return node;
  }

  #childFolder(path: string): FileNode {
    const slash = path.lastIndexOf('/');
    const name = path.slice(slash + 1);
    const parent = this.folder(path.slice(0, slash));
    const siblings = parent.contents as Record<string, FileNode>;
    return siblings[name] ?? this.addFolder(parent, name);
  }

  /** A new folder in a folder. */
  addFolder(parent: FileNode, name: string): FileNode {
    return this.#fs.filesystems.MEMFS.createNode(parent, name, FOLDER_MODE, 0);
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
    deferContents(node, load);
    return node;
  }

  /** Lets `fill` make a folder's further entries when something lists the folder or asks for a name it does not have yet. */
  deferEntries(folder: FileNode, fill: () => void): void {
    const { contents, node_ops: operations } = folder;
    deferContents(folder, () => {
      folder.node_ops = operations;
      // What `fill` makes is put into `contents`, which must not be asked for again meanwhile.
      Object.defineProperty(folder, 'contents', { value: contents, writable: true, configurable: true });
      fill();
      return contents;
    });
    folder.node_ops = {
      ...operations,
      lookup: (parent, name) => {
        const names = Object.keys(folder.contents);
        return names.includes(name) ? this.#fs.lookupNode(parent, name) : operations.lookup(parent, name);
      },
    };
  }
}
