/**
 * Fetches the packed runtime files with byte progress, and says precisely what is wrong with a file that cannot be used.
 * Does not know what the files hold, except for the first bytes of a WebAssembly module.
 */
import type { BroughtFiles } from './brought-files.js';
import { UPLOAD_AGAIN, failure, receive, startsWith, unlike, type OnBytes } from './download.js';
import type { CreatePyodideModule } from './interpreter.js';
import type { RuntimeFile } from './runtime-manifest.js';
import { StartFailure, messageOf, policyFailure } from './start-failure.js';

/** A request that the page's policy has blocked. */
export interface PolicyViolation {
  directive: string;
  url: string;
}

/** The parts of the worker's surroundings that fetching needs; tests give their own. */
export interface FetchEnvironment {
  fetch: (url: string, init?: RequestInit) => Promise<Response>;
  /** What the page's policy has blocked so far, as reported by the browser. */
  violations: () => readonly PolicyViolation[];
  /** Pyodide's script, where it need not be imported from its address. */
  script?: CreatePyodideModule;
  /** Brings files that are read later, `onFile` with each; for workers that cannot fetch while Python waits. */
  bring?: (urls: readonly string[], onFile: () => void) => BroughtFiles;
}

const WASM_MAGIC = [0, 0x61, 0x73, 0x6d];

/** The violation of the page's policy that made a request fail, if it was one: fetch itself does not tell. */
export async function blockedBy(
  url: string,
  { violations }: FetchEnvironment,
): Promise<PolicyViolation | undefined> {
  // The browser reports a blocked request in a task of its own, after the rejection.
  await new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
  return violations().find((violation) => url.startsWith(violation.url));
}

/** Why a request did not even get an answer: the policy, or the network. */
async function unreachable(
  url: string,
  environment: FetchEnvironment,
  cause: unknown,
): Promise<StartFailure> {
  const blocked = await blockedBy(url, environment);
  if (blocked) {
    const { origin } = new URL(url);
    return failure(
      `The page's Content Security Policy blocked ${url} (${blocked.directive}).`,
      [`Allow ${origin} in the policy's ${blocked.directive}.`],
      cause,
    );
  }
  return failure(
    `${url} could not be fetched: ${messageOf(cause)}`,
    ['Check the network, and that the file’s host allows other origins (Access-Control-Allow-Origin).'],
    cause,
  );
}

/** Fetches a URL whose answer must be a file and not an error or a page. */
export async function fetchFile(url: string, environment: FetchEnvironment): Promise<Response> {
  let response: Response;
  try {
    response = await environment.fetch(url);
  } catch (thrown) {
    throw await unreachable(url, environment, thrown);
  }
  if (!response.ok) {
    throw failure(`${url} answered with status ${response.status}.`, [UPLOAD_AGAIN, 'Check baseURL.']);
  }
  const type = response.headers.get('content-type') ?? '';
  if (/^text\/html\b/i.test(type)) {
    throw failure(`${url} answered with a web page (${type}) instead of the file.`, [
      'The host answers missing files with a page: check baseURL.',
      UPLOAD_AGAIN,
    ]);
  }
  return response;
}

/**
 * Fetches and unpacks one runtime file. Also takes what the host or the browser has unpacked already.
 * Throws a StartFailure that names the file and the cause.
 */
export async function loadRuntimeFile(
  url: string,
  file: RuntimeFile,
  onBytes: OnBytes,
  environment: FetchEnvironment,
): Promise<Uint8Array<ArrayBuffer>> {
  return receive(url, file, await fetchFile(url, environment), onBytes);
}

/** Fetches, unpacks and compiles a WebAssembly module. Throws a StartFailure that names the file and the cause. */
export async function loadWasm(
  url: string,
  file: RuntimeFile,
  onBytes: OnBytes,
  environment: FetchEnvironment,
): Promise<WebAssembly.Module> {
  const bytes = await loadRuntimeFile(url, file, onBytes, environment);
  if (!startsWith(bytes, WASM_MAGIC)) throw unlike(url, 'its first bytes are others');
  return WebAssembly.compile(bytes).catch((thrown: unknown) => {
    const message = `${url} could not be compiled: ${messageOf(thrown)}`;
    throw (
      policyFailure(thrown) ?? new StartFailure('interpreter', message, [UPLOAD_AGAIN], { cause: thrown })
    );
  });
}
