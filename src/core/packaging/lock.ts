/** What resolving gives: packages at one version each, where their wheels are, and what was refused. Types only. */
import type { ErrorData } from '../protocol.js';

/** A requirement, or several that contradict each other, that cannot be met; the rest of the page can. */
export type PackageErrorData = Extract<ErrorData, { kind: 'package' }>;

/** A wheel file and the hash that its bytes must have. */
export interface Wheel {
  filename: string;
  /** Absolute. */
  url: string;
  /** Lower-case hex. */
  sha256: string;
  sizeBytes?: number;
  origin: 'index' | 'pyodide' | 'url' | 'lock';
}

/** One project at one version. */
export interface LockedPackage {
  /** The normalised project name. */
  name: string;
  version: string;
  /** Normalised names of the direct dependencies, extras and markers applied. */
  requires: string[];
  /** Normalised names of the extras that were asked for; absent when there are none. */
  extras?: string[];
  /** Where the wheel is; `null` when the package is inside the build. */
  wheel: Wheel | null;
}

/** The answer to a list of requirements. */
export interface Resolution {
  /** Dependencies come before those that need them; of packages inside the build only those that something needs. */
  packages: LockedPackage[];
  refused: PackageErrorData[];
}
