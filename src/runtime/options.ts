/** The options of `DjangoPlayground.init()`, with their defaults and the rule for options that come late. */
import type { DjangoError } from '../core/errors.js';

declare module '../core/errors.js' {
  interface DjangoError {
    /** The element that shows the failure. The core knows no DOM, so the page's side adds this. */
    element?: HTMLElement;
  }
}

/** What `onAnalytics` is told; nothing is sent anywhere by the library itself. */
export type AnalyticsEvent =
  | { type: 'init'; duration: number; timestamp: number; packages: string[] }
  | { type: 'render'; duration: number; timestamp: number; cached: boolean }
  | { type: 'error'; timestamp: number; errorType: string; message: string };

export interface InitOptions {
  /** PEP 508 requirements for the whole page. */
  packages?: readonly string[];
  /** Django settings for the whole page, under their real names. */
  settings?: Record<string, unknown>;
  /** Render `data-django-template` elements without being asked (default true). */
  autoRender?: boolean;
  /** Render `data-django-template` elements only when near the viewport (default true). */
  lazy?: boolean;
  /** A selector of code blocks to turn into live examples, such as `pre > code.language-django`. */
  enhance?: string;
  /** The directory with the worker and `runtime/` (default: beside the script). */
  baseURL?: string;
  /**
   * A package index with the JSON simple API, or several in the order in which they are asked: an array, or separated by
   * blanks or commas (default: `data-index-url` of the script tag, else PyPI).
   */
  indexURL?: string | readonly string[];
  /** A lock file that `django-playground vendor` wrote; no index is asked then (default: `data-lock` of the script tag). */
  lockURL?: string;
  /** The folder of the packages with compiled code that Pyodide’s project has built (default: its own, at jsDelivr). */
  pyodidePackagesURL?: string;
  /** Milliseconds that the start may go without progress before it fails (default 60000). */
  timeout?: number;
  /** Results kept (default 200). */
  maxCacheSize?: number;
  /** `false`: output is inserted as it is; a function: your own sanitiser (default: DOMPurify). */
  sanitize?: boolean | ((html: string) => string);
  /** Milliseconds. */
  performanceBudget?: { maxInitTime?: number; maxRenderTime?: number };
  onProgress?(step: string, percent: number): void;
  onReady?(): void;
  onError?(error: DjangoError, element?: HTMLElement): void;
  onBudgetExceeded?(metric: string, actual: number, budget: number): void;
  /** Tell `onAnalytics` (default false). */
  enableAnalytics?: boolean;
  onAnalytics?(event: AnalyticsEvent): void;
  /**
   * Where Python lives: in a `worker` with the rights of the page’s scripts, or in one without origin, storage and network,
   * `strict` (default: `data-isolation` of the script tag, else `worker`).
   */
  isolation?: 'worker' | 'strict';
}

export const DEFAULT_START_TIMEOUT_MS = 60_000;
export const DEFAULT_RENDER_TIMEOUT_MS = 10_000;

/** Options that the running Django or its worker was made with. */
const FIXED_AT_START = [
  'baseURL',
  'indexURL',
  'lockURL',
  'pyodidePackagesURL',
  'isolation',
  'settings',
] as const;

/** The names in `options` that come too late for a Django that was started with `current`. */
export function lateOptions(current: InitOptions, options: InitOptions): string[] {
  // Packages are not among them: they can be added to a running Django.
  return FIXED_AT_START.filter(
    (name) => options[name] !== undefined && JSON.stringify(options[name]) !== JSON.stringify(current[name]),
  );
}
