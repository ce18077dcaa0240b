/** A worker of the built library, spoken to by its protocol as the page does, without the page's side. */
import type {
  CallName,
  Calls,
  Notice,
  PackageSources,
  RenderItem,
  RenderOutcome,
  Reply,
} from '../../src/core/protocol.js';
import { allKept } from './snapshots.js';

/** No package is asked for, so none of these is. */
export const NO_SOURCES: PackageSources = {
  indexURLs: ['https://index.invalid/simple/'],
  lockURL: null,
  distributionURL: null,
  timeoutMs: 1000,
};

/** One worker from its start to its end. */
export class WorkerVisit {
  readonly #worker = new Worker('/dist/worker.js', { type: 'module' });
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  #lastId = 0;

  constructor() {
    this.#worker.onmessage = ({ data }: MessageEvent<Reply | Notice>) => {
      if ('id' in data) this.#waiting.get(data.id)?.(data);
    };
  }

  /** Sends a call and gives its answer; rejects with the message of its error. */
  call<N extends CallName>(call: N, args: Calls[N]['args']): Promise<Calls[N]['answer']> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, (reply) => {
        if ('error' in reply) reject(new Error(reply.error.message));
        else resolve(reply.answer);
      });
      this.#worker.postMessage({ id, call, args });
    });
  }

  end(): void {
    this.#worker.terminate();
  }
}

/** What an outcome says, without how long it took. */
export const essence = (outcome: RenderOutcome): unknown => (outcome.ok ? outcome.html : outcome.error);

/** What a whole visit led to. */
export interface Visited {
  restored: boolean;
  start: Calls['start']['answer'];
  outcomes: unknown[];
}

/** A visit from its boot to the moment at which the next visit finds all that this one leaves. */
export async function visit(
  baseURL: string,
  items: RenderItem[],
  settings: Record<string, unknown> = {},
): Promise<Visited> {
  const worker = new WorkerVisit();
  try {
    const [{ restored }, start] = await Promise.all([
      worker.call('boot', { baseURL }),
      worker.call('start', { requirements: [], settings, sources: NO_SOURCES }),
    ]);
    const { outcomes } = await worker.call('render', { items });
    await allKept();
    return { restored, start, outcomes: outcomes.map(essence) };
  } finally {
    worker.end();
  }
}
