/**
 * The page's one Django as an object: queues renders, keeps results, sends batches, frees the worker that nobody needs.
 * Knows nothing of elements and Lit, nor how a session starts.
 */
import type { ResultCache } from '../core/cache.js';
import { cacheKey } from '../core/cache-key.js';
import { DjangoError, toDjangoError } from '../core/errors.js';
import { missingNeeds, splitSettings } from '../core/needs.js';
import { DEFAULT_RENDER_TIMEOUT_MS, type InitOptions } from './options.js';
import { plainObject, usableTimeoutMs } from '../core/plain-data.js';
import type {
  Calls,
  Inquiry,
  RenderItem,
  RenderOutcome,
  ValidateItem,
  ValidateOutcome,
} from '../core/protocol.js';
import { parsePackages, requirementName } from '../core/requirements.js';
import { Stats, type PerformanceStats } from '../core/stats.js';
import { runBatch, takeBatch } from './batch.js';
import type { Environment, Timer } from './environment.js';
import { Job, type Asker, type RenderResult, type Work } from './job.js';
import type { Observers } from './observers.js';
import { Registry, type RegistryState } from './registry.js';
import { SessionKeeper } from './session-keeper.js';
import type { Session } from './session.js';

/** Milliseconds that an unneeded worker is kept: long enough for a router to swap pages. */
export const FREE_AFTER_MS = 30_000;

/** An unneeded worker whose memory has grown beyond this is freed at once: wasm memory never shrinks. */
const MAX_IDLE_HEAP_BYTES = 384 * 1024 * 1024;

/** Workers that may be lost in a row, beyond one for each waiting job, before no further one is made. */
const MAX_LOSSES = 3;

/** One render as askers put it. */
export interface RenderRequest extends Omit<RenderItem, 'timeoutMs' | 'packages'>, Asker {
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

  /** The directory of the library's files. */
  get baseURL(): string {
    return this.#environment.baseURL(this.options.baseURL);
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
   * @throws DjangoError `InitializationError`; `PackageError` when Django runs without one of `packages`
   */
  async init(options: InitOptions = {}): Promise<void> {
    const checked = { ...options };
    if (options.packages !== undefined) checked.packages = parsePackages(options.packages);
    if (options.settings !== undefined)
      checked.settings = plainObject(options.settings, 'settings of init()');
    this.#keeper.adoptOptions(checked);
    if (options.maxCacheSize !== undefined) this.#cache = null;
    this.#keeper.forgetFailure();
    const wasReady = this.isReady;
    const session = await this.#keeper.get();
    if (wasReady) this.observers.alreadyReady(options);
    const { packages = [] } = checked;
    if (session.meets(packages)) return;
    const refusal = session.refusal(packages);
    if (refusal && !wasReady) throw refusal;
    // Late ones are added as they are for a render, and refused ones end it.
    const nothing = { owner: 'init()', template: '', main: null, files: {}, python: null, settings: {} };
    await this.validate({ ...nothing, timeoutMs: DEFAULT_RENDER_TIMEOUT_MS }, { label: 'init()', packages });
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
    const item = itemOf(request, this.options.packages ?? []);
    // What happened is not kept.
    const key = item.trace ? null : cacheKey(item, request.packages);
    // Nothing can be kept yet: Django starts while the cache's module is being loaded. The job reports a failure.
    if (this.#cache === null) this.#keeper.get().catch(() => undefined);
    const kept = key === null ? undefined : (await this.#results())?.get(key);
    signal?.throwIfAborted();
    // What came late may change what the same template gives.
    if (kept === undefined || this.#isLate())
      return this.#enqueue((onDone) => ({ call: 'render', item, onDone }), request, key, signal);
    const refusal = this.#refusal(request, this.#merged());
    if (refusal) throw refusal;
    this.#stats.cached();
    this.observers.rendered(0, true);
    return { html: kept, durationMs: 0, cached: true };
  }

  /** Compiles a template in the running Django and says what is wrong with it. Waits in the same queue as renders. */
  validate(
    item: Omit<ValidateItem, 'packages'>,
    asker: Asker,
    signal?: AbortSignal,
  ): Promise<ValidateOutcome> {
    const usable = {
      ...item,
      settings: splitSettings(item.settings).render,
      packages: packageNames([...asker.packages, ...(this.options.packages ?? [])]),
    };
    return this.#enqueue((onDone) => ({ call: 'validate', item: usable, onDone }), asker, null, signal);
  }

  /**
   * Asks the running Django about a template, as editors do; waits in the same queue as renders. `more` are the call's
   * arguments besides the item.
   * @throws DjangoError, or the signal's reason when aborted
   */
  inquire<N extends Inquiry>(
    call: N,
    request: RenderRequest,
    more: Omit<Calls[N]['args'], 'item'>,
    signal?: AbortSignal,
  ): Promise<Calls[N]['answer']> {
    const item = itemOf(request, this.options.packages ?? []);
    const args = { item, ...more } as Calls[N]['args'];
    return this.#enqueue(
      (resolve) => ({
        call,
        item,
        ask: async (session) => {
          const answer = await session.call(call, args);
          return () => resolve(answer);
        },
      }),
      request,
      null,
      signal,
    );
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
    this.#cache ??= import('../core/cache.js')
      .then((module) => module.createCache(this.options.maxCacheSize))
      .catch(() => null);
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

  #enqueue<T>(
    work: (onDone: (result: T) => void) => Work,
    asker: Asker,
    key: string | null,
    signal?: AbortSignal,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const at = this.#environment.now();
      this.#queue.push(new Job(work(resolve), { ...asker, at }, key, reject, signal));
      this.#work();
    });
  }

  async #workBatch(session: Session): Promise<void> {
    const merged = await this.#meetNeeds(session);
    // Only a new worker can meet them: it starts with the needs of all.
    if (session.isEnded) return;
    const batch = takeBatch(this.#queue).filter((job) => {
      const refusal = this.#refusal(job.asker, merged);
      if (refusal) job.reject(refusal);
      return !refusal;
    });
    if (batch.length === 0) return;
    const end = await runBatch(session, batch, this.#environment, (job, outcome) =>
      this.#onRendered(job, outcome),
    );
    if (this.#keeper.ready === session) this.#stats.memoryUsage = session.heapBytes;
    this.#queue.unshift(...end.replay.filter((job) => !job.settled));
    // A death for which someone was told the reason will not come again by itself; deaths without an answer may.
    this.#losses = end.lost && !batch.some((job) => job.settled) ? this.#losses + 1 : 0;
    if (end.lost) this.#onLost(session, batch.length);
  }

