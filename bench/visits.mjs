/**
 * The two ways from a new worker to the first rendered HTML, as functions that run inside a page. Each gives
 * milliseconds from `new Worker` and throws when the HTML is not what it should be. They use nothing outside themselves.
 */

/** This library's worker, spoken to by its protocol. Stays until the worker has kept what the next visit goes on from. */
export async function visitLibrary({ template, context, expected, restored }) {
  const begin = performance.now();
  const worker = new Worker('/dist/worker.js', { type: 'module' });
  const html = await new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(`worker: ${event.message}`));
    worker.onmessage = ({ data }) => {
      if ('error' in data) reject(new Error(JSON.stringify(data.error)));
      if (data.id === 1 && data.answer.restored !== restored) reject(new Error(`restored: ${!restored}`));
      if (data.id === 3) resolve(data.answer.outcomes[0].html);
    };
    const item = {
      owner: 'bench',
      template,
      main: null,
      files: {},
      python: null,
      contexts: [{ json: context, tagged: false }],
      request: null,
      settings: {},
      packages: [],
      timeoutMs: 10_000,
    };
    const sources = { indexURLs: [], lockURL: null, distributionURL: null, timeoutMs: 10_000 };
    const calls = [
      ['boot', { baseURL: new URL('/dist/', location.href).href }],
      ['start', { requirements: [], settings: {}, sources }],
      ['render', { items: [item] }],
    ];
    calls.forEach(([call, args], index) => worker.postMessage({ id: index + 1, call, args }));
  });
  const durationMs = performance.now() - begin;
  await navigator.locks.request('django-playground-snapshot', () => undefined);
  worker.terminate();
  if (html !== expected) throw new Error(`unexpected HTML: ${html}`);
  return durationMs;
}

/** Makes the next visit start Python in the ordinary way, with all files still in the HTTP cache. */
export async function forgetSnapshot() {
  const root = await navigator.storage.getDirectory();
  await root.removeEntry('django-playground', { recursive: true });
}

/** The plain way's worker. */
export async function visitPlain({ template, context, expected, wheels }) {
  const begin = performance.now();
  const worker = new Worker('/plain/plain-worker.js', { type: 'module' });
  const html = await new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(`worker: ${event.message}`));
    worker.onmessage = ({ data }) => resolve(data.html);
    worker.postMessage({ template, context, wheels: wheels.map((name) => `/plain/wheels/${name}`) });
  });
  const durationMs = performance.now() - begin;
  worker.terminate();
  if (html !== expected) throw new Error(`unexpected HTML: ${html}`);
  return durationMs;
}
