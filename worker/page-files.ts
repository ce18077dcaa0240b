/**
 * A `fetch` without a network: asks the page for each file and makes a response of what it sends. Which files there are,
 * the page decides.
 */
import type { FileAnswer, FileRequest } from '../src/core/strict-protocol.js';
import type { PolicyViolation } from './runtime-files.js';

/** A request that has not been answered to its end. */
interface Waiting {
  url: string;
  resolve: (response: Response) => void;
  reject: (reason: unknown) => void;
  /** Takes the body's bytes once there is a head. */
  body: ReadableStreamDefaultController<Uint8Array> | null;
}

/** Statuses whose responses may not have a body. */
const WITHOUT_BODY = new Set([101, 103, 204, 205, 304]);

export class PageFiles {
  /** What the page's policy has blocked. */
  readonly violations: PolicyViolation[] = [];
  readonly #post: (message: FileRequest) => void;
  readonly #waiting = new Map<number, Waiting>();
  #lastFile = 0;

  constructor(post: (message: FileRequest) => void) {
    this.#post = post;
  }

  /** Like the global function, for addresses that the page allows. */
  fetch(url: string, init: RequestInit = {}): Promise<Response> {
    const { signal } = init;
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    this.#lastFile += 1;
    const file = this.#lastFile;
    return new Promise((resolve, reject) => {
      this.#waiting.set(file, { url, resolve, reject, body: null });
      signal?.addEventListener('abort', () => this.#cancel(file, signal.reason), { once: true });
      this.#post({ file, url, accept: new Headers(init.headers).get('accept') });
    });
  }

  /** Takes a message of the page. */
  receive(answer: FileAnswer): void {
    const waiting = this.#waiting.get(answer.file);
    if (!waiting) return;
    if ('head' in answer) waiting.resolve(this.#response(answer.file, waiting, answer.head));
    else if ('chunk' in answer) waiting.body?.enqueue(answer.chunk);
    else this.#end(answer.file, waiting, answer);
  }

  #end(
    file: number,
    waiting: Waiting,
    answer: Extract<FileAnswer, { ended: true } | { failed: string }>,
  ): void {
    this.#waiting.delete(file);
    if ('ended' in answer) {
      waiting.body?.close();
      return;
    }
    if (answer.blockedBy !== null) this.violations.push({ directive: answer.blockedBy, url: waiting.url });
    this.#fail(waiting, new TypeError(answer.failed));
  }

  #response(
    file: number,
    waiting: Waiting,
    { status, type, url }: Extract<FileAnswer, { head: unknown }>['head'],
  ): Response {
    const body = WITHOUT_BODY.has(status)
      ? null
      : new ReadableStream<Uint8Array>({
          start: (controller) => {
            waiting.body = controller;
          },
          cancel: () => this.#cancel(file, new DOMException('Nobody reads it.', 'AbortError')),
        });
    const response = new Response(body, { status, headers: type === '' ? {} : { 'content-type': type } });
    Object.defineProperty(response, 'url', { value: url });
    return response;
  }

  #cancel(file: number, reason: unknown): void {
    const waiting = this.#waiting.get(file);
    if (!waiting) return;
    this.#waiting.delete(file);
    this.#post({ file, cancelled: true });
    this.#fail(waiting, reason);
  }

  /** The promise or the body's reader gets the reason; whatever has settled already does not change. */
  #fail({ reject, body }: Waiting, reason: unknown): void {
    reject(reason);
    try {
      body?.error(reason);
    } catch {
      // The reader has cancelled it.
    }
  }
}
