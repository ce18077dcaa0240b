/** The error of a start that cannot go on, as the data that the page gets. Knows no cause; the modules that see one say it. */
import type { ErrorData, StartStep } from '../src/core/protocol.js';

/** Thrown inside the worker and sent to the page as `data`. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
  readonly data: ErrorData;

  constructor(step: StartStep, message: string, suggestions: string[] = [], options?: ErrorOptions) {
    super(message, options);
    this.data = { kind: 'initialization', step, message, ...(suggestions.length > 0 ? { suggestions } : {}) };
  }
}

/** The message of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** The error of WebAssembly that the page's policy does not let through, if it is one. */
export function policyFailure(thrown: unknown): StartFailure | undefined {
  const message = messageOf(thrown);
  if (!/content security policy|blocked by csp|disallowed by embedder|unsafe-eval/i.test(message))
    return undefined;
  return new StartFailure(
    'interpreter',
    `The page's Content Security Policy forbids WebAssembly: ${message}`,
    ["Add 'wasm-unsafe-eval' to script-src in the policy of the page, and of the worker's own response."],
    { cause: thrown },
  );
}
