/** Counts and times what the runtime does. Measures only: budgets and analytics are told by the runtime. */

/** One measured piece of work. */
export interface Operation {
  operation: string;
  /** Milliseconds. */
  duration: number;
  /** Milliseconds since the epoch, when it ended. */
  timestamp: number;
}

export interface PerformanceStats {
  /** Milliseconds from the first need to the ready Django; 0 before. */
  initializationTime: number;
  /** `name==version` of what the running Python has installed. */
  packagesInstalled: string[];
  /** Renders that Python did. */
  templatesRendered: number;
  /** Renders answered from the cache. */
  templatesCached: number;
  /** Milliseconds that Python took for a render, on average. */
  averageRenderTime: number;
  /** Bytes of the interpreter's memory, as the worker measured it last; 0 without a worker. */
  memoryUsage: number;
  errorCount: number;
  lastError?: string;
  /** The latest operations, oldest first, at most 100. */
  operations: Operation[];
}

const MAX_OPERATIONS = 100;

export class Stats {
  initializationTime = 0;
  packagesInstalled: string[] = [];
  memoryUsage = 0;
  #rendered = 0;
  #cached = 0;
  #renderTime = 0;
  #errorCount = 0;
  #lastError: string | undefined;
  #operations: Operation[] = [];

  /** @param durationMs what Python took */
  rendered(durationMs: number): void {
    this.#rendered += 1;
    this.#renderTime += durationMs;
    this.record('render', durationMs);
  }

  cached(): void {
    this.#cached += 1;
    this.record('cache-hit', 0);
  }

  failed(message: string): void {
    this.#errorCount += 1;
    this.#lastError = message;
  }

  record(operation: string, durationMs: number): void {
    this.#operations.push({ operation, duration: durationMs, timestamp: Date.now() });
    if (this.#operations.length > MAX_OPERATIONS) this.#operations.shift();
  }

  snapshot(): PerformanceStats {
    return {
      initializationTime: this.initializationTime,
      packagesInstalled: [...this.packagesInstalled],
      templatesRendered: this.#rendered,
      templatesCached: this.#cached,
      averageRenderTime: this.#rendered === 0 ? 0 : this.#renderTime / this.#rendered,
      memoryUsage: this.memoryUsage,
      errorCount: this.#errorCount,
      ...(this.#lastError === undefined ? {} : { lastError: this.#lastError }),
      operations: this.#operations.map((operation) => ({ ...operation })),
    };
  }
}
