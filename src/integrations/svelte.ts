/** Svelte 5: a store over the shared live render, also for runes. Loads no element. */
import { derived, readable, toStore, type Readable } from 'svelte/store';
import type { Context } from '../rendering-api.js';
import {
  LiveRender,
  WAITING,
  inputsKey,
  type Retryable,
  type TemplateOptions,
  type TemplateState,
} from './live-render.js';

export type { Retryable, TemplateOptions, TemplateState } from './live-render.js';

/** A value, a store of it, or a function that reads runes. */
export type StoreInput<T> = T | Readable<T> | (() => T);

/** What `djangoTemplate` gives. */
export interface TemplateStore extends Readable<TemplateState>, Retryable {}

const isStore = (value: unknown): value is Readable<unknown> =>
  typeof value === 'object' &&
  value !== null &&
  'subscribe' in value &&
  typeof value.subscribe === 'function';

/** @param read touches all of a value, so that changes deep inside a `$state` are seen */
function asStore<T>(input: StoreInput<T>, read: (value: T) => unknown): Readable<T> {
  if (isStore(input)) return input;
  if (typeof input !== 'function') return readable(input);
  const getter = input as () => T;
  return toStore(() => {
    const value = getter();
    read(value);
    return value;
  });
}

/**
 * A store of `{ html, loading, error }` that renders a Django template in the reader's browser while someone
 * subscribes, again whenever an input changes. On a server, it stays loading.
 * @param template value, store or `() => value`; `null` renders nothing
 * @param context value, store or `() => value`
 * @param options value, store or `() => value`
 */
export function djangoTemplate(
  template: StoreInput<string | null | undefined>,
  context?: StoreInput<Context | null | undefined>,
  options?: StoreInput<TemplateOptions | null | undefined>,
): TemplateStore {
  const live = new LiveRender();
  // Here and not with the first subscriber: runes are followed in the effect in which their store is made, and a component
  // subscribes inside one that ends with its next change.
  const inputs = derived(
    [
      asStore(template, String),
      asStore(context, (value) => inputsKey({ template: null, context: value })),
      asStore(options, (value) => inputsKey({ template: null, options: value })),
    ],
    (values) => values,
  );
  const { subscribe } = readable(WAITING, (set) => {
    if (typeof document === 'undefined') return undefined;
    const stopListening = live.subscribe(() => set(live.getState()));
    const stopReading = inputs.subscribe(([source, data, more]) =>
      live.update({ template: source, context: data, options: more }),
    );
    return () => {
      stopReading();
      stopListening();
      live.stop();
    };
  });
  return { subscribe, retry: live.retry };
}
