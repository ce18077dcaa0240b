/**
 * What the worker knows about the runtime files at build time; `scripts/runtime` writes `generated/runtime-files.ts`,
 * which has one value of this type. Types only.
 */
import type { InstalledPackage } from '../src/core/protocol.js';

/** One gzip'd file below `runtime/`. */
export interface RuntimeFile {
  /** File name with a hash of its content. */
  name: string;
  /** Bytes that travel. */
  sizeBytes: number;
  /** Bytes after gunzip. */
  unpackedBytes: number;
}

/** The files that a start needs. */
export interface RuntimeFiles {
  pyodideVersion: string;
  /** Pyodide's ABI marks, which its loader wants to see in a lock file. */
  lockFileInfo: Record<string, string>;
  /** Pyodide's JavaScript: a module, loaded by `import()`. */
  script: { name: string; sizeBytes: number };
  wasm: RuntimeFile;
  core: RuntimeFile;
  /** The list of Pyodide's own packages, as JSON. */
  distribution: RuntimeFile;
  /** The packages in the packs, by normalised name. */
  inside: InstalledPackage[];
}
