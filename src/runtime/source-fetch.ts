/** Fetches what `src` and `context-src` name. A chunk of its own; what is done with the text is not known here. */
import { DjangoError } from '../core/errors.js';
import { usableTimeoutMs } from '../core/plain-data.js';
import { DEFAULT_RENDER_TIMEOUT_MS } from './options.js';

/**
 * Fetches a template or a context.
 * @param what names it in messages
 * @param timeoutMs milliseconds (default: those of a render)
 * @throws DjangoError naming the URL and what came instead, or the signal's reason when aborted
 */
export async function fetchSource(
  url: string,
  what: string,
  timeoutMs: number | undefined,
  signal: AbortSignal,
): Promise<string> {
  const address = new URL(url, document.baseURI).href;
  const limitMs = usableTimeoutMs(timeoutMs, DEFAULT_RENDER_TIMEOUT_MS);
  const deadline = AbortSignal.timeout(limitMs);
  try {
    const response = await fetch(address, { signal: AbortSignal.any([signal, deadline]) });
    if (response.ok) return await response.text();
    throw new DjangoError(
      'TemplateError',
      `${what} could not be fetched: ${address} answered with status ${response.status}.`,
    );
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof DjangoError) throw cause;
    if (deadline.aborted)
      throw new DjangoError('TimeoutError', `${what} did not come from ${address} within ${limitMs} ms.`, {
        cause,
      });
    throw new DjangoError('TemplateError', `${what} could not be fetched from ${address}.`, {
      cause,
      suggestions: [
        'Check the address, the connection, and that another origin sends Access-Control-Allow-Origin.',
      ],
    });
  }
}