  #merged(): RegistryState {
    return this.registry.merged(this.options.settings ?? {});
  }

  /** Why the page's Django is not what `asker` needs, or `undefined`. */
  #refusal({ label, packages }: Asker, { refusals }: RegistryState): DjangoError | undefined {
    return refusals.get(label) ?? this.#keeper.ready?.refusal(packages);
  }

  /** Adds to the running Django what has been asked for since it started. */
  async #meetNeeds(session: Session): Promise<RegistryState> {
    const { needs } = this.#merged();
    const waiting = this.#queue.filter(({ settled }) => !settled);
    const asked = waiting.flatMap(({ asker }) => asker.packages.map((text) => [text, asker.at] as const));
    session.reconsider(needs.requirements, new Map(asked));
    const missing = missingNeeds(needs, session.given);
    if (missing) {
      // The settings hold for all: what was rendered without them is not what they give.
      if (Object.keys(missing.settings).length > 0) this.#cache = null;
      const restart = await session.extend(
        missing,
        needs.requirements.filter((need) => !missing.requirements.includes(need)),
      );
      if (restart === null) this.#keeper.adoptMeasures(session);
      else this.#keeper.end(new DjangoError('InitializationError', `The worker was replaced: ${restart}`));
    }
    // Read again: while Django was extended, settings may have been refused and askers may have come.
    return this.#merged();
  }

  /** Whether the running Django has not been given yet what the page needs now. */
  #isLate(): boolean {
    const { ready } = this.#keeper;
    return ready !== null && missingNeeds(this.#merged().needs, ready.given) !== null;
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
    for (const warning of outcome.warnings ?? [])
      console.warn(`django-playground: ${job.asker.label}: ${warning}`);
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

/** The normalised names in a list of requirements, each once. */
const packageNames = (requirements: readonly string[]): string[] => [
  ...new Set(requirements.map(requirementName)),
];

const itemOf = (
  { label: _label, packages, timeoutMs, settings, ...rest }: RenderRequest,
  pagePackages: readonly string[],
): RenderItem => ({
  ...rest,
  settings: splitSettings(settings).render,
  packages: packageNames([...packages, ...pagePackages]),
  timeoutMs: usableTimeoutMs(timeoutMs, DEFAULT_RENDER_TIMEOUT_MS),
});
