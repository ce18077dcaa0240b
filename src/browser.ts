/** Wires the API to the page: one runtime and one watcher of data attributes, whatever number of copies is loaded. */
import { createAPI, type DjangoPlaygroundAPI } from './api.js';
import { DataAttributes } from './runtime/data-attributes.js';
import { sharedRuntime } from './runtime/shared.js';

const KEY = Symbol.for('django-playground.data-attributes');

/** The API of this page; data-attribute elements are watched from now on. Under Node there is no document to watch. */
export function browserAPI(): DjangoPlaygroundAPI {
  const runtime = sharedRuntime();
  const holder = globalThis as { [KEY]?: DataAttributes | undefined };
  const dataAttributes = (holder[KEY] ??= new DataAttributes(runtime));
  if (typeof document !== 'undefined') void dataAttributes.start();
  return createAPI(runtime, dataAttributes);
}

/** Calls `listener` after every successful start of the page's Django, until `signal` is aborted. */
export const onDjangoReady = (listener: () => void, signal: AbortSignal): void =>
  sharedRuntime().observers.onReady(listener, signal);
