/** Tells those who want to know: progress listeners, the callbacks of `init()`, and the browser's performance timeline. */
import type { DjangoError } from '../core/errors.js';
import type { AnalyticsEvent, InitOptions } from './options.js';
import type { StartStep } from '../core/protocol.js';

export interface Progress {
  step: StartStep;
  /** 0–100 over the whole start. */
  percent: number;
}

export class Observers {
  readonly #options: () => InitOptions;
  readonly #progress = new Set<(progress: Progress) => void>();
  readonly #ready = new Set<() => void>();
  /** Options of the `init()`s that have joined the start under way. */
  #joined: InitOptions[] = [];
  readonly #waiting = new Set<{ resolve: () => void; reject: (reason: DjangoError) => void }>();

  constructor(options: () => InitOptions) {
    this.#options = options;
  }

  /** Calls `listener` with every progress of a start until `signal` is aborted. */
  onProgress(listener: (progress: Progress) => void, signal: AbortSignal): void {
    this.#progress.add(listener);
    signal.addEventListener('abort', () => this.#progress.delete(listener), { once: true });
  }

  /** Calls `listener` after every successful start until `signal` is aborted. */
  onReady(listener: () => void, signal: AbortSignal): void {
    this.#ready.add(listener);
    signal.addEventListener('abort', () => this.#ready.delete(listener), { once: true });
  }

  /** Whoever joins a start is told of it, also when a later `init()` brings other callbacks. */
  join(options: InitOptions): void {
    this.#joined.push(options);
  }

  /** Tells the caller of an `init()` that joins a Django which is ready. */
  alreadyReady(options: InitOptions): void {
    tell(() => options.onReady?.());
  }

  /** Settles with the next start. */
  nextReady(): Promise<void> {
    return new Promise((resolve, reject) => this.#waiting.add({ resolve, reject }));
  }

  startFailed(error: DjangoError): void {
    for (const { reject } of this.#waiting) reject(error);
    this.#waiting.clear();
    this.#joined = [];
  }

  progressed(progress: Progress): void {
    for (const listener of this.#progress) listener(progress);
    this.#tellJoined('onProgress', (options) => options.onProgress?.(progress.step, progress.percent));
  }

  ready(durationMs: number, packages: string[]): void {
    this.#measure('django-playground:start', durationMs);
    this.#overBudget('initTime', durationMs, this.#options().performanceBudget?.maxInitTime);
    this.#analyse({ type: 'init', duration: durationMs, timestamp: Date.now(), packages });
    for (const { resolve } of this.#waiting) resolve();
    this.#waiting.clear();
    for (const listener of this.#ready) listener();
    this.#tellJoined('onReady', (options) => options.onReady?.());
    this.#joined = [];
  }

  rendered(durationMs: number, cached: boolean): void {
    if (!cached) this.#measure('django-playground:render', durationMs);
    this.#overBudget('renderTime', durationMs, this.#options().performanceBudget?.maxRenderTime);
    this.#analyse({ type: 'render', duration: durationMs, timestamp: Date.now(), cached });
  }

  failed(error: DjangoError, element?: HTMLElement): void {
    tell(() => this.#options().onError?.(error, element));
    this.#analyse({ type: 'error', timestamp: Date.now(), errorType: error.type, message: error.message });
  }

  #tellJoined(name: keyof InitOptions, call: (options: InitOptions) => void): void {
    const joined = this.#joined.filter((options) => name in options);
    for (const options of joined.length > 0 ? joined : [this.#options()]) tell(() => call(options));
  }

  #analyse(event: AnalyticsEvent): void {
    const options = this.#options();
    if (options.enableAnalytics) tell(() => options.onAnalytics?.(event));
  }

  #overBudget(metric: string, actual: number, budget: number | undefined): void {
    if (budget === undefined || actual <= budget) return;
    tell(() => this.#options().onBudgetExceeded?.(metric, actual, budget));
  }

  #measure(name: string, durationMs: number): void {
    const end = performance.now();
    performance.measure(name, { start: Math.max(0, end - durationMs), end });
  }
}

/** A callback that throws is the page's fault and the page's to see; the runtime goes on. */
function tell(callback: () => void): void {
  try {
    callback();
  } catch (thrown) {
    reportError(thrown);
  }
}
