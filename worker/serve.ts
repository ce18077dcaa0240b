/**
 * Turns messages into calls of the handler table and sends exactly one reply for each.
 * Does not know what the calls do.
 */
import type { CallName, ErrorData, Handlers, Reply, Request } from '../src/core/protocol.js';
import { PythonFailure } from './python.js';
import { StartFailure, messageOf } from './start-failure.js';

/** An error as the page gets it. */
function errorData(thrown: unknown): ErrorData {
  if (thrown instanceof StartFailure || thrown instanceof PythonFailure) return thrown.data;
  return { kind: 'fatal', message: `The worker failed: ${messageOf(thrown)}` };
}

/** Calls the handler that belongs to a request. */
async function answer<N extends CallName>(
  handlers: Handlers,
  request: { id: number; call: N; args: Parameters<Handlers[N]>[0] },
): Promise<Reply> {
  // The table and the request are derived from the same `Calls`, which TypeScript does not follow through the union.
  const handler = handlers[request.call] as (
    args: typeof request.args,
    id: number,
  ) => ReturnType<Handlers[N]>;
  return { id: request.id, answer: await handler(request.args, request.id) } as Reply;
}

/**
 * Gives the function that takes the page's messages. A call begins when the one before it has been answered, except
 * that nothing waits for `boot`: what `start` can do without Python, it does meanwhile.
 */
export function createServer(handlers: Handlers, post: (reply: Reply) => void): (request: Request) => void {
  let last: Promise<void> = Promise.resolve();
  const handle = async (request: Request): Promise<void> => {
    try {
      post(await answer(handlers, request));
    } catch (thrown) {
      post({ id: request.id, error: errorData(thrown) });
    }
  };
  return (request) => {
    if (request.call === 'boot') void handle(request);
    else last = last.then(() => handle(request));
  };
}
