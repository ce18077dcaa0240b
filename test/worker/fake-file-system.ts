/** A MEMFS as small as the tests of mounting need it: nodes, a name table, and the lookup operation that mounting replaces. */
import type { FileNode, FileSystem } from '../../worker/file-system.js';

/** What the file system throws, with Emscripten's number. */
export class FakeErrnoError extends Error {
  constructor(readonly errno: number) {
    super(`errno ${errno}`);
  }
}

const ENOENT = 44;
const FOLDER_BITS = 0o040000;

/** A file system and ways to look into it as Python does. */
export interface FakeFileSystem {
  fs: FileSystem;
  find: (path: string) => FileNode;
  /** The names in a folder. */
  list: (path: string) => string[];
  /** A file's text. */
  read: (path: string) => string;
}

/** An empty file system. */
export function createFakeFileSystem(): FakeFileSystem {
  const table = new Map<FileNode, Map<string, FileNode>>();
  const operations: FileNode['node_ops'] = {
    lookup: () => {
      throw new FakeErrnoError(ENOENT);
    },
  };
  const makeNode = (name: string, isFolder: boolean): FileNode => {
    const node: FileNode = {
      name,
      contents: isFolder ? {} : new Uint8Array(),
      usedBytes: 0,
      node_ops: operations,
    };
    table.set(node, new Map());
    return node;
  };
  const root = makeNode('/', true);
  const lookupNode = (parent: FileNode, name: string): FileNode =>
    table.get(parent)?.get(name) ?? parent.node_ops.lookup(parent, name);
  const find = (path: string): FileNode => path.split('/').filter(Boolean).reduce(lookupNode, root);
  const fs: FileSystem = {
    lookupPath: (path) => ({ node: find(path) }),
    lookupNode,
    filesystems: {
      MEMFS: {
        createNode: (parent, name, mode) => {
          const node = makeNode(name, (mode & FOLDER_BITS) !== 0);
          table.get(parent)?.set(name, node);
          (parent.contents as Record<string, FileNode>)[name] = node;
          return node;
        },
      },
    },
    ErrnoError: FakeErrnoError,
  };
  return {
    fs,
    find,
    list: (path) => Object.keys(find(path).contents).sort(),
    read: (path) => new TextDecoder().decode(find(path).contents as Uint8Array),
  };
}
