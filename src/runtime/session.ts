/**
 * One worker's life: made, booted, started, extended, ended. Watches the start, so that it ends in success or in a
 * specific error, never in silence. Knows nothing of elements, queues or caches.
 */
import { DjangoError } from '../core/errors.js';
import type {
  Adopted,
  CallName,
  Calls,
  ErrorData,
  InstalledPackage,
  Notices,
  PackageRefusal,
  PackageSources,
  RequirementNeed,
  StartNeeds,
  StartStep,
} from '../core/protocol.js';
import type { Environment, Timer } from './environment.js';
import { WorkerClient, type WorkerLike } from './worker-client.js';

export type RefusedSetting = Extract<ErrorData, { kind: 'setting' }>;

/** Why a requirement is not met, and what is to be known before it is asked for again. */
interface Refusal {
  error: DjangoError;
  hope: PackageRefusal['hope'];
  /** What was wanted together with it. */
  beside: readonly string[];
  /** Milliseconds. */
  at: number;
  /** Milliseconds that the refusal took. */
  duration: number;
}

/** Whoever waits for this long for a refusal does not wait for it again at once. */
const SLOW_MS = 5000;

export interface SessionOptions {
  baseURL: string;
  sources: PackageSources;
  /** Makes the worker; may throw where the page's policy refuses workers. */
  spawn(baseURL: string, sources: PackageSources): WorkerLike;
  /** Milliseconds without progress after which the start has failed. */
  timeoutMs: number;
  onProgress(progress: Notices['progress']): void;
  /** Told of settings that Django cannot use. */
  onRefusedSetting(data: RefusedSetting): void;
}

const DOING: Record<StartStep, string> = {
  download: 'downloading Python and Django',
  interpreter: 'starting Python',
  resolve: 'resolving packages',
  packages: 'downloading packages',
  install: 'installing packages',
  django: 'setting up Django',
  render: 'rendering',
};

export class Session {
  /** What this Django was started and extended with. */
  readonly given: StartNeeds = { requirements: [], settings: {} };
  /** Why a requirement is not met, by its text. */
  readonly #refused = new Map<string, Refusal>();
  installed: InstalledPackage[] = [];
  heapBytes = 0;
  isEndedOnPurpose = false;
  /** Told when an item of a running batch begins. */
  onRendering: (index: number) => void = () => undefined;
  readonly #client: WorkerClient;
  readonly #environment: Environment;
  readonly #options: SessionOptions;
  readonly #watch: ReturnType<Environment['watchStart']>;
  readonly #boot: Promise<unknown>;
  #step: StartStep = 'download';
  #watchdog: Timer | null = null;

