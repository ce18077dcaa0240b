/** The page's one runtime, shared by all copies of the library that the page loads. */
import { browserEnvironment } from './environment.js';
import { Runtime } from './runtime.js';

const KEY = Symbol.for('django-playground.runtime');

interface Holder {
  [KEY]?: Runtime;
}

/**
 * The runtime of the first copy that asked, whatever copy asks.
 * @param scriptURL the classic script's own URL
 */
export function sharedRuntime(scriptURL?: string): Runtime {
  const holder = globalThis as Holder;
  const runtime = holder[KEY] ?? new Runtime(browserEnvironment(scriptURL));
  holder[KEY] = runtime;
  return runtime;
}
