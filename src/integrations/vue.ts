/** Vue 3: a composable over the shared live render. Loads no element. */
import {
  getCurrentScope,
  onScopeDispose,
  readonly,
  shallowReadonly,
  shallowRef,
  toValue,
  watchEffect,
  type DeepReadonly,
  type MaybeRefOrGetter,
  type Ref,
  type ShallowRef,
} from 'vue';
import type { Context } from '../rendering-api.js';
import type { DjangoError } from '../core/errors.js';
import { LiveRender, type Retryable, type TemplateOptions, type TemplateState } from './live-render.js';

export type { Retryable, TemplateOptions, TemplateState } from './live-render.js';

/** What `useDjangoTemplate` gives: a `TemplateState` in refs. */
export interface TemplateRefs extends Retryable {
  readonly html: DeepReadonly<Ref<string>>;
  readonly loading: DeepReadonly<Ref<boolean>>;
  readonly error: Readonly<ShallowRef<DjangoError | null>>;
}

/**
 * Renders a Django template in the reader's browser, again whenever one of the inputs changes; also when something inside
 * a reactive context does. Ends with the scope that it is called in. On a server, it stays loading.
 * @param template ref, getter or value; `null` renders nothing
 * @param context ref, getter or value
 * @param options ref, getter or value
 */
export function useDjangoTemplate(
  template: MaybeRefOrGetter<string | null | undefined>,
  context?: MaybeRefOrGetter<Context | null | undefined>,
  options?: MaybeRefOrGetter<TemplateOptions | null | undefined>,
): TemplateRefs {
  const live = new LiveRender();
  const html = shallowRef('');
  const loading = shallowRef(true);
  const error = shallowRef<DjangoError | null>(null);
  const show = (state: TemplateState): void => {
    html.value = state.html;
    loading.value = state.loading;
    error.value = state.error;
  };
  show(live.getState());
  live.subscribe(() => show(live.getState()));
  watchEffect(() =>
    live.update({ template: toValue(template), context: toValue(context), options: toValue(options) }),
  );
  if (getCurrentScope()) onScopeDispose(() => live.stop());
  return {
    html: readonly(html),
    loading: readonly(loading),
    error: shallowReadonly(error),
    retry: live.retry,
  };
}
