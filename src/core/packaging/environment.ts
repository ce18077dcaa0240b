/** What resolving needs of the place it runs in, so that it runs in a worker, in a test and under Node.js alike. */
import type { Wheel } from './lock.js';
import type { MarkerEnvironment } from './markers.js';
import type { PyodidePackages } from './pyodide-packages.js';

/** A package that needs no installing. */
export interface InsidePackage {
  name: string;
  version: string;
  /** Its dependencies as PEP 508 requirements; bare names will do. */
  requires?: readonly string[];
}

/** How far resolving has come: packages whose version is settled so far, and answers that it waits for. */
export interface ResolveProgress {
  resolved: number;
  pending: number;
}

/** The place that `resolve` runs in. */
export interface ResolveEnvironment {
  /** Django and what else the build has inside. */
  inside: readonly InsidePackage[];
  /** The PEP 508 markers of the Python that packages are for: `PYODIDE_MARKERS`. */
  python: MarkerEnvironment;
  /** Simple indexes in order; the first that knows a project is asked for it. Empty: `DEFAULT_INDEX_URL`. */
  indexURLs: readonly string[];
  fetch: (url: string, init: { headers?: Record<string, string>; signal: AbortSignal }) => Promise<Response>;
  /** Milliseconds without a byte after which a request has failed; `DEFAULT_TIMEOUT_MS` is a good value. */
  timeoutMs: number;
  isOffline: () => boolean;
  /** Pyodide's own distribution; asked once, and only when an index has a project but no pure wheel that fits. */
  pyodidePackages?: () => Promise<PyodidePackages | null>;
  /** Takes the bytes of a wheel that had to be downloaded for its metadata; their hash has been checked. */
  onWheel?: (wheel: Wheel, bytes: Uint8Array) => void;
  onProgress?: (progress: ResolveProgress) => void;
  /** Lower-case hex; Web Crypto's unless given. */
  sha256?: (bytes: Uint8Array) => Promise<string>;
}

/** The index that is asked when a page names none. */
export const DEFAULT_INDEX_URL = 'https://pypi.org/simple/';

/** How long a silent server is waited for. */
export const DEFAULT_TIMEOUT_MS = 15_000;
