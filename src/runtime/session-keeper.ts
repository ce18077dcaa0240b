/**
 * Keeps the page's one session: starts it when it is first wanted, knows whether it is starting, ready or failed, ends
 * and replaces it. Knows nothing of what is rendered with it.
 */
import { DjangoError, toDjangoError } from '../core/errors.js';
import { DEFAULT_START_TIMEOUT_MS, lateOptions, type InitOptions, type StartStage } from './options.js';
import { usableTimeoutMs } from '../core/plain-data.js';
import type { Notices } from '../core/protocol.js';
import type { Stats } from '../core/stats.js';
import type { Environment } from './environment.js';
import { Observers, type Progress } from './observers.js';
import type { Registry, Registration } from './registry.js';
import { Session, type RefusedSetting, type SessionOptions } from './session.js';
import type { Suspects } from './suspects.js';

/** Milliseconds without a byte that a request for packages may take. */
const MAX_PACKAGE_TIMEOUT_MS = 20_000;

/** One try to start; `ready` settles with it. */
class Attempt {
  session: Session | null = null;
  /** The worker has been told what the page needs. */
  hasNeeds = false;
  readonly ready: Promise<Session>;

  constructor(run: (attempt: Attempt) => Promise<Session>) {
    this.ready = run(this);
    // Everyone who waits gets it from `ready`; a start that nobody waits for must not be an unhandled rejection.
    this.ready.catch(() => undefined);
  }
}

type State =
  | { kind: 'idle' }
  | { kind: 'starting'; attempt: Attempt }
  | { kind: 'ready'; session: Session }
  | { kind: 'failed'; error: DjangoError };

