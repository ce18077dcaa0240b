/** What the runtime takes from the browser, behind one small interface, so that tests can give another. */
import { DjangoError } from '../core/errors.js';
import { documentParsed } from './document-parsed.js';
import { packageSources, tagData, type PackageOptions } from './package-sources.js';
import { watchPolicy } from './policy-watch.js';
import type { PackageSources } from '../core/protocol.js';
import type { WorkerLike } from './worker-client.js';
import { libraryBaseURL, spawnWorker, workerURL } from './worker-location.js';

/** A timer that has been set. */
export interface Timer {
  cancel(): void;
}

export interface Environment {
  /** Milliseconds, never going back. */
  now(): number;
  setTimer(run: () => void, delayMs: number): Timer;
  /** A task of its own, after the microtasks of this one. */
  nextTask(): Promise<void>;
  /** When no further element of the document is to be expected. */
  documentParsed(): Promise<void>;
  /** The directory of the worker and its files. */
  baseURL(given: string | undefined): string;
  /** Where packages come from, by the options of `init()` and the script tag. */
  packageSources(options: PackageOptions): Omit<PackageSources, 'timeoutMs'>;
  /** How to make the workers that `isolation` of `init()` or of the script tag asks for. @throws DjangoError where there are none */
  spawner(isolation: unknown): Promise<(baseURL: string, sources: PackageSources) => WorkerLike>;
  /** Begins to watch for reasons and gives back the one who can tell them; `stop` ends the watching. */
  watchStart(baseURL: string): { explain(reason: DjangoError): Promise<DjangoError>; stop(): void };
}

/** The browser's. @param scriptURL the classic script's URL; modules know their own */
export function browserEnvironment(scriptURL?: string): Environment {
  return {
    now: () => performance.now(),
    setTimer: (run, delayMs) => {
      const id = setTimeout(run, delayMs);
      return { cancel: () => clearTimeout(id) };
    },
    nextTask: () => new Promise((resolve) => setTimeout(resolve, 0)),
    documentParsed: () => documentParsed(),
    baseURL: (given) => libraryBaseURL(given, scriptURL),
    packageSources: (options) => packageSources(options, document),
    spawner: async (given) => {
      if (typeof Worker === 'undefined') throw noBrowser();
      const isolation = given ?? tagData(document, 'isolation') ?? 'worker';
      return isolation === 'worker'
        ? spawnWorker
        : (await import('./strict/strict-worker.js')).strictSpawner(isolation);
    },
    watchStart: (baseURL) => {
      const watching = new AbortController();
      const violations = watchPolicy(watching.signal);
      return {
        explain: async (reason) => {
          // What cannot be loaded now may not have been there for the worker either.
          const found = await import('./start-failure.js').catch(() => null);
          return found?.explainWorkerFailure(workerURL(baseURL), reason, violations) ?? reason;
        },
        stop: () => watching.abort(),
      };
    },
  };
}

const noBrowser = (): DjangoError =>
  new DjangoError('InitializationError', 'Django runs in a worker of a browser, and there is none here.', {
    suggestions: [
      'On a server, leave the markup as it is: it comes alive in the browser.',
      'To render under Node.js, import from django-playground/node.',
    ],
  });
