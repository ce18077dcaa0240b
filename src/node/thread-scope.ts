/**
 * What runs in the worker thread: makes its global scope that of a browser's module worker, as far as `worker.js` and
 * Pyodide look, and imports `worker.js`, the same file that browsers run. Knows nothing of what that does.
 */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';

/** What the thread is told when it is made. */
export interface ThreadData {
  /** The URL of `worker.js`. */
  script: string;
}

/** What else than bytes the worker takes a file for. */
const JAVASCRIPT = 'text/javascript';

const { script } = workerData as ThreadData;
const port = parentPort;
if (!port) throw new Error('This file runs in a worker thread.');
const fetchFromNetwork = globalThis.fetch;

const addressOf = (input: RequestInfo | URL): string =>
  input instanceof Request ? input.url : String(input);

/** Node's own knows no files. */
async function fetchFile(url: string): Promise<Response> {
  try {
    const type = url.endsWith('js') ? JAVASCRIPT : 'application/octet-stream';
    return new Response(await readFile(new URL(url)), { headers: { 'content-type': type } });
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return new Response(null, { status: 404 });
    throw new TypeError(String(thrown), { cause: thrown });
  }
}

/** For files that Python waits for; those lie beside `worker.js`. */
class FileRequest {
  status = 0;
  response: ArrayBuffer | null = null;
  responseType = '';
  #url = '';

  open(_method: string, url: string): void {
    this.#url = url;
  }

  send(): void {
    const bytes = readFileSync(new URL(this.#url));
    this.response = new Uint8Array(bytes).buffer;
    this.status = 200;
  }
}

/** Messages that come before `worker.js` listens; it takes them over. */
const early: unknown[] = [];

const scope = {
  self: globalThis,
  // Pyodide and Emscripten tell where they are by these.
  WorkerGlobalScope: { [Symbol.hasInstance]: (value: unknown) => value === globalThis },
  process: undefined,
  location: new URL(script),
  navigator: { onLine: true },
  fetch: (input: RequestInfo | URL, init?: RequestInit) => {
    const url = addressOf(input);
    return url.startsWith('file:') ? fetchFile(url) : fetchFromNetwork(input, init);
  },
  XMLHttpRequest: FileRequest,
  addEventListener: () => undefined,
  postMessage: (message: unknown) => port.postMessage(message),
  onmessage: ({ data }: { data: unknown }) => void early.push(data),
  __djangoPlaygroundEarly: early,
};
for (const [name, value] of Object.entries(scope))
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });

port.on('message', (data: unknown) => (globalThis as unknown as typeof scope).onmessage({ data }));
await import(/* @vite-ignore */ script);
