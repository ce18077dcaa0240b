/**
 * Pyodide's own distribution, in the shape of its `pyodide-lock.json`: the place of packages that exist compiled only.
 * Does not fetch it.
 */

/** One entry of the lock file's `packages`. */
export interface PyodidePackage {
  name: string;
  version: string;
  file_name: string;
  sha256: string;
  /** Names of other entries. */
  depends: readonly string[];
  /** `package`, or `shared_library`, which is no wheel. */
  package_type?: string;
}

/** The lock file, trimmed to what resolving reads, and the folder that its files are in. */
export interface PyodidePackages {
  /** Where `file_name`s are relative to: a folder's URL with its slash. */
  baseURL: string;
  packages: Readonly<Record<string, PyodidePackage>>;
}

/** Where Pyodide's project has all its releases. */
export const DISTRIBUTIONS = 'https://cdn.jsdelivr.net/pyodide/';

/** Where Pyodide's project has the packages of a release. */
export const distributionURL = (pyodideVersion: string): string => `${DISTRIBUTIONS}v${pyodideVersion}/full/`;
