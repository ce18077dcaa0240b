/**
 * A project that a reader changes, as the page's Django sees it: its needs, its renders and what editors ask about it. The
 * counterpart of `LiveTemplate`, which reads its source anew for each render; here it is plain data.
 */
import { DjangoError, toDjangoError } from '../core/errors.js';
import type { PlaygroundState } from '../core/playground-state.js';
import type { Calls, ContextText, Inquiry, RequestData } from '../core/protocol.js';
import type { RenderResult } from './job.js';
import { LiveAsker } from './live-asker.js';
import type { RenderRequest, Runtime } from './runtime.js';
import { contextLayer } from './source-reader.js';

/** What belongs to a render beside what readers can change. */
export interface ProjectOptions {
  /** Values of the page that JSON text cannot show; those of the reader win over them. */
  base: ContextText | null;
  request: RequestData | null;
  /** Milliseconds. */
  timeoutMs: number | undefined;
  /** Tell with the result which templates and variables were used; nothing comes from the cache then. */
  trace?: boolean;
}

/** The `templateName` of errors in the context's JSON and in its Python. */
export const CONTEXT_NAMES = { json: 'context', python: 'context.py' } as const;

export class LiveProject extends LiveAsker {
  /** Announces what the project needs, or changes what was announced. */
  announce({ packages, settings }: Pick<PlaygroundState, 'packages' | 'settings'>): void {
    this._announce({ packages, settings });
  }

  /** Lets another Django render it from now on; what it needs is to be announced there. */
  moveTo(runtime: Runtime): void {
    this.withdraw();
    this._runtime = runtime;
  }

  /**
   * Renders the project's main file.
   * @throws DjangoError, or the signal's reason when aborted
   */
  async render(state: PlaygroundState, options: ProjectOptions, signal: AbortSignal): Promise<RenderResult> {
    return this._runtime.render({ ...this.#request(state, options), trace: options.trace ?? false }, signal);
  }

  /** Asks Django about the project. @throws DjangoError, or the signal's reason when aborted */
  async inquire<N extends Inquiry>(
    call: N,
    state: PlaygroundState,
    options: ProjectOptions,
    more: Omit<Calls[N]['args'], 'item'>,
    signal?: AbortSignal,
  ): Promise<Calls[N]['answer']> {
    return this._runtime.inquire(call, this.#request(state, options), more, signal);
  }

  #request(state: PlaygroundState, { base, request, timeoutMs }: ProjectOptions): RenderRequest {
    const label = this._label;
    const { files, main, python, packages, settings } = state;
    const text = state.context.trim();
    const contexts = base ? [base] : [];
    if (text !== '') contexts.push(layerOf(state.context));
    return {
      template: null,
      main,
      files,
      python,
      contexts,
      label,
      owner: label,
      packages,
      settings,
      request,
      timeoutMs,
    };
  }
}

/** @throws DjangoError that names the context as its place */
function layerOf(json: string): ContextText {
  try {
    return contextLayer(json, 'The context');
  } catch (thrown) {
    const { type, message, context, line, column, suggestions } = toDjangoError(thrown, 'TemplateError');
    const place = { context, line, column, suggestions, templateName: CONTEXT_NAMES.json };
    throw new DjangoError(type, message, { ...place, cause: thrown });
  }
}
