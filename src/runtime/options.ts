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

/** How far a start has come: a worker has been made, it has been told what the page needs, Django is ready. */
export type StartStage = 'none' | 'worker' | 'needs' | 'ready';

const FIXED_WITH_WORKER = ['baseURL', 'indexURL', 'lockURL', 'pyodidePackagesURL', 'isolation'] as const;
/** Packages are not among them: they can be added to a running Django. */
const FIXED_WITH_NEEDS = ['settings'] as const;

/** The names in `options` that come too late for a start that has come to `stage` with `current`. */
export function lateOptions(current: InitOptions, options: InitOptions, stage: StartStage): string[] {
  if (stage === 'none') return [];
  const late: string[] = [...FIXED_WITH_WORKER, ...(stage === 'worker' ? [] : FIXED_WITH_NEEDS)].filter(
    (name) => options[name] !== undefined && JSON.stringify(options[name]) !== JSON.stringify(current[name]),
  );
  if (stage !== 'ready') return late;
  if (options.autoRender === false && current.autoRender !== false) late.push('autoRender');
  const budget = options.performanceBudget?.maxInitTime;
  if (budget !== undefined && budget !== current.performanceBudget?.maxInitTime)
    late.push('performanceBudget.maxInitTime');
  return late;
}
