/**
 * A worker without the site's rights, for `isolation: 'strict'`: it lives in a frame without an origin, has no network, and
 * gets its files from here. To the rest of the page it looks like any other worker.
 */
import { DjangoError } from '../../core/errors.js';
import type { CallName, PackageSources, Request } from '../../core/protocol.js';
import type { FileAnswer, FrameNotice } from '../../core/strict-protocol.js';
import { watchPolicy } from '../policy-watch.js';
import { explainWorkerFailure } from '../start-failure.js';
import type { WorkerLike } from '../worker-client.js';
import { FilePermits } from './file-permits.js';
import { FileSender } from './file-sender.js';
import { makeFrame } from './frame.js';
import { readMessage } from './read-message.js';

/** A frame that has loaded and said nothing for this time has no script: no event tells of a script that a policy forbids. */
const SILENCE_MS = 1000;

const failure = (message: string, remedy: string, cause?: unknown): DjangoError =>
  new DjangoError('InitializationError', message, { step: 'download', suggestions: [remedy], cause });

export class StrictWorker extends EventTarget implements WorkerLike {
  readonly #frameURL: string;
  readonly #scriptURL: string;
  readonly #manifestURL: string;
  readonly #frame: HTMLIFrameElement;
  readonly #channel = new MessageChannel();
  readonly #permits: FilePermits;
  readonly #sender: FileSender;
  readonly #life = new AbortController();
  /** Those that wait for an answer, by their ids. */
  readonly #calls = new Map<number, CallName>();
  readonly #violations: SecurityPolicyViolationEvent[];

