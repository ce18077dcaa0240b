/** One piece of work on its way: what is asked, who waits for it, and what is known of earlier tries. */
import type { DjangoError } from '../core/errors.js';
import type { RenderTrace } from '../core/introspection.js';
import type { Inquiry, RenderItem, ValidateItem, ValidateOutcome } from '../core/protocol.js';
import type { Session } from './session.js';

export interface RenderResult {
  html: string;
  /** Milliseconds that Python took; 0 from the cache. */
  durationMs: number;
  cached: boolean;
  /** What happened, where the request asked for it. */
  trace?: RenderTrace;
}

/** A call of editors: `ask` sends it and gives what hands out its answer. */
export interface InquiryWork {
  call: Inquiry;
  item: RenderItem;
  ask: (session: Pick<Session, 'call'>) => Promise<() => void>;
}

/** What a job asks of the worker, and what it is answered. */
export type Work =
  | { call: 'render'; item: RenderItem; onDone: (result: RenderResult) => void }
  | { call: 'validate'; item: ValidateItem; onDone: (outcome: ValidateOutcome) => void }
  | InquiryWork;

/** Who asks. */
export interface Asker {
  /** The asker in the registry, whose needs must be met first. */
  label: string;
  /** PEP 508 requirements without which the work must not be done. */
  packages: readonly string[];
}

/** An asker who waits. */
export interface Waiting extends Asker {
  /** When it asked, in the environment's milliseconds. */
  at: number;
}

export class Job {
  readonly work: Work;
  readonly asker: Waiting;
  /** The key under which the result is kept, or `null`. */
  readonly cacheKey: string | null;
  /** It may have ended a worker, so it gets a batch of its own. */
  suspect = false;
  #settled = false;
  readonly #reject: (reason: unknown) => void;
  readonly #release: () => void;

  constructor(
    work: Work,
    asker: Waiting,
    cacheKey: string | null,
    reject: (reason: unknown) => void,
    signal?: AbortSignal,
  ) {
    this.work = work;
    this.asker = asker;
    this.cacheKey = cacheKey;
    this.#reject = reject;
    const onAbort = (): void => this.settle(() => reject(signal?.reason));
    this.#release = () => signal?.removeEventListener('abort', onAbort);
    signal?.addEventListener('abort', onAbort);
    if (signal?.aborted) onAbort();
  }

  /** Answered, failed or aborted: nothing that comes now matters. */
  get settled(): boolean {
    return this.#settled;
  }

  /** It travels alone: only renders share a call, and a suspect may end its worker. */
  get alone(): boolean {
    return this.suspect || this.work.call !== 'render';
  }

  /** Runs `answer`, which tells the waiting one, unless someone has done so before. */
  settle(answer: () => void): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#release();
    answer();
  }

  reject(reason: DjangoError): void {
    this.settle(() => this.#reject(reason));
  }
}
