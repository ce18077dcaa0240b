/**
 * The page's one Django as an object: queues renders, keeps results, sends batches, frees the worker that nobody needs.
 * Knows nothing of elements and Lit, nor how a session starts.
 */
import type { ResultCache } from '../core/cache.js';
import { cacheKey } from '../core/cache-key.js';
import { DjangoError, toDjangoError } from '../core/errors.js';
import { missingNeeds, splitSettings } from '../core/needs.js';
import { DEFAULT_RENDER_TIMEOUT_MS, type InitOptions } from './options.js';
import type { RenderItem, RenderOutcome, ValidateItem, ValidateOutcome } from '../core/protocol.js';
import { Stats, type PerformanceStats } from '../core/stats.js';
import { runBatch, takeBatch } from './batch.js';
import type { Environment, Timer } from './environment.js';
import { Job, type RenderResult } from './job.js';
import type { Observers } from './observers.js';
import { Registry } from './registry.js';
import { SessionKeeper } from './session-keeper.js';
import type { Session } from './session.js';

/** Milliseconds that an unneeded worker is kept: long enough for a router to swap pages. */
export const FREE_AFTER_MS = 30_000;

/** An unneeded worker whose memory has grown beyond this is freed at once: wasm memory never shrinks. */
const MAX_IDLE_HEAP_BYTES = 384 * 1024 * 1024;

/** Workers that may be lost in a row, beyond one for each waiting job, before no further one is made. */
const MAX_LOSSES = 3;

/** One render as askers put it. */
export interface RenderRequest extends Omit<RenderItem, 'timeoutMs'> {
  /** The asker's label in the registry. */
  label: string;
  packages: readonly string[];
  /** Milliseconds (default 10000). */
  timeoutMs?: number | undefined;
}

export class Runtime {
  readonly registry = new Registry(() => this.#onIdle());
  readonly #environment: Environment;
  readonly #stats = new Stats();
  readonly #keeper: SessionKeeper;
  /** Loaded with the first render: what a page loads at once is the smaller for it. */
  #cache: Promise<ResultCache | null> | null = null;
  #queue: Job[] = [];
  #isWorking = false;
  #losses = 0;
  #freeing: Timer | null = null;

  constructor(environment: Environment) {
    this.#environment = environment;
    this.#keeper = new SessionKeeper(environment, this.registry, this.#stats, () => this.#onSettled());
  }

  get observers(): Observers {
    return this.#keeper.observers;
  }

  get options(): Readonly<InitOptions> {
    return this.#keeper.options;
  }

  get isReady(): boolean {
    return this.#keeper.ready !== null;
  }

  /** Why the last start failed, until `init` tries again. */
  get startError(): DjangoError | null {
    return this.#keeper.error;
  }

  /**
   * Starts Django with `options`, joins a start under way, or tries again after a failure.
   * @throws DjangoError `InitializationError`
   */
  async init(options: InitOptions = {}): Promise<void> {
    this.#keeper.adoptOptions(options);
    if (options.maxCacheSize !== undefined) this.#cache = null;
    this.#keeper.forgetFailure();
    await this.#keeper.get();
  }

  /** Resolves when Django is ready, now or after a later start. @throws DjangoError when that start fails */
  whenReady(): Promise<void> {
    return this.#keeper.whenReady();
  }

  /**
   * Renders one template, from the cache where that is sound.
   * @throws DjangoError, or the signal's reason when aborted
   */
  async render(request: RenderRequest, signal?: AbortSignal): Promise<RenderResult> {
    signal?.throwIfAborted();
    const item = itemOf(request);
    const key = cacheKey(item, request.packages);
    // Nothing can be kept yet: Django starts while the cache's module is being loaded. The job reports a failure.
    if (this.#cache === null) this.#keeper.get().catch(() => undefined);
    const kept = key === null ? undefined : (await this.#results())?.get(key);
    signal?.throwIfAborted();
    if (kept !== undefined) {
      this.#stats.cached();
      this.observers.rendered(0, true);
      return { html: kept, durationMs: 0, cached: true };
    }
    const job = new Job(item, request, key, signal);
    this.#queue.push(job);
    this.#work();
    return job.result;
  }

  /** Compiles a template in the running Django and says what is wrong with it. */
  async validate(item: ValidateItem): Promise<ValidateOutcome> {
    const session = await this.#keeper.get();
    return session.call('validate', { ...item, settings: splitSettings(item.settings).render });
  }

  /** Drops what Python keeps for an asker that has gone. */
  forget(owner: string): void {
    // A worker that dies meanwhile has forgotten everything.
    this.#keeper.ready?.call('forget', { owners: [owner] }).catch(() => undefined);
  }

  stats(): PerformanceStats {
    return this.#stats.snapshot();
  }

  /** Counts a failure that someone shows and tells the page of it. */
  report(error: DjangoError, element?: HTMLElement): void {
    this.#stats.failed(error.message);
    this.observers.failed(error, element);
  }

  /** Frees the worker at once; waiting renders end in an error, kept results are dropped. */
  cleanup(): void {
    this.#freeing?.cancel();
    this.#cache = null;
    const ended = new DjangoError(
      'InitializationError',
      'DjangoPlayground.cleanup() was called while this was waiting.',
    );
    this.#rejectAll(ended);
    this.#keeper.end(ended);
  }

  /** The kept results; `null` where the module could not be loaded: then every render is made anew. */
  #results(): Promise<ResultCache | null> {
    this.#cache ??= import('../core/cache.js').then(
      (module) => new module.ResultCache(this.options.maxCacheSize),
      () => null,
    );
    return this.#cache;
  }

  /** Works the queue off, one batch at a time, so that what is overtaken meanwhile is never sent. */
  #work(): void {
    if (this.#isWorking) return;
    this.#isWorking = true;
    void this.#workOff().finally(() => {
      this.#isWorking = false;
      // What came between the loop's last look and now would otherwise wait for the next request.
      if (this.#queue.length > 0) this.#work();
      else this.#onIdle();
    });
  }

