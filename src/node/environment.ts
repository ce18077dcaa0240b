/** What the runtime takes from Node.js: its clock, its folders, its worker threads. Knows nothing of what they do. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { DjangoError } from '../core/errors.js';
import type { Environment } from '../runtime/environment.js';
import { packageSources, type Page } from '../runtime/package-sources.js';
import { NodeThread } from './thread.js';

/** Relative addresses are those of the working directory, and there is no script tag. */
const workingDirectory = (): Page => ({
  baseURI: pathToFileURL('./').href,
  querySelector: () => null,
});

/** The folder of the library's files. @throws DjangoError for one that is not on this machine */
function folderOf(given: string | undefined): string {
  if (given === undefined) return new URL(/* @vite-ignore */ './', import.meta.url).href;
  // Not the one letter of a Windows drive.
  const url = /^[a-z][\w+.-]+:/i.test(given) ? new URL(given) : pathToFileURL(given);
  if (url.protocol === 'file:') return url.href.endsWith('/') ? url.href : `${url.href}/`;
  throw new DjangoError('InitializationError', `baseURL: ${JSON.stringify(given)} is no folder.`, {
    suggestions: ['Under Node.js, leave baseURL out, or give a path or a file: URL.'],
  });
}

/** @throws DjangoError for any isolation but that of a worker */
function checkIsolation(isolation: unknown): void {
  if (isolation === undefined || isolation === 'worker') return;
  throw new DjangoError(
    'InitializationError',
    `isolation: ${JSON.stringify(isolation)} is not there under Node.js, where no browser keeps Python in its box.`,
    { suggestions: ['Leave isolation out, and render only templates whose Python you would run yourself.'] },
  );
}

/** Node.js' environment. Its timers do not keep the process. */
export function nodeEnvironment(): Environment {
  return {
    now: () => performance.now(),
    setTimer: (run, delayMs) => {
      const timer = setTimeout(run, delayMs);
      timer.unref();
      return { cancel: () => clearTimeout(timer) };
    },
    nextTask: () => new Promise((resolve) => setImmediate(resolve)),
    documentParsed: () => Promise.resolve(),
    baseURL: folderOf,
    packageSources: (options) => packageSources(options, workingDirectory()),
    // eslint-disable-next-line @typescript-eslint/require-await -- an Environment's may have to load it first
    spawner: async (isolation) => {
      checkIsolation(isolation);
      return (baseURL) => new NodeThread(baseURL);
    },
    watchStart: (baseURL) => ({
      explain: ({ message, step }) =>
        Promise.resolve(
          new DjangoError('InitializationError', message, {
            step,
            suggestions: [`Check that ${fileURLToPath(baseURL)} holds all of the package’s dist/.`],
          }),
        ),
      stop: () => undefined,
    }),
  };
}
