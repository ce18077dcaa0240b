/**
 * One template that is rendered again whenever its inputs change: what the hooks, composables and stores of all frameworks
 * share. It compares inputs by value, gives up what is overtaken and does nothing where there is no document; it
 * knows no framework.
 */
import type { DjangoPlaygroundAPI } from '../api.js';
import type { Context, RenderOptions } from '../rendering-api.js';
import { browserAPI, onDjangoReady } from '../browser.js';
import { encodeContext } from '../core/context.js';
import { toDjangoError, type DjangoError } from '../core/errors.js';

/** What a render may be told beside template and context. */
export type TemplateOptions = Omit<RenderOptions, 'signal'>;

/** All that a result depends on. Without a template, nothing is rendered. */
export interface TemplateInputs {
  template: string | null | undefined;
  context?: Context | null | undefined;
  options?: TemplateOptions | null | undefined;
}

/** What there is to show. */
export interface TemplateState {
  /**
   * What Django rendered last, empty before. It is not sanitised: put it into a page only where you trust the template, or
   * show it with `<django-template>`.
   */
  readonly html: string;
  /** True until the result of the present inputs is there; on a server, always. */
  readonly loading: boolean;
  /** Why the last render failed; `html` is still that of the last good one. */
  readonly error: DjangoError | null;
}

/** What a framework's state has beside what there is to show. */
export interface Retryable {
  /** Renders the same inputs again, such as after a failure of the network; also starts Django again where that failed. */
  readonly retry: () => void;
}

/** Before the first render, and on a server: frameworks must find the same when they hydrate. */
export const WAITING: TemplateState = Object.freeze({ html: '', loading: true, error: null });

/** Data as Python would read it; what cannot cross is recognised by the reason. */
export function dataKey(value: Context): string {
  if (typeof value === 'string') return value;
  try {
    return encodeContext(value).json;
  } catch (thrown) {
    return String(thrown);
  }
}

/** A text that is the same for inputs of the same value, however often they are made anew. */
export function inputsKey({ template, context, options }: TemplateInputs): string {
  const { packages, files, timeout, settings } = options ?? {};
  const parts = [context ?? {}, { packages, files, timeout, settings }];
  return JSON.stringify([template ?? null, ...parts.map(dataKey)]);
}

interface Run {
  key: string;
  inputs: TemplateInputs;
  abort: AbortController;
}

export class LiveRender {
  #state: TemplateState = WAITING;
  #run: Run | null = null;
  #api: Pick<DjangoPlaygroundAPI, 'hasError' | 'init' | 'render'> | null = null;
  readonly #listeners = new Set<() => void>();

  /** The same object until something changes. */
  readonly getState = (): TemplateState => this.#state;

  /** Tells `listener` of every change, until the returned function is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Whether the inputs with this key are those that are shown or being rendered. */
  isAsked(key: string): boolean {
    return this.#run?.key === key;
  }

  /** Renders `inputs`, unless they have the value of the last ones. A render under way is given up. */
  update(inputs: TemplateInputs, key: string = inputsKey(inputs)): void {
    if (typeof document === 'undefined' || key === this.#run?.key) return;
    this.stop();
    this.#run = { key, inputs, abort: new AbortController() };
    if (typeof inputs.template === 'string') void this.#render(inputs.template, this.#run);
    else this.#set({ html: '', loading: false, error: null });
  }

  /** Renders the last inputs again, such as after a failure of the network. Does nothing while they are being rendered. */
  readonly retry = (): void => {
    if (!this.#run || this.#state.loading) return;
    const { inputs, key } = this.#run;
    this.stop();
    this.update(inputs, key);
  };

  /** Gives up what is under way. The next `update` renders, whatever its inputs. */
  stop(): void {
    this.#run?.abort.abort();
    this.#run = null;
  }

  async #render(template: string, { inputs, abort: { signal } }: Run): Promise<void> {
    this.#set({ ...this.#state, loading: true });
    let outcome: Partial<TemplateState>;
    try {
      outcome = { html: await this.#htmlOf(template, inputs, signal), error: null };
    } catch (thrown) {
      outcome = { error: toDjangoError(thrown, 'TemplateError') };
    }
    // Newer inputs may have come meanwhile, or nobody wants the result any more.
    if (signal.aborted) return;
    this.#set({ ...this.#state, ...outcome, loading: false });
    // Whoever makes the start succeed, a button of an element perhaps, revives all that waited for it.
    if (outcome.error?.type === 'InitializationError') onDjangoReady(this.retry, signal);
  }

  async #htmlOf(
    template: string,
    { context, options }: TemplateInputs,
    signal: AbortSignal,
  ): Promise<string> {
    this.#api ??= browserAPI();
    // A start that has failed is not tried again by itself: this is the time for it.
    if (this.#api.hasError()) await this.#api.init();
    return this.#api.render(template, context ?? undefined, { ...options, signal });
  }

  #set(state: TemplateState): void {
    const { html, loading, error } = this.#state;
    if (state.html === html && state.loading === loading && state.error === error) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
