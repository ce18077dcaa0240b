/**
 * Keeps the page's one session: starts it when it is first wanted, knows whether it is starting, ready or failed, ends
 * and replaces it. Knows nothing of what is rendered with it.
 */
import { DjangoError, toDjangoError } from '../core/errors.js';
import { DEFAULT_START_TIMEOUT_MS, lateOptions, type InitOptions } from './options.js';
import type { Notices } from '../core/protocol.js';
import type { Stats } from '../core/stats.js';
import type { Environment } from './environment.js';
import { Observers, type Progress } from './observers.js';
import type { Registry, Registration } from './registry.js';
import { Session } from './session.js';

type State =
  | { kind: 'idle' }
  | { kind: 'starting'; session: Session | null; ready: Promise<Session> }
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
    const hasUsed =
      this.#state.kind === 'ready' || (this.#state.kind === 'starting' && this.#state.session !== null);
    const late = hasUsed ? lateOptions(this.#options, options) : [];
    if (late.length > 0) {
      console.warn(
        `django-playground: Django has been started already; ${late.join(', ')} of init() come too late and are not used.`,
      );
    }
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
        return state.ready;
      case 'failed':
        return Promise.reject(state.error);
      case 'idle': {
        const ready = this.#start();
        this.#state = { kind: 'starting', session: null, ready };
        // Everyone who waits gets it from `ready`; a start that nobody waits for must not be an unhandled rejection.
        ready.catch(() => undefined);
        return ready;
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
    if (state.kind === 'ready' || state.kind === 'starting') state.session?.end(reason);
  }

  /** Makes no further worker until `forgetFailure`. */
  fail(error: DjangoError): void {
    this.#state = { kind: 'failed', error };
    this.#stats.failed(error.message);
    this.observers.startFailed(error);
    this.observers.failed(error);
    this.#onSettled();
  }

  async #start(): Promise<Session> {
    const startedAt = this.#environment.now();
    // `init()` in the same task as the import may still give options, such as another base URL.
    await this.#environment.nextTask();
    const attempt = this.#state;
    try {
      const session = this.#makeSession();
      await this.#environment.documentParsed();
      await session.start(this.#registry.merged(this.#options.settings ?? {}).needs);
      if (this.#state !== attempt) throw endedMeanwhile();
      this.#becomeReady(session, this.#environment.now() - startedAt);
      return session;
    } catch (thrown) {
      const error = toDjangoError(thrown, 'InitializationError');
      // After `cleanup()` the state belongs to someone else.
      if (this.#state === attempt) this.fail(error);
      throw error;
    }
  }

  #makeSession(): Session {
    if (this.#state.kind !== 'starting') throw endedMeanwhile();
    if (typeof Worker === 'undefined') throw noBrowser();
    if (this.#options.isolation === 'strict') {
      throw new DjangoError('InitializationError', 'isolation: "strict" is not available in this version.', {
        suggestions: ['Leave isolation out, and do not run Python that you would not run as page script.'],
      });
    }
    const session = new Session(this.#environment, {
      baseURL: this.#environment.baseURL(this.#options.baseURL),
      timeoutMs: this.#options.timeout ?? DEFAULT_START_TIMEOUT_MS,
      onProgress: (progress) => this.observers.progressed(asProgress(progress)),
    });
    this.#state.session = session;
    return session;
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

const noBrowser = (): DjangoError =>
  new DjangoError('InitializationError', 'Django runs in a worker of a browser, and there is none here.', {
    suggestions: ['On a server, leave the markup as it is: it comes alive in the browser.'],
  });

const endedMeanwhile = (): DjangoError =>
  new DjangoError('InitializationError', 'The start of Django was ended by cleanup().');

const asProgress = ({ step, fraction }: Notices['progress']): Progress => ({
  step,
  percent: Math.round(fraction * 100),
});
