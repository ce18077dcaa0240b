/**
 * Finds out why a worker did not come up. Browsers say nothing about it: the error event of a worker that was not
 * found, not allowed or served with a wrong MIME type has no message, so the script is asked for once more. A chunk that pages
 * load when that has happened.
 */
import { DjangoError } from '../core/errors.js';

const JAVASCRIPT = /^(?:text|application)\/(?:x-)?(?:java|ecma)script\b/i;

const failure = (message: string, remedy: string, cause?: unknown): DjangoError =>
  new DjangoError('InitializationError', message, { step: 'download', suggestions: [remedy], cause });

const SOURCE_DIRECTIVES: Record<string, string> = {
  'worker-src': 'worker-src blob: and the library’s origin',
  'script-src': "script-src the library’s origin and 'wasm-unsafe-eval'",
  'connect-src': 'connect-src the library’s origin',
};

function blockedByPolicy(
  violations: readonly SecurityPolicyViolationEvent[],
  url: string,
): DjangoError | null {
  const origin = new URL(url).origin;
  const event = violations.find(
    ({ blockedURI }) => blockedURI.startsWith(origin) || /^(?:blob|data|wasm)/.test(blockedURI),
  );
  if (!event) return null;
  const directive = event.effectiveDirective.replace(/-(?:elem|attr)$/, '');
  return failure(
    `The page’s Content Security Policy blocks the worker (${event.effectiveDirective}, ${event.blockedURI}).`,
    `Allow ${SOURCE_DIRECTIVES[directive] ?? directive} in the policy; the README has a table of policies.`,
  );
}

/**
 * The specific reason for a worker that died before it answered.
 * @param url the worker's script
 * @param reason what was seen of its death
 */
export async function explainWorkerFailure(
  url: string,
  reason: DjangoError,
  violations: readonly SecurityPolicyViolationEvent[],
): Promise<DjangoError> {
  // The browser reports what it has blocked in a task of its own, after the rejection.
  await new Promise((resolve) => setTimeout(resolve, 0));
  const blocked = blockedByPolicy(violations, url);
  if (blocked) return blocked;
  try {
    const response = await fetch(url, { credentials: 'same-origin' });
    const type = response.headers.get('content-type') ?? '';
    await response.body?.cancel();
    if (!response.ok) {
      return failure(
        `The worker script ${url} was answered with status ${response.status}.`,
        'Put all of dist/ beside the script, or set baseURL.',
      );
    }
    if (!JAVASCRIPT.test(type)) {
      return failure(
        `The worker script ${url} is served with the MIME type “${type || 'none'}”; browsers run only JavaScript types.`,
        type.startsWith('text/html')
          ? 'The server answers with a page: check baseURL.'
          : 'Let the server send text/javascript for .js files.',
      );
    }
  } catch (cause) {
    return blockedByPolicy(violations, url) ?? unreachable(url, cause);
  }
  return failure(
    reason.message,
    'Look at the browser’s console: a policy (worker-src) or an extension may refuse workers.',
    reason,
  );
}

const unreachable = (url: string, cause: unknown): DjangoError =>
  navigator.onLine
    ? failure(
        `The worker script ${url} cannot be reached.`,
        'Check the address, and that the server sends Access-Control-Allow-Origin.',
        cause,
      )
    : failure(
        'The browser is offline, and the worker script is not in its cache.',
        'Try again with a connection.',
        cause,
      );