  async #workOff(): Promise<void> {
    // Requests of one task travel together.
    await this.#environment.nextTask();
    while (this.#queue.length > 0) {
      try {
        const session = await this.#keeper.get();
        await this.#workBatch(session);
      } catch (thrown) {
        this.#rejectAll(toDjangoError(thrown, 'InitializationError'));
      }
    }
  }

  async #workBatch(session: Session): Promise<void> {
    const { contradictions } = await this.#meetNeeds(session);
    const batch = takeBatch(this.#queue).filter((job) => {
      const refusal = contradictions.get(job.label) ?? session.refusal(job.packages);
      if (refusal) job.reject(refusal);
      return !refusal;
    });
    if (batch.length === 0) return;
    const end = await runBatch(session, batch, this.#environment, (job, outcome) =>
      this.#onRendered(job, outcome),
    );
    if (this.#keeper.ready === session) this.#stats.memoryUsage = session.heapBytes;
    this.#queue.unshift(...end.replay.filter((job) => !job.settled));
    this.#losses = end.lost ? this.#losses + 1 : 0;
    if (end.lost) this.#onLost(session, batch.length);
  }

  /** Adds to the running Django what has been asked for since it started. */
  async #meetNeeds(session: Session): Promise<ReturnType<Registry['merged']>> {
    const merged = this.registry.merged(this.options.settings ?? {});
    const missing = missingNeeds(merged.needs, session.given);
    if (missing) {
      await session.extend(missing);
      this.#keeper.adoptMeasures(session);
    }
    return merged;
  }

  #onLost(session: Session, batchSize: number): void {
    // The interpreter may be dead while its worker still answers.
    if (this.#keeper.ready === session)
      this.#keeper.end(new DjangoError('InitializationError', 'The worker was replaced.'));
    if (this.#losses <= MAX_LOSSES + batchSize) return;
    this.#losses = 0;
    this.#keeper.fail(
      new DjangoError(
        'InitializationError',
        'The worker that runs Django ended again and again; no further one is made.',
      ),
    );
  }

  #onRendered(job: Job, outcome: RenderOutcome): void {
    if (!outcome.ok) return;
    this.#stats.rendered(outcome.durationMs);
    this.observers.rendered(outcome.durationMs, false);
    const { cacheKey: key } = job;
    if (key !== null) void this.#results().then((cache) => cache?.set(key, outcome.html));
  }

  #onSettled(): void {
    const { error } = this.#keeper;
    if (error) this.#rejectAll(error);
    else this.#onIdle();
  }

  #rejectAll(error: DjangoError): void {
    for (const job of this.#queue.splice(0)) job.reject(error);
  }

  /** Sets or stops the clock after which an unneeded worker is freed. */
  #onIdle(): void {
    this.#freeing?.cancel();
    this.#freeing = null;
    const session = this.#keeper.ready;
    if (session === null || !this.registry.isAbandoned || this.#isWorking) return;
    const delayMs = session.heapBytes > MAX_IDLE_HEAP_BYTES ? 0 : FREE_AFTER_MS;
    this.#freeing = this.#environment.setTimer(() => {
      this.#keeper.end(
        new DjangoError('InitializationError', 'The worker was freed because nothing needed it.'),
      );
    }, delayMs);
  }
}

const itemOf = ({
  label: _label,
  packages: _packages,
  timeoutMs,
  settings,
  ...rest
}: RenderRequest): RenderItem => ({
  ...rest,
  settings: splitSettings(settings).render,
  timeoutMs: timeoutMs ?? DEFAULT_RENDER_TIMEOUT_MS,
});
