/**
 * Turns one worker into calls that always settle: by the reply, or by the worker's death.
 * Knows the protocol's envelope, not what the calls mean nor where workers come from.
 */
import { DjangoError, fromErrorData } from '../core/errors.js';
import type { CallName, Calls, Notice, NoticeName, Notices, Reply } from '../core/protocol.js';
import type { ImportFailure } from './worker-location.js';

/** The part of `Worker` that is used, so that tests can give another end of a channel. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>;

interface Settle {
  resolve: (answer: never) => void;
  reject: (error: DjangoError) => void;
}
type NoticeListeners = { [N in NoticeName]?: (detail: Notices[N]) => void };

export class WorkerClient {
  /** Resolves with the reason when the worker can no longer answer; never rejects. */
  readonly died: Promise<DjangoError>;
  readonly #worker: WorkerLike;
  readonly #listeners: NoticeListeners;
  readonly #pending = new Map<number, Settle>();
  readonly #abort = new AbortController();
  /** It could not be loaded or failed without a reply: why, it did not say itself. */
  isLost = false;
  #nextId = 1;
  #death: DjangoError | null = null;
  #announceDeath!: (reason: DjangoError) => void;

  constructor(worker: WorkerLike, listeners: NoticeListeners) {
    this.#worker = worker;
    this.#listeners = listeners;
    this.died = new Promise((resolve) => (this.#announceDeath = resolve));
    const { signal } = this.#abort;
    worker.addEventListener(
      'message',
      (event: MessageEvent<Reply | Notice | ImportFailure>) => this.#receive(event.data),
      { signal },
    );
    worker.addEventListener('error', (event: ErrorEvent) => this.#onError(event), { signal });
    worker.addEventListener('messageerror', () => this.#lose('sent a message that cannot be read'), {
      signal,
    });
  }

  /**
   * Sends one request and waits for its one reply.
   * @throws DjangoError what the worker answered, or why it died
   */
  call<N extends CallName>(call: N, args: Calls[N]['args']): Promise<Calls[N]['answer']> {
    if (this.#death) return Promise.reject(this.#death);
    const id = this.#nextId;
    this.#nextId += 1;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      try {
        this.#worker.postMessage({ id, call, args });
      } catch (cause) {
        this.#pending.delete(id);
        reject(
          new DjangoError('TemplateError', `The request cannot be sent to the worker: ${String(cause)}`, {
            cause,
          }),
        );
      }
    });
  }

  /** The worker has been ended or has died. */
  get isEnded(): boolean {
    return this.#death !== null;
  }

  /** Ends the worker and every pending call with `reason`. Later calls are refused with it. */
  end(reason: DjangoError): void {
    if (this.#death) return;
    this.#death = reason;
    this.#abort.abort();
    this.#worker.terminate();
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of pending) reject(reason);
    this.#announceDeath(reason);
  }

  #receive(data: Reply | Notice | ImportFailure): void {
    // Python can post whatever it likes.
    if (Object(data) !== data) return;
    if ('notice' in data) {
      this.#notify(data);
      return;
    }
    if ('importFailed' in data) {
      this.#lose(`could not be imported: ${data.importFailed}`);
      return;
    }
    const settle = this.#pending.get(data.id);
    if (!settle) return;
    if ('error' in data && data.error.kind === 'fatal') {
      // A worker whose interpreter is dead can answer nothing more: this call and all others end.
      this.end(fromErrorData(data.error));
      return;
    }
    this.#pending.delete(data.id);
    if ('error' in data) settle.reject(fromErrorData(data.error));
    else settle.resolve(data.answer as never);
  }

  #notify(data: Notice): void {
    if (!Object.hasOwn(this.#listeners, data.notice) || Object(data.detail) !== data.detail) return;
    const listener = this.#listeners[data.notice] as ((detail: Notice['detail']) => void) | undefined;
    listener?.(data.detail);
  }

  #onError(event: ErrorEvent): void {
    event.preventDefault();
    const { error } = event as { error: unknown };
    // A script that cannot be loaded fires an event without a message.
    if (error instanceof DjangoError) this.end(error);
    else this.#lose(event.message ? `failed: ${event.message}` : 'could not be loaded');
  }

  #lose(what: string): void {
    if (this.#death) return;
    this.isLost = true;
    const message = `The worker that runs Django ${what}.`;
    this.end(new DjangoError('InitializationError', message, { step: 'download' }));
  }
}
