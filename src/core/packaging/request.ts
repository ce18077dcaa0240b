/** One request: the bytes of an answer, or a failure that says what is wrong with the server. Keeps nothing. */
import type { ResolveEnvironment } from './environment.js';
import { RequestFailure } from './failure.js';

/** What requests need of the environment. */
export type RequestEnvironment = Pick<ResolveEnvironment, 'fetch' | 'timeoutMs' | 'isOffline'>;

/** An answer with status 200. */
export interface Answer {
  bytes: Uint8Array<ArrayBuffer>;
  /** Where the answer came from in the end. */
  url: string;
}

async function readAll(
  response: Response,
  onChunk: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    chunks.push(part.value);
    onChunk(part.value.length);
  }
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let end = 0;
  for (const chunk of chunks) {
    whole.set(chunk, end);
    end += chunk.length;
  }
  return whole;
}

/**
 * @param onChunk told how many bytes have come at once
 * @throws RequestFailure
 */
export async function request(
  url: string,
  { fetch, timeoutMs, isOffline }: RequestEnvironment,
  headers?: Record<string, string>,
  onChunk: (bytes: number) => void = () => undefined,
): Promise<Answer> {
  const abort = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    abort.signal.addEventListener('abort', () => reject(silent(url, timeoutMs)));
  });
  const restart = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => abort.abort(), timeoutMs);
  };
  const answer = async (): Promise<Answer> => {
    const response = await fetch(url, { ...(headers && { headers }), signal: abort.signal });
    restart();
    if (!response.ok) throw refused(url, response.status);
    const bytes = await readAll(response, (length) => {
      restart();
      onChunk(length);
    });
    return { bytes, url: response.url === '' ? url : response.url };
  };
  restart();
  try {
    return await Promise.race([answer(), silence]);
  } catch (thrown) {
    if (thrown instanceof RequestFailure) throw thrown;
    throw unreachable(url, isOffline(), thrown);
  } finally {
    clearTimeout(timer);
  }
}

const silent = (url: string, timeoutMs: number): RequestFailure =>
  new RequestFailure(
    `${url} has sent nothing for ${timeoutMs / 1000} seconds.`,
    ['Try again later, or use another index.'],
    { isFinal: true },
  );

const refused = (url: string, status: number): RequestFailure =>
  new RequestFailure(
    `${url} answered with status ${status}.`,
    [
      status >= 500
        ? 'The server has a fault of its own: try again later.'
        : 'Check the address of the index.',
    ],
    { status },
  );

function unreachable(url: string, isOffline: boolean, cause: unknown): RequestFailure {
  if (isOffline) {
    return new RequestFailure(
      `The browser is offline, so ${url} cannot be asked.`,
      ['Connect to the network, or vendor the packages: npx django-playground vendor'],
      { isFinal: true, cause },
    );
  }
  return new RequestFailure(
    `${url} cannot be reached, or does not allow this page to read it (CORS).`,
    [
      `Check that ${new URL(url).host} answers and sends “Access-Control-Allow-Origin” for the origin of this page.`,
    ],
    { cause },
  );
}