  /** Makes the worker and begins to load Python at once, before the needs are known. */
  constructor(environment: Environment, options: SessionOptions) {
    this.#environment = environment;
    this.#options = options;
    this.#watch = environment.watchStart(options.baseURL);
    this.#client = new WorkerClient(this.#spawn(), {
      progress: (progress) => this.#onProgress(progress),
      rendering: ({ index }) => this.onRendering(index),
    });
    this.#feedWatchdog();
    this.#boot = this.#client.call('boot', { baseURL: options.baseURL });
    // Handled in `start`, which may come later than the failure.
    this.#boot.catch(() => undefined);
  }

  /** Resolves with the reason when this worker can no longer answer. */
  get died(): Promise<DjangoError> {
    return this.#client.died;
  }

  /** Starts Django with the needs of the page. @throws DjangoError `InitializationError`, after which the session is ended */
  async start(needs: StartNeeds): Promise<void> {
    const startedAt = this.#environment.now();
    try {
      // Packages are resolved and downloaded while Python is.
      const { sources } = this.#options;
      const starting = this.#client.call('start', { ...needs, sources });
      const [answer] = await Promise.all([starting, this.#boot]);
      this.#adopt(needs, answer, needs.requirements, startedAt);
    } catch (thrown) {
      throw await this.#explain(asStartFailure(thrown as DjangoError));
    } finally {
      this.#watchdog?.cancel();
      this.#watchdog = null;
      this.#watch.stop();
    }
  }

  /**
   * Adds late needs to the running Django.
   * @param kept the requirements of earlier needs that still count
   * @returns why only a new worker can meet them, or `null` when they are met or refused
   * @throws DjangoError if the worker died of it
   */
  async extend(needs: StartNeeds, kept: RequirementNeed[]): Promise<string | null> {
    this.#feedWatchdog();
    const startedAt = this.#environment.now();
    try {
      const { sources } = this.#options;
      const answer = await this.#client.call('extend', { ...needs, kept, sources });
      if ('restart' in answer) return answer.restart;
      this.#adopt(needs, answer, [...kept, ...needs.requirements], startedAt);
      return null;
    } finally {
      this.#watchdog?.cancel();
      this.#watchdog = null;
    }
  }

  /** Why one of `packages` was refused, or `undefined`. */
  refusal(packages: readonly string[]): DjangoError | undefined {
    const refused = packages.find((requirement) => this.#refused.has(requirement));
    return refused === undefined ? undefined : this.#refused.get(refused)?.error;
  }

  /** Whether `packages` have been asked for, and none was refused. */
  meets(packages: readonly string[]): boolean {
    const given = new Set(this.given.requirements.map(({ requirement }) => requirement));
    return packages.every((requirement) => given.has(requirement) && !this.#refused.has(requirement));
  }

  /**
   * Forgets refusals that may be none any more, so that their requirements count as missing: for a server that failed,
   * when someone has asked since, but for one that is slow to fail only after as long a rest; for what others of the page
   * stood against, when one of these has left.
   * @param wanted what the page needs now
   * @param asked when the last of those who wait asked for a requirement
   */
  reconsider(wanted: readonly RequirementNeed[], asked: ReadonlyMap<string, number>): void {
    const now = this.#environment.now();
    const still = new Set(wanted.map(({ requirement }) => requirement));
    for (const [requirement, { hope, beside, at, duration }] of this.#refused) {
      const hasRested = duration < SLOW_MS || now - at >= duration;
      const isLater = hope === 'later' && (asked.get(requirement) ?? 0) > at && hasRested;
      const isApart = hope === 'apart' && beside.some((other) => !still.has(other));
      if (!isLater && !isApart) continue;
      this.#refused.delete(requirement);
      this.given.requirements = this.given.requirements.filter((given) => given.requirement !== requirement);
    }
  }

  call<N extends CallName>(call: N, args: Calls[N]['args']): Promise<Calls[N]['answer']> {
    return this.#client.call(call, args);
  }

  /** The worker has been ended or has died. */
  get isEnded(): boolean {
    return this.#client.isEnded;
  }

  /** Ends the worker because it is not wanted any more; no call of it is to blame. */
  endOnPurpose(reason: DjangoError): void {
    this.isEndedOnPurpose = true;
    this.end(reason);
  }

  /** Ends the worker at once; pending calls get `reason`. */
  end(reason: DjangoError): void {
    this.#watchdog?.cancel();
    this.#watch.stop();
    this.#client.end(reason);
  }

  #adopt(
    needs: StartNeeds,
    { installed, refused, heapBytes }: Adopted,
    wanted: readonly RequirementNeed[],
    startedAt: number,
  ): void {
    this.installed = installed;
    this.heapBytes = heapBytes;
    this.given.requirements.push(...needs.requirements);
    Object.assign(this.given.settings, needs.settings);
    for (const data of refused) {
      if (data.kind === 'setting') this.#options.onRefusedSetting(data);
      if (data.kind !== 'package') continue;
      const error = new DjangoError('PackageError', data.message, { suggestions: data.suggestions });
      const at = this.#environment.now();
      const beside = wanted.map(({ requirement }) => requirement);
      const refusal: Refusal = { error, hope: data.hope, beside, at, duration: at - startedAt };
      for (const requirement of data.requirements) this.#refused.set(requirement, refusal);
    }
  }

  #spawn(): WorkerLike {
    const { baseURL, sources } = this.#options;
    try {
      return this.#options.spawn(baseURL, sources);
    } catch (cause) {
      this.#watch.stop();
      throw new DjangoError(
        'InitializationError',
        `The browser refuses the worker that runs Django: ${String(cause)}`,
        {
          step: 'download',
          cause,
          suggestions: [
            'Allow it in the page’s Content Security Policy: worker-src blob: and the library’s origin.',
          ],
        },
      );
    }
  }

  /** A worker that died before it could say why is asked about from outside. */
  async #explain(reason: DjangoError): Promise<DjangoError> {
    const explained = this.#client.isLost ? await this.#watch.explain(reason) : reason;
    this.end(explained);
    return explained;
  }

  #onProgress(progress: Notices['progress']): void {
    this.#step = progress.step;
    if (this.#watchdog) this.#feedWatchdog();
    this.#options.onProgress(progress);
  }

  #feedWatchdog(): void {
    this.#watchdog?.cancel();
    const { timeoutMs } = this.#options;
    this.#watchdog = this.#environment.setTimer(() => this.end(this.#stalled(timeoutMs)), timeoutMs);
  }

  #stalled(timeoutMs: number): DjangoError {
    // Node.js has a navigator that does not know.
    const offline = typeof navigator !== 'undefined' && (navigator.onLine as unknown) === false;
    return new DjangoError(
      'InitializationError',
      `Django did not start: no progress for ${timeoutMs} ms while ${DOING[this.#step]}.`,
      {
        step: this.#step,
        suggestions: [
          offline
            ? 'The browser is offline. Try again with a connection.'
            : 'The network may be slow or a request stalled. Try again, or give init() a longer timeout.',
        ],
      },
    );
  }
}

/** What Python raised while Django was set up is a failure of the start, whatever kind of error it is elsewhere. */
function asStartFailure(error: DjangoError): DjangoError {
  if (error.type === 'InitializationError') return error;
  const what = error.exception === undefined ? error.message : `${error.exception}: ${error.message}`;
  return new DjangoError('InitializationError', `Django could not be set up: ${what}`, {
    step: 'django',
    cause: error,
    suggestions: ['Check the settings that shape the start: those of init() and of the elements.'],
  });
}