  /** Begins at once; a failure comes as an `error` event whose `error` is a DjangoError. */
  constructor(baseURL: string, sources: PackageSources) {
    super();
    this.#frameURL = new URL('strict-frame.js', baseURL).href;
    this.#scriptURL = new URL('strict-worker.js', baseURL).href;
    this.#manifestURL = new URL('runtime/manifest.json', baseURL).href;
    this.#frame = makeFrame(this.#frameURL);
    this.#violations = watchPolicy(this.#life.signal);
    this.#permits = new FilePermits(baseURL, sources, location.origin);
    const { port1 } = this.#channel;
    this.#sender = new FileSender({
      permits: this.#permits,
      post: (answer: FileAnswer, transfer) => port1.postMessage(answer, transfer),
      blockedBy: (url) => this.#blockedBy(url),
      signal: this.#life.signal,
    });
    port1.onmessage = ({ data }: MessageEvent<unknown>) => this.#receive(data);
    this.#start().catch((thrown: unknown) => this.#fail(thrown as DjangoError));
  }

  postMessage(message: Request): void {
    if (message.call === 'start' || message.call === 'extend')
      this.#permits.allowRequirements(message.args.requirements.map(({ requirement }) => requirement));
    this.#calls.set(message.id, message.call);
    this.#channel.port1.postMessage(message);
  }

  terminate(): void {
    this.#life.abort();
    this.#channel.port1.close();
    // Its worker ends with it.
    this.#frame.remove();
  }

  async #start(): Promise<void> {
    const names = runtimeNames(this.#manifestURL, this.#life.signal);
    // Where nothing of the library is to be had, the script's failure says more.
    names.catch(() => undefined);
    const [text] = await Promise.all([this.#text(), this.#ready()]);
    this.#permits.allowRuntime(await names);
    this.#life.signal.throwIfAborted();
    // The frame has no origin that could be named.
    this.#frame.contentWindow?.postMessage(text, '*', [this.#channel.port2]);
  }

  /** The worker's script. */
  async #text(): Promise<string> {
    const { signal } = this.#life;
    try {
      const response = await fetch(this.#scriptURL, { signal, credentials: 'same-origin' });
      const type = response.headers.get('content-type') ?? '';
      if (response.ok && !type.startsWith('text/html')) return await response.text();
    } catch {
      // Said below.
    }
    signal.throwIfAborted();
    throw await this.#explained(this.#scriptURL, failure('The worker’s script could not be loaded.', ''));
  }

  /** Resolves when the frame's script runs. @throws DjangoError */
  #ready(): Promise<void> {
    const { signal } = this.#life;
    return new Promise((resolve, reject) => {
      let isReady = false;
      const onNotice = ({ source, data }: MessageEvent<Partial<FrameNotice> | null>): void => {
        // An opaque origin is always "null", so the sender is known by its window alone.
        if (source === null || source !== this.#frame.contentWindow || typeof data?.strict !== 'string')
          return;
        isReady = true;
        if (data.strict === 'ready') resolve();
        else this.#onTrouble(data as FrameNotice);
      };
      addEventListener('message', onNotice, { signal });
      const onLoad = (): void => {
        const timer = setTimeout(() => {
          if (!isReady) this.#silent().then(reject, reject);
        }, SILENCE_MS);
        signal.addEventListener('abort', () => clearTimeout(timer));
      };
      this.#frame.addEventListener('load', onLoad, { signal, once: true });
      document.documentElement.append(this.#frame);
      this.#watchRemoval();
    });
  }

  /** A worker that ends with its frame tells nobody; moving the frame is enough. */
  #watchRemoval(): void {
    const observer = new MutationObserver((records) => {
      const isMoved = records.some(({ removedNodes }) => [...removedNodes].includes(this.#frame));
      if (isMoved || !this.#frame.isConnected) this.#fail(removed());
    });
    for (const node of [document, document.documentElement]) observer.observe(node, { childList: true });
    this.#life.signal.addEventListener('abort', () => observer.disconnect());
  }

  #receive(data: unknown): void {
    const message = readMessage(data, this.#calls);
    if (message === null) return;
    if ('file' in message) {
      this.#sender.receive(message);
      return;
    }
    if ('id' in message) this.#calls.delete(message.id);
    this.dispatchEvent(new MessageEvent('message', { data: message }));
  }

  #onTrouble(notice: FrameNotice): void {
    if (notice.strict === 'blocked') this.#fail(blocked(notice.directive, notice.url));
    if (notice.strict === 'failed')
      this.#fail(failure(`The strict worker failed: ${notice.message}`, 'Look at the browser’s console.'));
  }

  #fail(error: DjangoError): void {
    if (this.#life.signal.aborted) return;
    this.dispatchEvent(new ErrorEvent('error', { error, message: error.message, cancelable: true }));
  }

  /** Why the frame's script does not run. */
  async #silent(): Promise<DjangoError> {
    const byPolicy = failure(
      'The page’s Content Security Policy forbids the frame that isolation "strict" needs, or its script.',
      `Allow ${this.#frameURL} in script-src by its address, as 'self' may not count in frames; the README has a table.`,
    );
    return this.#explained(this.#frameURL, byPolicy);
  }

  /** What is wrong with a script of the library, as its host answers; `otherwise` where nothing is. */
  async #explained(url: string, otherwise: DjangoError): Promise<DjangoError> {
    const error = await explainWorkerFailure(url, otherwise, this.#violations);
    return error.cause === otherwise ? otherwise : error;
  }

  async #blockedBy(url: string): Promise<string | null> {
    // The browser reports a blocked request in a task of its own, after the rejection.
    await new Promise((resolve) => setTimeout(resolve, 0));
    const found = this.#violations.find(({ blockedURI }) => blockedURI !== '' && url.startsWith(blockedURI));
    return found?.effectiveDirective ?? null;
  }
}

/** The names of the files in `runtime/`. @throws DjangoError */
async function runtimeNames(url: string, signal: AbortSignal): Promise<string[]> {
  try {
    const ask = (cache: RequestCache): Promise<Response> =>
      fetch(url, { signal, cache, credentials: 'same-origin' });
    // An old list would not have the names of a new version. Without a network it is that of the version that is kept.
    const response = await ask('no-cache').catch(() => ask('default'));
    if (!response.ok) throw new Error(`it was answered with status ${response.status}`);
    const { files } = (await response.json()) as { files: { name: string }[] };
    return files.map(({ name }) => name);
  } catch (thrown) {
    signal.throwIfAborted();
    const message = `The list of the library’s files, ${url}, could not be read: ${String(thrown)}`;
    throw failure(message, 'Upload the library’s dist folder again, complete and unchanged.', thrown);
  }
}

const removed = (): DjangoError =>
  failure(
    'The frame of the strict worker has been taken out of the page.',
    'Leave the <iframe> in <html> alone.',
  );

const blocked = (directive: string, url: string): DjangoError =>
  failure(
    `The page’s Content Security Policy forbids the strict worker (${directive}, ${url}).`,
    'Allow worker-src data: in the policy; the README has a table of policies.',
  );

/**
 * Makes the workers that `isolation` asks for.
 * @throws DjangoError for an isolation that there is not
 */
export function strictSpawner(isolation: unknown): (baseURL: string, sources: PackageSources) => WorkerLike {
  if (isolation === 'strict') return (baseURL, sources) => new StrictWorker(baseURL, sources);
  throw failure(
    `isolation: ${JSON.stringify(isolation)} is not known.`,
    'Use "strict", or "worker", which is the default.',
  );
}
