/**
 * What all elements with a live template do alike: they begin when `loading` says so, tell progress, output and errors, and
 * leave when they are taken out. What is rendered and how it is shown is each element's own.
 */
import { render as renderTemplate, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { DjangoError } from '../core/errors.js';
import { whenWanted } from '../runtime/activation.js';
import type { RenderResult } from '../runtime/job.js';
import type { LiveAsker } from '../runtime/live-asker.js';
import type { Progress } from '../runtime/observers.js';
import { sharedRuntime } from '../runtime/shared.js';
import { DjangoErrorEvent, DjangoProgressEvent, DjangoRenderEvent } from './events.js';
import type { SourceObserver } from './source-observer.js';
import { TemplateInputs } from './template-inputs.js';

export type TemplateStatus = 'idle' | 'loading' | 'rendered' | 'error';

export abstract class LiveElement extends TemplateInputs {
  @state() protected _status: TemplateStatus = 'idle';
  @state() protected _progress: Progress | null = null;
  @state() protected _error: DjangoError | null = null;
  /** It has begun: changes are rendered from now on. */
  @state() protected _active = false;
  protected readonly _runtime = sharedRuntime();
  protected abstract readonly _live: LiveAsker;
  protected abstract readonly _children: SourceObserver;
  #connection: AbortController | null = null;
  #arming: AbortController | null = null;
  #following: AbortController | null = null;

  /** Renders because `loading` says so. */
  protected abstract _begin(): void;
  /** Renders once more, after something that stood in the way has gone. */
  protected abstract _again(): void;
  protected abstract _view(): TemplateResult;

  /**
   * What it is doing; the element writes it into an attribute too, for CSS.
   * @attr status
   * @reflect
   */
  get status(): TemplateStatus {
    return this._status;
  }

  /** Why the last render failed, or `null`. */
  get error(): DjangoError | null {
    return this._error;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    this._setStatus(this._status);
    this._follow();
    this._children.observe();
    this._onConnected(signal);
    this.#arm();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connection?.abort();
    // An element that is only being moved is connected again in this task and keeps what Python holds for it.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this._children.disconnect();
      this._live.withdraw();
      this._onGone();
    });
  }

  /** @param signal aborted when the element is taken out */
  protected abstract _onConnected(signal: AbortSignal): void;
  /** It has been taken out, and not only moved. */
  protected abstract _onGone(): void;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && changed.has('loading') && this.isConnected) this.#arm();
  }

  protected override update(changed: PropertyValues<this>): void {
    super.update(changed);
    renderTemplate(this._view(), this.renderRoot, { host: this });
  }

  /** Hears from now on how the Django starts that renders for this element, and of no other. */
  protected _follow(): void {
    this.#following?.abort();
    if (!this.#connection) return;
    this.#following = new AbortController();
    const signal = AbortSignal.any([this.#following.signal, this.#connection.signal]);
    const { observers } = this._live.runtime;
    observers.onProgress((progress) => this.#onProgress(progress), signal);
    observers.onReady(() => this.#onReady(), signal);
  }

  /** @throws DjangoError outside of documents */
  protected _assertConnected(): void {
    if (this.isConnected) return;
    const message = `<${this.localName}> can only render inside a document.`;
    throw new DjangoError('TemplateError', message, { element: this });
  }

  protected _setStatus(status: TemplateStatus): void {
    this._status = status;
    this.setAttribute('status', status);
  }

  protected _succeed(): void {
    this._error = null;
    this._setStatus('rendered');
  }

  /** New output is on screen. */
  protected _tell({ html, durationMs, cached }: RenderResult): void {
    this.dispatchEvent(new DjangoRenderEvent({ html, duration: durationMs, cached }));
  }

  /** Gives `thrown` as the error that is now shown and told; `null` for an abort, which is no failure. */
  protected _fail(thrown: unknown, signal: AbortSignal): DjangoError | null {
    const error = this._live.failure(thrown, this, signal);
    if (error) {
      this._error = error;
      this._setStatus('error');
      this.dispatchEvent(new DjangoErrorEvent(error));
    }
    return error;
  }

  protected _retry(): void {
    // The failure of this start comes through the render that waits for it.
    this._live.runtime.init().catch(() => undefined);
    this._error = null;
    this._again();
  }

  #onProgress(progress: Progress): void {
    if (this._status !== 'loading') return;
    this._progress = progress;
    this.dispatchEvent(new DjangoProgressEvent(progress));
  }

  /** A start that succeeded after a failed one revives what the failure had stopped. */
  #onReady(): void {
    this._progress = null;
    if (this._status === 'error' && this._error?.type === 'InitializationError') this._again();
  }

  /** Begins when `loading` says so; a changed `loading` counts from now on. */
  #arm(): void {
    this.#arming?.abort();
    if (this._active || !this.#connection) return;
    this.#arming = new AbortController();
    const signal = AbortSignal.any([this.#arming.signal, this.#connection.signal]);
    whenWanted(this, this.loading, () => this._active || this._begin(), signal);
  }
}
