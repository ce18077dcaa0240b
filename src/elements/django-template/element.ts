/**
 * The element `<django-template>`: one live Django template in the page. Says what it needs when it connects, renders when it is
 * wanted, shows progress, output or error. What Django and the worker are is the runtime's matter.
 */
import { Task, initialState } from '@lit/task';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { LiveTemplate } from '../../runtime/live-template.js';
import { sourceKind, type SourceKind } from '../../runtime/source-reader.js';
import { errorView } from '../error-view.js';
import { errorStyles } from '../error-view.styles.js';
import { LiveElement } from '../live-element.js';
import { loadingView, startButton } from '../loading-view.js';
import { outputOf, prepareOutput, type OutputMode } from '../output.js';
import { progressBar } from '../progress-bar.styles.js';
import { SourceObserver } from '../source-observer.js';
import { tokens } from '../tokens.js';
import { styles } from './django-template.styles.js';

export type { TemplateStatus } from '../live-element.js';

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
export class DjangoTemplateElement extends LiveElement {
  static override styles = [tokens, progressBar, errorStyles, styles];

  /** How the output is shown. */
  @property() output: OutputMode = 'html';

  @state() private _kind: SourceKind | null = null;
  /** Counts what makes a new render necessary; the task runs for each new value. */
  @state() private _revision = 0;
  @query('[part=output]') private _container!: HTMLElement;
  protected override readonly _live = new LiveTemplate(this._runtime, this);
  protected override readonly _children = new SourceObserver(this, () => this.#renew());
  #html: string | null = null;
  /** What is on screen in the element's light DOM. */
  #pageOutput: HTMLElement | null = null;
  /** Changed while it was in no document. */
  #isDirty = false;
  readonly #task = new Task(this, {
    args: () => [this._active ? this._revision : null] as const,
    task: ([revision], { signal }) => (revision === null ? initialState : this.#render(signal)),
  });

  /** What Django rendered last, before sanitising, or `null`. */
  get html(): string | null {
    return this.#html;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#task.abort();
  }

  /**
   * Renders now, whatever `loading` says, and gives what Django rendered, before sanitising.
   * @throws DjangoError
   */
  async render(): Promise<string> {
    this._assertConnected();
    this._begin();
    this._again();
    await this.updateComplete;
    await this.#task.taskComplete;
    return this.#html ?? '';
  }

  protected override _onConnected(): void {
    this._live.announce(this._hints);
    // A render that was under way when the element was taken out was given up; what changed meanwhile was left for now.
    if (this._status === 'loading' || this.#isDirty) this.#renew();
  }

  protected override _onGone(): void {
    this.#isDirty = true;
  }

  protected override _begin(): void {
    this._active = true;
  }

  protected override _again(): void {
    this._revision += 1;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!this.hasUpdated) this._kind = sourceKind(this, this._hints);
    else if (this._hasNewInput(changed) || changed.has('output')) this.#renew();
  }

  protected override _view(): TemplateResult {
    const isLoading = this._status === 'loading';
    const isFirst = this.#html === null;
    return html`
      ${isFirst ? this.#fallbackView() : nothing}
      ${this._error === null ? nothing : errorView(this._error, () => this._retry())}
      <slot name="output" @slotchange=${() => this.#keepOutput()}></slot>
      <div part="output" tabindex="-1" aria-busy=${isLoading}></div>
      ${isLoading && isFirst ? loadingView(this._progress) : nothing}
      ${this.loading === 'interaction' && !this._active ? startButton(() => this.#onPressed()) : nothing}
    `;
  }

  /** Own markup is template source, which readers should not see; all other static content is the author's fallback. */
  #fallbackView(): TemplateResult {
    const showsContent = this._kind !== null && this._kind !== 'markup';
    return html`<slot name="fallback"></slot>${showsContent ? html`<slot></slot>` : nothing}`;
  }

  async #render(signal: AbortSignal): Promise<string> {
    this._setStatus('loading');
    try {
      const result = await this._live.render(this._hints, signal);
      const show = await prepareOutput(result.html, this.output, this._runtime.options.sanitize);
      // A newer render may have begun while this one was made; its output must not be overwritten.
      signal.throwIfAborted();
      show(this, this._container);
      this.#pageOutput = outputOf(this);
      this.#html = result.html;
      this._succeed();
      this._tell(result);
      return result.html;
    } catch (thrown) {
      throw this._fail(thrown, signal) ?? thrown;
    }
  }

  /** The reader's wish; the focus goes where the output will be, since the button goes away. */
  #onPressed(): void {
    this._begin();
    this._container.focus();
  }

  /** Frameworks that hydrate late take out what is not in the server's markup, and do not know that it was output. */
  #keepOutput(): void {
    if (this.#pageOutput?.parentNode === null) this.append(this.#pageOutput);
  }

  /** Something that Django is asked has changed: asks anew, or when the element is back in a document. */
  #renew(): void {
    this.#isDirty = !this.isConnected;
    if (this.#isDirty) return;
    this._kind = sourceKind(this, this._hints);
    this._live.announce(this._hints);
    this._again();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'django-template': DjangoTemplateElement;
  }
}