export class SessionKeeper {
  readonly observers = new Observers(() => this.#options);
  readonly #environment: Environment;
  readonly #registry: Registry;
  readonly #stats: Stats;
  readonly #onSettled: () => void;
  #options: InitOptions = {};
  #state: State = { kind: 'idle' };
  #pageNeeds: Registration | null = null;

  /** @param onSettled told when a start has succeeded or failed */
  constructor(environment: Environment, registry: Registry, stats: Stats, onSettled: () => void) {
    this.#environment = environment;
    this.#registry = registry;
    this.#stats = stats;
    this.#onSettled = onSettled;
  }

  get options(): Readonly<InitOptions> {
    return this.#options;
  }

  /** The session whose Django is ready, or `null`. */
  get ready(): Session | null {
    return this.#state.kind === 'ready' ? this.#state.session : null;
  }

  /** Why the last start failed, until it is tried again. */
  get error(): DjangoError | null {
    return this.#state.kind === 'failed' ? this.#state.error : null;
  }

  /** Takes options over; those that a start under way has used already are named in a warning and left. */
  adoptOptions(options: InitOptions): void {
    const late = lateOptions(this.#options, options, this.#stage);
    if (late.length > 0) {
      console.warn(
        `django-playground: Django has been started already; ${late.join(', ')} of init() come too late and are not used.`,
      );
    }
    if (this.#state.kind !== 'ready') this.observers.join(options);
    const usable = Object.entries(options).filter(
      ([name, value]) => value !== undefined && !late.some((other) => other === name),
    );
    this.#options = { ...this.#options, ...Object.fromEntries(usable) };
    if (options.packages === undefined) return;
    this.#pageNeeds?.withdraw();
    this.#pageNeeds = this.#registry.announce(
      { label: 'init()', packages: options.packages, settings: {} },
      'call',
    );
  }

  get #stage(): StartStage {
    const state = this.#state;
    if (state.kind === 'ready') return 'ready';
    if (state.kind !== 'starting' || !state.attempt.session) return 'none';
    return state.attempt.hasNeeds ? 'needs' : 'worker';
  }

  /** Lets the next `get` try again after a failure. */
  forgetFailure(): void {
    if (this.#state.kind === 'failed') this.#state = { kind: 'idle' };
  }

  /** The session with a ready Django, started if there is none. @throws DjangoError `InitializationError` */
  get(): Promise<Session> {
    const state = this.#state;
    switch (state.kind) {
      case 'ready':
        return Promise.resolve(state.session);
      case 'starting':
        return state.attempt.ready;
      case 'failed':
        return Promise.reject(state.error);
      case 'idle': {
        const attempt = new Attempt((own) => this.#start(own));
        this.#state = { kind: 'starting', attempt };
        return attempt.ready;
      }
    }
  }

  /** Resolves when Django is ready, now or after a later start. @throws DjangoError when that start fails */
  async whenReady(): Promise<void> {
    if (this.#state.kind === 'failed') throw this.#state.error;
    if (this.#state.kind !== 'ready') await this.observers.nextReady();
  }

  /** Ends the worker, if there is one; the next `get` makes another. */
  end(reason: DjangoError): void {
    const state = this.#state;
    this.#state = { kind: 'idle' };
    this.#stats.memoryUsage = 0;
    if (state.kind === 'ready') state.session.endOnPurpose(reason);
    if (state.kind !== 'starting') return;
    state.attempt.session?.endOnPurpose(reason);
    this.observers.startFailed(reason);
  }

  /** Makes no further worker until `forgetFailure`. */
  fail(error: DjangoError): void {
    this.#state = { kind: 'failed', error };
    this.#stats.failed(error.message);
    this.observers.startFailed(error);
    this.observers.failed(error);
    this.#onSettled();
  }

  async #start(attempt: Attempt): Promise<Session> {
    const startedAt = this.#environment.now();
    // `init()` in the same task as the import may still give options, such as another base URL.
    await this.#environment.nextTask();
    try {
      const session = await this.#startUsable(attempt);
      this.#assertCurrent(attempt);
      this.#becomeReady(session, this.#environment.now() - startedAt);
      return session;
    } catch (thrown) {
      const error = toDjangoError(thrown, 'InitializationError');
      attempt.session?.end(error);
      // After `cleanup()` the state belongs to someone else.
      if (this.#isCurrent(attempt)) this.fail(error);
      throw error;
    }
  }

  /** Starts with the needs of all; when Django cannot be set up with elements' settings, without those settings. */
  async #startUsable(attempt: Attempt): Promise<Session> {
    let suspects: Suspects | undefined;
    for (;;) {
      try {
        return await this.#startWith(attempt);
      } catch (thrown) {
        const error = toDjangoError(thrown, 'InitializationError');
        const isSetUp = error.type === 'InitializationError' && error.step === 'django';
        if (!isSetUp) throw error;
        suspects ??= new (await import('./suspects.js')).Suspects(this.#registry);
        if (!this.#isCurrent(attempt) || !suspects.refuse(error)) throw error;
      }
    }
  }

  async #startWith(attempt: Attempt): Promise<Session> {
    const spawn = await this.#environment.spawner(this.#options.isolation);
    this.#assertCurrent(attempt);
    const session = this.#makeSession(spawn);
    attempt.session = session;
    await this.#environment.documentParsed();
    attempt.hasNeeds = true;
    await session.start(this.#registry.merged(this.#options.settings ?? {}).needs);
    return session;
  }

  #makeSession(spawn: SessionOptions['spawn']): Session {
    const timeoutMs = usableTimeoutMs(this.#options.timeout, DEFAULT_START_TIMEOUT_MS);
    return new Session(this.#environment, {
      spawn,
      baseURL: this.#environment.baseURL(this.#options.baseURL),
      sources: {
        ...this.#environment.packageSources(this.#options),
        // A stalled index fails alone, before the whole start does.
        timeoutMs: Math.min(MAX_PACKAGE_TIMEOUT_MS, timeoutMs / 2),
      },
      timeoutMs,
      onProgress: (progress) => this.observers.progressed(asProgress(progress)),
      onRefusedSetting: (refusal) => this.#refuseSetting(refusal),
    });
  }

  /** Whoever asked for the setting gets the error; if it was `init()`, the page is told. */
  #refuseSetting({ setting, entry, message }: RefusedSetting): void {
    const error = new DjangoError('InitializationError', message, { step: 'django' });
    const asksForIt = (settings: Record<string, unknown>): boolean => {
      const value = settings[setting];
      if (entry === undefined) return value !== undefined;
      return Array.isArray(value) ? value.includes(entry) : value === entry;
    };
    if (this.#registry.refuseSettings(asksForIt, () => error).length > 0) return;
    console.warn(`django-playground: ${message}`);
    this.observers.failed(error);
  }

  #isCurrent(attempt: Attempt): boolean {
    return this.#state.kind === 'starting' && this.#state.attempt === attempt;
  }

  /** `cleanup()` may have come during an await. */
  #assertCurrent(attempt: Attempt): void {
    if (!this.#isCurrent(attempt)) throw endedMeanwhile();
  }

  #becomeReady(session: Session, durationMs: number): void {
    const state: State = { kind: 'ready', session };
    this.#state = state;
    void session.died.then(() => {
      if (this.#state === state) this.#state = { kind: 'idle' };
    });
    this.#stats.initializationTime = durationMs;
    this.#stats.record('init', durationMs);
    this.adoptMeasures(session);
    this.observers.ready(durationMs, this.#stats.packagesInstalled);
    this.#onSettled();
  }

  /** What the session's Python has installed and uses, for the statistics. */
  adoptMeasures(session: Session): void {
    this.#stats.packagesInstalled = session.installed.map(({ name, version }) => `${name}==${version}`);
    this.#stats.memoryUsage = session.heapBytes;
  }
}

const endedMeanwhile = (): DjangoError =>
  new DjangoError('InitializationError', 'The start of Django was ended by cleanup().');

const asProgress = ({ step, fraction }: Notices['progress']): Progress => ({
  step,
  percent: Math.round(fraction * 100),
});
