/**
 * The element `<django-template>`: one live Django template in the page. Says what it needs when it connects, renders when it is
 * wanted, shows progress, output or error. What Django and the worker are is the runtime's matter.
 */
import { Task, initialState } from '@lit/task';
import { html, nothing, render as renderTemplate, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { DjangoError } from '../../core/errors.js';
import { whenWanted } from '../../runtime/activation.js';
import { LiveTemplate } from '../../runtime/live-template.js';
import type { Progress } from '../../runtime/observers.js';
import { sharedRuntime } from '../../runtime/shared.js';
import { sourceKind, type SourceKind } from '../../runtime/source-reader.js';
import { errorView } from '../error-view.js';
import { DjangoErrorEvent, DjangoProgressEvent, DjangoRenderEvent } from '../events.js';
import { loadingView, startButton } from '../loading-view.js';
import { prepareOutput, type OutputMode } from '../output.js';
import { SourceObserver } from '../source-observer.js';
import { TemplateInputs } from '../template-inputs.js';
import { tokens } from '../tokens.js';
import { styles } from './django-template.styles.js';

export type TemplateStatus = 'idle' | 'loading' | 'rendered' | 'error';

/**
 * Renders one Django template in place, with real Django in the reader's browser.
 *
 * @summary One live Django template.
 * @slot - Scripts with template, context and Python; or the template's own markup; static content stays visible until the first good render.
 * @slot fallback - Shown until the first good render, and to readers without JavaScript.
 * @slot loading - Shown instead of the built-in progress view.
 * @slot error - Shown instead of the built-in error view.
 * @event {DjangoRenderEvent} django-render - New output is on screen.
 * @event {DjangoErrorEvent} django-error - Rendering or the start of Django failed.
 * @event {DjangoProgressEvent} django-progress - The start of Django has come further.
 * @csspart output - What holds the output in the modes `shadow`, `frame` and `source`.
 * @csspart frame - The sandboxed frame of the mode `frame`.
 * @csspart loading - The progress view.
 * @csspart progress - The progress bar in it.
 * @csspart error - The error view.
 * @csspart start - The button of `loading="interaction"`.
 * @csspart retry - The button that tries a failed start again.
 * @cssproperty --django-accent - Colour of progress and buttons.
 * @cssproperty --django-surface - Background of code.
 * @cssproperty --django-text - Text of views that are not output.
 * @cssproperty --django-muted - Secondary text.
 * @cssproperty --django-line - Borders.
 * @cssproperty --django-error - Colour of errors.
 * @cssproperty --django-error-surface - Background of errors.
 * @cssproperty --django-radius - Corner radius.
 * @cssproperty --django-font - Font of views that are not output.
 * @cssproperty --django-font-mono - Font of code.
 */
export class DjangoTemplateElement extends TemplateInputs {
  static override styles = [tokens, styles];

  /** How the output is shown. */
  @property() output: OutputMode = 'html';

  @state() private _status: TemplateStatus = 'idle';
  @state() private _progress: Progress | null = null;
  @state() private _kind: SourceKind | null = null;
  @state() private _active = false;
  /** Counts what makes a new render necessary; the task runs for each new value. */
  @state() private _revision = 0;
  @query('[part=output]') private _container!: HTMLElement;
  private _html: string | null = null;
  private _error: DjangoError | null = null;
  private _connection: AbortController | null = null;
  private _arming: AbortController | null = null;
  /** Changed while it was in no document. */
  private _isDirty = false;
  private readonly _runtime = sharedRuntime();
  private readonly _live = new LiveTemplate(this._runtime, this);
  private readonly _children = new SourceObserver(this, () => this._renew());
  private readonly _task = new Task(this, {
    args: () => [this._active ? this._revision : null] as const,
    task: ([revision], { signal }) => (revision === null ? initialState : this._renderTemplate(signal)),
  });

  /** `idle`, `loading`, `rendered` or `error`; also an attribute, for CSS. */
  get status(): TemplateStatus {
    return this._status;
  }

  /** What Django rendered last, before sanitising, or `null`. */
  get html(): string | null {
    return this._html;
  }

  /** Why the last render failed, or `null`. */
  get error(): DjangoError | null {
    return this._error;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this._connection = new AbortController();
    const { signal } = this._connection;
    this._setStatus(this._status);
    this._live.announce(this._hints);
    this._runtime.observers.onProgress((progress) => this._onProgress(progress), signal);
    this._runtime.observers.onReady(() => this._onReady(), signal);
    this._children.observe();
    this._arm();
    // A render that was under way when the element was taken out was given up; what changed meanwhile was left for now.
    if (this._status === 'loading' || this._isDirty) this._renew();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this._connection?.abort();
    this._task.abort();
    // An element that is only being moved is connected again in this task and keeps what Python holds for it.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this._children.disconnect();
      this._live.withdraw();
      this._isDirty = true;
    });
  }

  /**
   * Renders now, whatever `loading` says, and gives what Django rendered, before sanitising.
   * @throws DjangoError
   */
  async render(): Promise<string> {
    if (!this.isConnected) {
      throw new DjangoError('TemplateError', '<django-template> can only render inside a document.', {
        element: this,
      });
    }
    this._active = true;
    this._revision += 1;
    await this.updateComplete;
    await this._task.taskComplete;
    return this._html ?? '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && changed.has('loading') && this.isConnected) this._arm();
    if (!this.hasUpdated) this._kind = sourceKind(this, this._hints);
    else if (this._hasNewInput(changed) || changed.has('output')) this._renew();
  }

  protected override update(changed: PropertyValues<this>): void {
    super.update(changed);
    renderTemplate(this._view(), this.renderRoot, { host: this });
  }

  private _view(): TemplateResult {
    const isWaiting = this._status === 'loading' && this._html === null;
    return html`
      ${this._html === null ? this._fallbackView() : nothing}
      ${this._error === null ? nothing : errorView(this._error, () => this._retry())}
      <slot name="output"></slot>
      <div part="output" tabindex="-1" aria-busy=${this._status === 'loading'}></div>
      ${isWaiting ? loadingView(this._progress) : nothing}
      ${this.loading === 'interaction' && !this._active ? startButton(() => this._begin()) : nothing}
    `;
  }

  /** Own markup is template source, which readers should not see; all other static content is the author's fallback. */
  private _fallbackView(): TemplateResult {
    const showsContent = this._kind !== null && this._kind !== 'markup';
    return html`<slot name="fallback"></slot>${showsContent ? html`<slot></slot>` : nothing}`;
  }

  private async _renderTemplate(signal: AbortSignal): Promise<string> {
    this._setStatus('loading');
    try {
      const result = await this._live.render(this._hints, signal);
      const show = await prepareOutput(result.html, this.output, this._runtime.options.sanitize);
      // A newer render may have begun while this one was made; its output must not be overwritten.
      signal.throwIfAborted();
      show(this, this._container);
      this._html = result.html;
      this._error = null;
      this._setStatus('rendered');
      this.dispatchEvent(
        new DjangoRenderEvent({ html: result.html, duration: result.durationMs, cached: result.cached }),
      );
      return result.html;
    } catch (thrown) {
      const error = this._live.failure(thrown, this, signal);
      if (error === null) throw thrown;
      this._error = error;
      this._setStatus('error');
      this.dispatchEvent(new DjangoErrorEvent(error));
      throw error;
    }
  }

  private _setStatus(status: TemplateStatus): void {
    this._status = status;
    this.setAttribute('status', status);
  }

  private _onProgress(progress: Progress): void {
    if (this._status !== 'loading') return;
    this._progress = progress;
    this.dispatchEvent(new DjangoProgressEvent(progress));
  }

  /** A start that succeeded after a failed one revives what the failure had stopped. */
  private _onReady(): void {
    this._progress = null;
    if (this._status === 'error' && this._error?.type === 'InitializationError') this._revision += 1;
  }

  private _retry(): void {
    // The failure of this start comes through the render that waits for it.
    this._runtime.init().catch(() => undefined);
    this._error = null;
    this._revision += 1;
  }

  /** Begins when `loading` says so; a changed `loading` counts from now on. */
  private _arm(): void {
    this._arming?.abort();
    if (this._active || !this._connection) return;
    this._arming = new AbortController();
    const signal = AbortSignal.any([this._arming.signal, this._connection.signal]);
    whenWanted(this, this.loading, () => (this._active = true), signal);
  }

  /** The reader's wish; the focus goes where the output will be, since the button goes away. */
  private _begin(): void {
    this._active = true;
    this._container.focus();
  }

  /** Something that Django is asked has changed: asks anew, or when the element is back in a document. */
  private _renew(): void {
    this._isDirty = !this.isConnected;
    if (this._isDirty) return;
    this._kind = sourceKind(this, this._hints);
    this._live.announce(this._hints);
    this._revision += 1;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'django-template': DjangoTemplateElement;
  }
}
