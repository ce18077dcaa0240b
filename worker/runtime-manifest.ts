/**
 * What the worker knows about the runtime files at build time; `scripts/runtime` writes `generated/runtime-files.ts`,
 * which has one value of this type. Types only.
 */
import type { InstalledPackage } from '../src/core/protocol.js';

/** One file below `runtime/`, packed with gzip or Zstandard. */
export interface RuntimeFile {
  /** File name with a hash of its content. */
  name: string;
  /** Bytes that travel. */
  sizeBytes: number;
  /** Bytes after unpacking. */
  unpackedBytes: number;
}

/** The files that starts need. */
export interface RuntimeFiles {
  pyodideVersion: string;
  /** Pyodide's ABI marks, which its loader wants to see in a lock file. */
  lockFileInfo: Record<string, string>;
  /** Pyodide's JavaScript: a module, loaded by `import()`. */
  script: { name: string; sizeBytes: number };
  wasm: RuntimeFile;
  /** The image that a first visit goes on from. */
  image: RuntimeFile & {
    /** Pyodide's own record of the JavaScript objects that Python holds in it. */
    pyodideState: number[];
  };
  /** What a first render needs beside the image. */
  core: RuntimeFile;
  /** The modules in the image, for starts without it; the last of the lazy packs. */
  modules: RuntimeFile;
  /** The list of Pyodide's own packages, as JSON. */
  distribution: RuntimeFile;
  /** The packages in the packs, by normalised name. */
  inside: InstalledPackage[];
}
