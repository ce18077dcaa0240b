/** A worker thread as the runtime sees the browser's workers. Keeps the process alive only while something waits for it. */
import { Worker } from 'node:worker_threads';
import type { Reply, Request } from '../core/protocol.js';
import type { WorkerLike } from '../runtime/worker-client.js';
import type { ThreadData } from './thread-scope.js';

const THREAD_FILE = 'node-thread.js';

export class NodeThread extends EventTarget implements WorkerLike {
  readonly #thread: Worker;
  /** The ids of requests without an answer. */
  readonly #pending = new Set<unknown>();
  #isEnding = false;

  /** @param baseURL the folder of the library's files */
  constructor(baseURL: string) {
    super();
    const workerData: ThreadData = { script: new URL('worker.js', baseURL).href };
    this.#thread = new Worker(new URL(THREAD_FILE, baseURL), {
      name: 'django-playground',
      workerData,
      // Nothing of this process that Python does not need: no secrets of its environment, no hooks of its command line.
      env: {},
      execArgv: [],
    });
    this.#thread.unref();
    this.#thread.on('message', (data: Partial<Reply> | null) => {
      // Python can post whatever it likes.
      this.#pending.delete(Object(data) === data ? data?.id : undefined);
      this.#hold();
      this.dispatchEvent(new MessageEvent('message', { data }));
    });
    this.#thread.on('messageerror', () => this.dispatchEvent(new Event('messageerror')));
    this.#thread.on('error', (error) => this.#fail(error.message));
    this.#thread.on('exit', (code) => this.#fail(`it ended with code ${code}`));
  }

  postMessage(message: Request): void {
    this.#thread.postMessage(message);
    this.#pending.add(message.id);
    this.#hold();
  }

  terminate(): void {
    this.#isEnding = true;
    void this.#thread.terminate();
  }

  #hold(): void {
    if (this.#pending.size > 0) this.#thread.ref();
    else this.#thread.unref();
  }

  #fail(message: string): void {
    if (this.#isEnding) return;
    this.#isEnding = true;
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }
}
