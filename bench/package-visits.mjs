/**
 * The two ways from a new worker to the first HTML of a template that needs packages, as functions that run inside a
 * page. Each gives the HTML and milliseconds from `new Worker`. They use nothing outside themselves.
 */

/** This library's worker, which finds the packages on the index. Stays until the next visit finds all that this one leaves. */
export async function visitWithPackages({
  packages,
  template,
  files,
  context,
  python,
  settings,
  pageSettings,
  request,
  index,
}) {
  const begin = performance.now();
  const worker = new Worker('/dist/worker.js', { type: 'module' });
  const html = await new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(`worker: ${event.message}`));
    worker.onmessage = ({ data }) => {
      if ('error' in data) reject(new Error(JSON.stringify(data.error)));
      if (data.id === 2 && data.answer.refused.length > 0)
        reject(new Error(JSON.stringify(data.answer.refused)));
      if (data.id !== 3) return;
      const [outcome] = data.answer.outcomes;
      if (outcome.ok) resolve(outcome.html);
      else reject(new Error(JSON.stringify(outcome.error)));
    };
    const item = {
      owner: 'bench',
      template,
      main: null,
      files: files ?? {},
      python: python ?? null,
      contexts: [{ json: JSON.stringify(context ?? {}), tagged: false }],
      request: request ?? null,
      settings: settings ?? {},
      packages: packages.map((requirement) => /^[\w.-]+/.exec(requirement)[0].toLowerCase()),
      timeoutMs: 60_000,
    };
    const requirements = packages.map((requirement) => ({ requirement, owners: ['bench'] }));
    const sources = { indexURLs: [index], lockURL: null, distributionURL: null, timeoutMs: 20_000 };
    const calls = [
      ['boot', { baseURL: new URL('/dist/', location.href).href }],
      ['start', { requirements, settings: pageSettings ?? {}, sources }],
      ['render', { items: [item] }],
    ];
    calls.forEach(([call, args], position) => worker.postMessage({ id: position + 1, call, args }));
  });
  const durationMs = performance.now() - begin;
  await navigator.locks.request('django-playground-snapshot', () => undefined);
  worker.terminate();
  return { html, durationMs };
}

/** The plain way's worker: its settings are those that the package's documentation asks for. */
export async function visitPlainPackages(work) {
  const begin = performance.now();
  const worker = new Worker('/plain/plain-packages-worker.js', { type: 'module' });
  const html = await new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(`worker: ${event.message}`));
    worker.onmessage = ({ data }) => ('html' in data ? resolve(data.html) : reject(new Error(data.error)));
    worker.postMessage(work);
  });
  const durationMs = performance.now() - begin;
  worker.terminate();
  return { html, durationMs };
}
