/**
 * The only file that knows where the library's files are and how to make a worker of one of them.
 * A worker cannot be made from another origin's URL; there a blob module worker imports the real one.
 */
import { trustedScriptURL } from './trusted-types.js';

/** Set by the build to the way from the built file to `dist/`; sources run against the built runtime beside them. */
declare const __DIST_FROM_HERE__: string | undefined;

const DIST_FROM_HERE = typeof __DIST_FROM_HERE__ === 'string' ? __DIST_FROM_HERE__ : '../../dist/';

/** The name under which the worker's entry finds messages that came before it had loaded. */
export const EARLY_MESSAGES = '__djangoPlaygroundEarly';

/** What the blob posts when the real worker could not be imported. */
export interface ImportFailure {
  importFailed: string;
}

const asDirectory = (url: URL): string => (url.pathname.endsWith('/') ? url.href : new URL('./', url).href);

/** The `data-base-url` of the tag that loaded the library, if there is one. */
function baseURLOfTag(): string | undefined {
  if (typeof document === 'undefined') return undefined;
  return document.querySelector<HTMLScriptElement>('script[data-base-url]')?.dataset['baseUrl'];
}

/**
 * The directory URL of the worker and `runtime/`.
 * @param given `init({ baseURL })`, which wins over `data-base-url` and over the place of the script
 * @param scriptURL the URL of the script that loaded the library, where `import.meta.url` cannot tell
 */
export function libraryBaseURL(given: string | undefined, scriptURL: string | undefined): string {
  const explicit = given ?? baseURLOfTag();
  if (explicit !== undefined)
    return asDirectory(new URL(explicit.endsWith('/') ? explicit : `${explicit}/`, document.baseURI));
  if (scriptURL !== undefined) return asDirectory(new URL('./', scriptURL));
  return new URL(DIST_FROM_HERE, import.meta.url).href;
}

/** The worker's script below a base URL. */
export const workerURL = (baseURL: string): string => new URL('worker.js', baseURL).href;

/** Imports `url` and keeps what the page posts meanwhile; a failed import would otherwise be silent. */
const stub = (url: string): string =>
  `const early=globalThis.${EARLY_MESSAGES}=[];onmessage=e=>early.push(e.data);` +
  `import(${JSON.stringify(url)}).catch(e=>postMessage({importFailed:String(e)}));`;

/** Makes the worker of `baseURL`. May throw where the page's policy refuses workers. */
export function spawnWorker(baseURL: string): Worker {
  const url = workerURL(baseURL);
  const options: WorkerOptions = { type: 'module', name: 'django-playground' };
  // Not the location's: that of a sandboxed frame is the page's, and its own is opaque.
  if (new URL(url).origin === globalThis.origin) return new Worker(trustedScriptURL(url), options);
  // A frame of opaque origin gets no module worker from its own blobs.
  if (globalThis.origin === 'null')
    return new Worker(trustedScriptURL(`data:text/javascript,${encodeURIComponent(stub(url))}`), options);
  const blobURL = URL.createObjectURL(new Blob([stub(url)], { type: 'text/javascript' }));
  const worker = new Worker(trustedScriptURL(blobURL), options);
  // The worker has fetched the blob by the time its first message or error arrives.
  const release = (): void => URL.revokeObjectURL(blobURL);
  worker.addEventListener('message', release, { once: true });
  worker.addEventListener('error', release, { once: true });
  return worker;
}
