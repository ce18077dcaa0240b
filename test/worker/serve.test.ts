/** One reply for each request, in order. */
import { expect } from '@open-wc/testing';
import type { Handlers, Reply, Request } from '../../src/core/protocol.js';
import { PythonFailure } from '../../worker/python.js';
import { createServer } from '../../worker/serve.js';

const unused = (): Promise<never> => Promise.reject(new Error('not expected'));

/** Sends requests to handlers and waits for as many replies. */
function exchange(handlers: Partial<Handlers>, requests: Request[]): Promise<Reply[]> {
  const all: Handlers = {
    boot: unused,
    start: unused,
    extend: unused,
    render: unused,
    validate: unused,
    inspect: unused,
    inspectValue: unused,
    diagnose: unused,
    forget: unused,
    ...handlers,
  };
  return new Promise((resolve) => {
    const replies: Reply[] = [];
    const receive = createServer(all, (reply) => {
      if (replies.push(reply) === requests.length) resolve(replies);
    });
    requests.forEach(receive);
  });
}

const forget = (id: number): Request => ({ id, call: 'forget', args: { owners: [String(id)] } });

describe('serve', () => {
  it('begins a call when the one before it has been answered, and lets none wait for boot', async () => {
    const log: string[] = [];
    let endBoot = (): void => undefined;
    const booted = new Promise<void>((resolve) => {
      endBoot = resolve;
    });
    const replies = await exchange(
      {
        boot: async () => {
          await booted;
          log.push('booted');
          return { heapBytes: 1, restored: false };
        },
        forget: async ({ owners }, id) => {
          log.push(`begin ${id}`);
          await Promise.resolve();
          log.push(`end ${owners.join()}`);
          if (id === 3) endBoot();
          return null;
        },
      },
      [{ id: 1, call: 'boot', args: { baseURL: '/' } }, forget(2), forget(3)],
    );
    expect(log).to.deep.equal(['begin 2', 'end 2', 'begin 3', 'end 3', 'booted']);
    expect(replies).to.have.deep.members([
      { id: 1, answer: { heapBytes: 1, restored: false } },
      { id: 2, answer: null },
      { id: 3, answer: null },
    ]);
  });

  it('answers a failed call with its error as data and goes on', async () => {
    const replies = await exchange(
      {
        boot: () => Promise.reject(new PythonFailure({ kind: 'fatal', message: 'dead' })),
        forget: () => Promise.resolve(null),
      },
      [{ id: 1, call: 'boot', args: { baseURL: '/' } }, forget(2)],
    );
    expect(replies).to.have.deep.members([
      { id: 1, error: { kind: 'fatal', message: 'dead' } },
      { id: 2, answer: null },
    ]);
  });

  it('answers what nobody foresaw as fatal, with its message', async () => {
    const [reply] = await exchange({ forget: () => Promise.reject(new Error('odd')) }, [forget(1)]);
    expect(reply).to.deep.equal({ id: 1, error: { kind: 'fatal', message: 'The worker failed: odd' } });
  });
});
