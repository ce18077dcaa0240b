/** A worker of the runtime's tests: the other end of a MessageChannel, answering as the test says. */
import type {
  Calls,
  CallName,
  NoticeName,
  Notices,
  RenderOutcome,
  Request,
} from '../../src/core/protocol.js';
import type { Environment, Timer } from '../../src/runtime/environment.js';
import type { WorkerLike } from '../../src/runtime/worker-client.js';
import type { DjangoError } from '../../src/core/errors.js';

type Handler<N extends CallName> = (
  args: Calls[N]['args'],
  id: number,
) => Promise<Calls[N]['answer']> | Calls[N]['answer'];
export type FakeHandlers = { [N in CallName]?: Handler<N> };

/** An answer that never comes. */
export const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

const echo = (html: string): RenderOutcome => ({ ok: true, html, durationMs: 1 });

const defaults: Required<FakeHandlers> = {
  boot: () => ({ heapBytes: 1, restored: false }),
  start: () => ({ installed: [{ name: 'django', version: '5.2' }], refused: [], heapBytes: 2 }),
  extend: () => ({ installed: [], refused: [], heapBytes: 3 }),
  render: ({ items }) => ({ outcomes: items.map(({ template }) => echo(template ?? '')), heapBytes: 4 }),
  validate: () => ({ valid: true }),
  inspect: () => ({
    tags: [],
    filters: [],
    libraries: [],
    templates: [],
    urls: [],
    blocks: [],
    variables: [],
  }),
  inspectValue: () => [],
  diagnose: () => ({ diagnostics: [] }),
  forget: () => null,
};

export class FakeWorker extends EventTarget implements WorkerLike {
  /** Every request that has arrived, in order. */
  readonly requests: Request[] = [];
  terminated = false;
  readonly #handlers: Required<FakeHandlers>;

  constructor(handlers: FakeHandlers = {}) {
    super();
    this.#handlers = { ...defaults, ...handlers };
  }

  postMessage(message: unknown): void {
    const request = structuredClone(message) as Request;
    this.requests.push(request);
    void this.#answer(request);
  }

  terminate(): void {
    this.terminated = true;
  }

  /** Names of the calls that have arrived. */
  get calls(): CallName[] {
    return this.requests.map(({ call }) => call);
  }

  notify<N extends NoticeName>(notice: N, detail: Notices[N]): void {
    this.#emit({ notice, detail });
  }

  /** What a browser does when the script cannot be loaded. */
  fail(message = ''): void {
    this.dispatchEvent(new ErrorEvent('error', { message, cancelable: true }));
  }

  async #answer({ id, call, args }: Request): Promise<void> {
    const handler = this.#handlers[call] as Handler<CallName>;
    try {
      const answer = await handler(args, id);
      this.#emit({ id, answer });
    } catch (error) {
      this.#emit({ id, error });
    }
  }

  #emit(data: unknown): void {
    if (!this.terminated) this.dispatchEvent(new MessageEvent('message', { data: structuredClone(data) }));
  }
}

interface PendingTimer {
  at: number;
  run: () => void;
}

/** An environment whose clock moves only when the test says so, and whose workers are the test's. */
export class FakeEnvironment implements Environment {
  readonly workers: FakeWorker[] = [];
  /** What was asked for, one for each start. */
  readonly isolations: unknown[] = [];
  explained: DjangoError | null = null;
  readonly #handlers: FakeHandlers[];
  readonly #timers = new Set<PendingTimer>();
  #now = 0;
  #parsed: Promise<void> = Promise.resolve();
  #finishParsing: () => void = () => undefined;

  /** @param handlers for the first worker, the second …; the last ones serve all further workers */
  constructor(...handlers: FakeHandlers[]) {
    this.#handlers = handlers.length > 0 ? handlers : [{}];
  }

  get worker(): FakeWorker {
    const worker = this.workers.at(-1);
    if (!worker) throw new Error('no worker has been made');
    return worker;
  }

  /** Requests of one kind over all workers. */
  requestsOf<N extends CallName>(call: N): Calls[N]['args'][] {
    return this.workers.flatMap(({ requests }) =>
      requests.filter((request) => request.call === call).map(({ args }) => args as Calls[N]['args']),
    );
  }

  /** From now on the document is being parsed, until the returned function is called. */
  parsing(): () => void {
    this.#parsed = new Promise((resolve) => (this.#finishParsing = resolve));
    return this.#finishParsing;
  }

  now(): number {
    return this.#now;
  }

  setTimer(run: () => void, delayMs: number): Timer {
    const timer = { at: this.#now + delayMs, run };
    this.#timers.add(timer);
    return { cancel: () => this.#timers.delete(timer) };
  }

  /** Moves the clock and runs what has become due. */
  advance(byMs: number): void {
    this.#now += byMs;
    for (const timer of [...this.#timers]) {
      if (timer.at > this.#now) continue;
      this.#timers.delete(timer);
      timer.run();
    }
  }

  nextTask(): Promise<void> {
    return nextTask();
  }

  documentParsed(): Promise<void> {
    return this.#parsed;
  }

  baseURL(given: string | undefined): string {
    return given ?? 'https://library.example/';
  }

  packageSources(): ReturnType<Environment['packageSources']> {
    return { indexURLs: ['https://index.example/simple/'], lockURL: null, distributionURL: null };
  }

  spawner(isolation: unknown): Promise<() => FakeWorker> {
    this.isolations.push(isolation);
    return Promise.resolve(() => this.#spawn());
  }

  #spawn(): FakeWorker {
    const worker = new FakeWorker(this.#handlers[this.workers.length] ?? this.#handlers.at(-1));
    this.workers.push(worker);
    return worker;
  }

  watchStart(): ReturnType<Environment['watchStart']> {
    return { explain: (reason) => Promise.resolve(this.explained ?? reason), stop: () => undefined };
  }
}

/** A task of its own: all microtasks of this one have run. */
export const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/** Lets tasks pass until `condition` holds; the test's own time limit is the only one. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await nextTask();
}
