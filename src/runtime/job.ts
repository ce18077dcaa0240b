/** One render on its way: what is asked, who waits for it, and what is known of earlier tries. */
import type { DjangoError } from '../core/errors.js';
import type { RenderItem } from '../core/protocol.js';

export interface RenderResult {
  html: string;
  /** Milliseconds that Python took; 0 from the cache. */
  durationMs: number;
  cached: boolean;
}

export class Job {
  readonly item: RenderItem;
  /** PEP 508 requirements without which it must not be rendered. */
  readonly packages: readonly string[];
  /** The asker in the registry, whose needs must be met first. */
  readonly label: string;
  /** The key under which the result is kept, or `null`. */
  readonly cacheKey: string | null;
  readonly result: Promise<RenderResult>;
  /** It may have ended a worker, so it gets a batch of its own. */
  suspect = false;
  #settled = false;
  #resolve!: (result: RenderResult) => void;
  #reject!: (reason: unknown) => void;
  readonly #cancel: () => void;

  constructor(
    item: RenderItem,
    asker: { label: string; packages: readonly string[] },
    cacheKey: string | null,
    signal?: AbortSignal,
  ) {
    this.item = item;
    this.label = asker.label;
    this.packages = asker.packages;
    this.cacheKey = cacheKey;
    this.result = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    const onAbort = (): void => this.#settle(() => this.#reject(signal?.reason));
    this.#cancel = () => signal?.removeEventListener('abort', onAbort);
    signal?.addEventListener('abort', onAbort);
    if (signal?.aborted) onAbort();
  }

  /** Answered, failed or aborted: nothing that comes now matters. */
  get settled(): boolean {
    return this.#settled;
  }

  resolve(result: RenderResult): void {
    this.#settle(() => this.#resolve(result));
  }

  reject(reason: DjangoError): void {
    this.#settle(() => this.#reject(reason));
  }

  #settle(act: () => void): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#cancel();
    act();
  }
}
