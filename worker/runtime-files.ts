/**
 * Fetches the gzip'd runtime files with byte progress and says precisely what is wrong with a file that cannot be used.
 * Does not know what the files hold, except for the first bytes of a WebAssembly module.
 */
import type { RuntimeFile } from './runtime-manifest.js';
import { StartFailure, messageOf } from './start-failure.js';

/** The parts of the worker's surroundings that fetching needs; tests give their own. */
export interface FetchEnvironment {
  fetch: (url: string) => Promise<Response>;
  /** What the page's policy has blocked so far, as reported by the browser. */
  violations: () => readonly { directive: string; url: string }[];
}

/** Called with the bytes that have travelled so far for one file. */
export type OnBytes = (loadedBytes: number) => void;

const GZIP_MAGIC = [0x1f, 0x8b];
const UPLOAD_AGAIN = 'Upload the library’s dist folder again, complete and unchanged.';

function failure(message: string, suggestions: string[], cause?: unknown): StartFailure {
  return new StartFailure('download', message, suggestions, cause === undefined ? undefined : { cause });
}

/** Why a request did not even get an answer: the policy, or the network. */
async function unreachable(
  url: string,
  environment: FetchEnvironment,
  cause: unknown,
): Promise<StartFailure> {
  // The browser reports a blocked request in a task of its own, after the rejection.
  await new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
  const blocked = environment.violations().find((violation) => url.startsWith(violation.url));
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

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** Collects a stream into one piece of memory; `expectedBytes` saves copying when it is right. */
async function collect(
  stream: ReadableStream<Uint8Array>,
  expectedBytes: number,
  onBytes: OnBytes,
): Promise<Uint8Array> {
  let bytes = new Uint8Array(expectedBytes);
  let length = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (length + value.length > bytes.length) {
      const larger = new Uint8Array(Math.max(bytes.length * 2, length + value.length));
      larger.set(bytes.subarray(0, length));
      bytes = larger;
    }
    bytes.set(value, length);
    length += value.length;
    onBytes(length);
  }
  return bytes.subarray(0, length);
}

/** The bytes of a gzip file, unpacked outside JavaScript. Rejects when they are truncated or damaged. */
async function gunzip(packed: Uint8Array): Promise<Uint8Array> {
  const stream = new Response(packed as Uint8Array<ArrayBuffer>).body?.pipeThrough(
    new DecompressionStream('gzip'),
  );
  return new Uint8Array(await new Response(stream).arrayBuffer());
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
): Promise<Uint8Array> {
  const response = await fetchFile(url, environment);
  if (!response.body) throw failure(`${url} is empty.`, [UPLOAD_AGAIN]);
  let bytes: Uint8Array;
  try {
    bytes = await collect(response.body, file.sizeBytes, (loaded) =>
      onBytes(Math.min(loaded, file.sizeBytes)),
    );
  } catch (thrown) {
    throw failure(`The download of ${url} broke off: ${messageOf(thrown)}`, ['Check the network.'], thrown);
  }
  if (startsWith(bytes, GZIP_MAGIC)) {
    const loadedBytes = bytes.length;
    try {
      bytes = await gunzip(bytes);
    } catch (thrown) {
      const what =
        loadedBytes < file.sizeBytes ? `truncated (${loadedBytes} of ${file.sizeBytes} bytes)` : 'damaged';
      throw failure(`${url} is ${what}.`, [UPLOAD_AGAIN], thrown);
    }
  }
  if (bytes.length !== file.unpackedBytes) {
    throw failure(
      `${url} is not the file it should be (${bytes.length} bytes instead of ${file.unpackedBytes}).`,
      [UPLOAD_AGAIN],
    );
  }
  return bytes;
}

/** Compiles a WebAssembly module, and says so when the page's policy forbids it. */
export async function compileWasm(url: string, bytes: Uint8Array): Promise<WebAssembly.Module> {
  try {
    return await WebAssembly.compile(bytes as Uint8Array<ArrayBuffer>);
  } catch (thrown) {
    const message = messageOf(thrown);
    if (/content security policy|blocked by csp|disallowed by embedder|unsafe-eval/i.test(message)) {
      throw new StartFailure(
        'interpreter',
        `The page's Content Security Policy forbids WebAssembly: ${message}`,
        ["Add 'wasm-unsafe-eval' to script-src in the policy of the page, and of the worker's own response."],
        { cause: thrown },
      );
    }
    throw new StartFailure('interpreter', `${url} could not be compiled: ${message}`, [UPLOAD_AGAIN], {
      cause: thrown,
    });
  }
}
