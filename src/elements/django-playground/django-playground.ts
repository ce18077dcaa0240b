/**
 * `<django-playground>`: a live template that readers change, with an editor beside its output. Holds the project, says
 * when to render, and tells how it went. The editor, the preview and the tools are modules of their own.
 */
import { html, nothing, render as renderTemplate, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { DjangoError } from '../../core/errors.js';
import { whenWanted } from '../../runtime/activation.js';
import { childrenComplete } from '../../runtime/document-parsed.js';
import { LiveProject, type ProjectOptions } from '../../runtime/live-project.js';
import type { Progress } from '../../runtime/observers.js';
import { sharedRuntime } from '../../runtime/shared.js';
import type { TemplateStatus } from '../django-template/django-template.js';
import { DjangoErrorEvent, DjangoProgressEvent, DjangoRenderEvent } from '../events.js';
import { loadingView, startButton } from '../loading-view.js';
import type { OutputMode } from '../output.js';
import { SourceObserver } from '../source-observer.js';
import { TemplateInputs } from '../template-inputs.js';
import { tokens } from '../tokens.js';
import { readAuthorState, splitContext, type AuthorState } from './author-state.js';
import { codeTokens } from './code-tokens.js';
import { styles } from './django-playground.styles.js';
import { documentOf, EditorPane } from './editor-pane.js';
import { showFrame } from './plain-preview.js';
import { Project, type DocumentKey } from './project.js';
import { RenderLoop } from './render-loop.js';
import { codePane, codeTabs, divider, failureView, statusLine, type PaneKey } from './workbench.js';
import { encodeContext } from '../../core/context.js';
import type { ContextText } from '../../core/protocol.js';

export type PlaygroundTheme = 'light' | 'dark' | 'auto';
export type PlaygroundLayout = 'auto' | 'horizontal' | 'vertical';

/** Narrower than this, `auto` puts the preview below the code. */
const SIDE_BY_SIDE_PX = 640;

const HALF_PERCENT = 50;

/** On unless an attribute says `false` or `off`. */
const isOn = { fromAttribute: (value: string | null): boolean => value !== 'false' && value !== 'off' };

/**
 * A Django template that readers can change, with an editor and a live preview.
 *
 * @summary An editor for Django templates with a live preview.
 * @slot - Scripts with templates, context and Python, as in `<django-template>`; static content stays visible until the editor is there.
 * @slot fallback - Shown until the editor is there, and to readers without JavaScript.
 * @slot loading - Shown instead of the built-in progress view.
 * @slot error - Shown instead of the built-in error view.
 * @event {DjangoRenderEvent} django-render - New output is on screen.
 * @event {DjangoErrorEvent} django-error - Rendering or the start of Django failed.
 * @event {DjangoProgressEvent} django-progress - The start of Django has come further.
 * @csspart playground - The whole of it.
 * @csspart toolbar - The row of tabs and tools.
 * @csspart tabs - The tabs of files and context.
 * @csspart tab - One tab.
 * @csspart editor - The pane with the code.
 * @csspart splitter - The bar between the panes.
 * @csspart preview - The pane with the output.
 * @csspart frame - The sandboxed frame of the preview.
 * @csspart loading - The progress view.
 * @csspart progress - The progress bar in it.
 * @csspart error - The error view.
 * @csspart start - The button of `loading="interaction"`.
 * @csspart retry - The button that tries a failed start again.
 * @csspart status - The line about how things are.
 * @cssproperty --django-height - Height of the whole (default: that of its content, within limits).
 * @cssproperty --django-min-height - Least height of the panes beside each other.
 * @cssproperty --django-max-height - Greatest height of the panes beside each other.
 * @cssproperty --django-accent - Colour of selection, progress and buttons.
 * @cssproperty --django-on-accent - Text on that colour.
 * @cssproperty --django-paper - Background of code.
 * @cssproperty --django-surface - Background of toolbar and status line.
 * @cssproperty --django-raised - Background of menus and tooltips.
 * @cssproperty --django-text - Text.
 * @cssproperty --django-muted - Secondary text.
 * @cssproperty --django-line - Borders.
 * @cssproperty --django-error - Colour of errors.
 * @cssproperty --django-error-surface - Background of errors.
 * @cssproperty --django-warning - Colour of warnings.
 * @cssproperty --django-radius - Corner radius.
 * @cssproperty --django-font - Font of all but code.
 * @cssproperty --django-font-mono - Font of code.
 */
export class DjangoPlaygroundElement extends TemplateInputs {
  static override styles = [tokens, codeTokens, styles];

  /** Whether readers can change the code. */
  @property({ converter: isOn }) editable = true;
  /** Light, dark, or as the page is. */
  @property({ reflect: true }) theme: PlaygroundTheme = 'auto';
  /** Preview beside the code, below it, or as there is room. */
  @property() layout: PlaygroundLayout = 'auto';
  /** Whether there are share links, and whether the page's address is looked at for one. */
  @property({ attribute: 'share', converter: isOn }) sharing = true;
  /** Which view of the output comes first: `source` its HTML, all others the preview. */
  @property() output: OutputMode = 'frame';

  @state() private _status: TemplateStatus = 'idle';
  @state() private _progress: Progress | null = null;
  @state() private _project: Project | null = null;
  @state() private _selected: PaneKey = 'context';
  @state() private _active = false;
  @state() private _isEditorLoaded = false;
  @state() private _isNarrow = false;
  @state() private _percent: number | null = null;
  @state() private _message = '';
  @state() private _error: DjangoError | null = null;
  @query('.code') private _code!: HTMLElement | null;
  @query('.panes') private _panes!: HTMLElement | null;
  @query('.result') private _result!: HTMLElement | null;
  private _html: string | null = null;
  private _author: AuthorState | null = null;
  private _base: ContextText | null = null;
  private _hidden: readonly string[] = [];
  private _connection: AbortController | null = null;
  private _arming: AbortController | null = null;
  private _reading: Promise<void> | null = null;
  private _readingAbort: AbortController | null = null;
  private readonly _runtime = sharedRuntime();
  private readonly _live = new LiveProject(this._runtime, this);
  private readonly _children = new SourceObserver(this, () => this._read());
  private readonly _loop = new RenderLoop((signal) => this._renderOnce(signal));
  private readonly _editor = new EditorPane({
    onChange: (key, text) => this._onTyped(key, text),
    leave: () => this._selectedTab()?.focus(),
    run: () => void this._begin(),
  });
  private readonly _size = new ResizeObserver(([entry]) => {
    if (entry) this._isNarrow = entry.contentRect.width < SIDE_BY_SIDE_PX;
  });

  /** `idle`, `loading`, `rendered` or `error`; also an attribute, for CSS. */
  get status(): TemplateStatus {
    return this._status;
  }

  /** What Django rendered last, or `null`. */
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
    this._runtime.observers.onProgress((progress) => this._onProgress(progress), signal);
    this._runtime.observers.onReady(() => this._onReady(), signal);
    this._children.observe();
    this._size.observe(this);
    whenWanted(this, 'lazy', () => void this._loadEditor(), signal);
    this._arm();
    // A project that is there is only announced anew: what the reader has made of it stays.
    if (this._project) this._live.announce(this._project.current);
    else if (this.hasUpdated) this._read();
    if (this._project && this._active) void this._loop.now();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this._connection?.abort();
    this._size.disconnect();
    this._loop.stop();
    // An element that is only being moved is connected again in this task and keeps what Python holds for it.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this._children.disconnect();
      this._readingAbort?.abort();
      this._live.withdraw();
    });
  }

  /** Gives the rendered file another text, as if it had been typed. */
  setTemplate(template: string): void {
    this._whenRead((project) => this._edit(`file:${project.current.main}`, template));
  }

  /** Gives the context other values: an object, or the text of a JSON object. */
  setContext(context: Readonly<Record<string, unknown>> | string): void {
    const layer = typeof context === 'string' ? { json: context, tagged: false } : encodeContext(context);
    this._whenRead(() => {
      const split = splitContext([layer]);
      this._base = split.base;
      this._hidden = split.hidden;
      this._edit('context', split.context);
    });
  }

  /**
   * Renders now, whatever `loading` says, and gives what Django rendered.
   * @throws DjangoError
   */
  async render(): Promise<string> {
    if (!this.isConnected) {
      throw new DjangoError('TemplateError', '<django-playground> can only render inside a document.', {
        element: this,
      });
    }
    this._active = true;
    await this.updateComplete;
    await this._reading;
    await this._loop.now();
    if (this._error) throw this._error;
    return this._html ?? '';
  }

  /** Back to what the author wrote; the editor can undo it. */
  reset(): void {
    this._whenRead((project) => {
      project.reset();
      this._base = this._author?.base ?? null;
      this._hidden = this._author?.hidden ?? [];
      this._onProjectChanged();
      this._message = 'Everything is as the author wrote it.';
    });
  }

  /** Takes the element out of the page and frees what it holds. */
  destroy(): void {
    this.remove();
    this._editor.destroy();
    this._isEditorLoaded = false;
  }

  /**
   * The address of this page with what the reader has made in its fragment.
   * @throws DjangoError where it would be too long
   */
  async share(): Promise<string> {
    await this.updateComplete;
    await this._reading;
    const project = this._project;
    if (!project) throw new DjangoError('TemplateError', 'There is nothing to share yet.', { element: this });
    const { shareURL } = await import('./sharing.js');
    return shareURL(location.href, this.id, project.current);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated || this._hasNewInput(changed)) this._read();
    if (this.hasUpdated && changed.has('loading')) this._arm();
  }

  protected override update(changed: PropertyValues<this>): void {
    super.update(changed);
    renderTemplate(this._view(), this.renderRoot, { host: this });
    this._panes?.style.setProperty('--_split', String(this._percent ?? HALF_PERCENT));
    this._showDocument();
  }

  private _view(): TemplateResult {
    const project = this._project;
    if (!project) return html`<slot name="fallback"></slot><slot></slot>${this._failure(null)}`;
    const isVertical = this._isVertical;
    return html`<div part="playground">
      <div part="toolbar">${this._tabs(project)}</div>
      <div class="panes" ?data-vertical=${isVertical} ?data-sized=${isVertical && this._percent !== null}>
        ${codePane({
          project,
          selected: this._selected,
          isLoaded: this._isEditorLoaded,
          hidden: this._hidden,
          settings: nothing,
        })}
        ${divider({ percent: this._percent ?? HALF_PERCENT, isVertical, move: (percent) => this._move(percent) })}
        ${this._preview(project)}
      </div>
      ${statusLine(this._message, '')}
    </div>`;
  }

  private _tabs(project: Project): TemplateResult {
    const failed = this._error && documentOf(this._error, project);
    return codeTabs(project, this._selected, failed, (key) => (this._selected = key));
  }

  private _preview(project: Project): TemplateResult {
    const isStale = this._error !== null && this._html !== null;
    const isWaiting = this._status === 'loading' && this._html === null;
    const isIdle = this.loading === 'interaction' && !this._active;
    return html`<div
      part="preview"
      role="region"
      aria-label="Preview"
      aria-busy=${this._status === 'loading'}
    >
      <div class="bar">${isStale ? html`<span class="badge">Last good output</span>` : nothing}</div>
      <div class="shown" ?data-stale=${isStale}>
        ${isWaiting ? loadingView(this._progress) : nothing}
        ${isIdle ? html`<div class="begin">${startButton(() => void this._begin())}</div>` : nothing}
        <div class="result" ?hidden=${this._html === null}></div>
      </div>
      ${this._failure(project)}
    </div>`;
  }

  private _failure(project: Project | null): TemplateResult | typeof nothing {
    const error = this._error;
    if (!error) return nothing;
    return failureView({
      error,
      document: project && documentOf(error, project),
      retry: () => this._retry(),
      go: (document, line, column) => void this._goTo(document, line, column),
    });
  }

  private get _isVertical(): boolean {
    return this.layout === 'vertical' || (this.layout !== 'horizontal' && this._isNarrow);
  }

  /** Reads what the author has written, at first and when it has changed. */
  private _read(): void {
    if (!this.isConnected) return;
    this._readingAbort?.abort();
    this._readingAbort = new AbortController();
    this._reading = this._readAll(this._readingAbort.signal);
  }

  private async _readAll(signal: AbortSignal): Promise<void> {
    try {
      await childrenComplete(this, signal);
      const author = await readAuthorState(this, this._hints, signal);
      signal.throwIfAborted();
      this._adopt(author);
      if (this._error?.element === this) this._error = null;
    } catch (thrown) {
      const error = this._live.failure(thrown, this, signal);
      if (error) this._fail(error);
    }
  }

  private _adopt(author: AuthorState): void {
    this._author = author;
    this._base = author.base;
    this._hidden = author.hidden;
    if (this._project) this._project.rebase(author.state);
    else {
      this._project = new Project(author.state);
      this._selected = `file:${author.state.main}`;
    }
    this._onProjectChanged();
  }

  /** Calls `act` when there is a project, now or soon. */
  private _whenRead(act: (project: Project) => void): void {
    if (this._project) act(this._project);
    else void this.updateComplete.then(() => this._reading).then(() => this._project && act(this._project));
  }

  private _edit(key: DocumentKey, text: string): void {
    this._project?.edit(key, text);
    this._onProjectChanged();
  }

  private _onTyped(key: DocumentKey, text: string): void {
    this._project?.edit(key, text);
    this.requestUpdate();
    if (this._active) this._loop.schedule();
  }

  private _onProjectChanged(): void {
    const project = this._project;
    if (!project) return;
    if (this._selected !== 'settings' && !project.documents.includes(this._selected))
      this._selected = `file:${project.current.main}`;
    this._live.announce(project.current);
    this.requestUpdate();
    if (this._active) void this._loop.now();
  }

  private get _options(): ProjectOptions {
    const request = this._author?.request ?? null;
    return { base: this._base, request, timeoutMs: this.timeout ?? undefined };
  }

  private async _renderOnce(signal: AbortSignal): Promise<void> {
    const project = this._project;
    if (!project || !this.isConnected) return;
    this._setStatus('loading');
    try {
      const result = await this._live.render(project.current, this._options, signal);
      // A later key may have made this one out of date while its answer was on the way.
      signal.throwIfAborted();
      this._html = result.html;
      this._error = null;
      this._editor.mark(null, project);
      this._message = `Rendered in ${duration(result.durationMs)}`;
      this._setStatus('rendered');
      if (this._result) showFrame(this._result, result.html);
      this.dispatchEvent(
        new DjangoRenderEvent({ html: result.html, duration: result.durationMs, cached: result.cached }),
      );
    } catch (thrown) {
      const error = this._live.failure(thrown, this, signal);
      if (error) this._fail(error);
    }
  }

  private _fail(error: DjangoError): void {
    this._error = error;
    if (this._project) this._editor.mark(error, this._project);
    const place = [error.templateName, error.line === undefined ? '' : `line ${error.line}`];
    this._message = ['Error', ...place.filter((part) => part !== undefined && part !== '')].join(', ');
    this._setStatus('error');
    this.dispatchEvent(new DjangoErrorEvent(error));
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
    if (this._status === 'error' && this._error?.type === 'InitializationError') void this._loop.now();
  }

  private _retry(): void {
    // The failure of this start comes through the render that waits for it.
    this._runtime.init().catch(() => undefined);
    this._error = null;
    void this._loop.now();
  }

  /** Begins when `loading` says so; a changed `loading` counts from now on. */
  private _arm(): void {
    this._arming?.abort();
    if (this._active || !this._connection) return;
    this._arming = new AbortController();
    const signal = AbortSignal.any([this._arming.signal, this._connection.signal]);
    whenWanted(this, this.loading, () => void this._begin(), signal);
  }

  private async _begin(): Promise<void> {
    this._active = true;
    await this._reading;
    await this._loop.now();
  }

  private async _loadEditor(): Promise<void> {
    await this.updateComplete;
    await this._reading;
    await this.updateComplete;
    if (!this._code) return;
    const isLoaded = await this._editor.load(this._code);
    this._isEditorLoaded = isLoaded;
    if (!isLoaded) this._message = 'The editor could not be loaded.';
    if (this._error && this._project) {
      await this.updateComplete;
      this._editor.mark(this._error, this._project);
    }
  }

  private _showDocument(): void {
    if (!this._project || this._selected === 'settings') return;
    this._editor.show(this._project, this._selected, () => !this.editable);
  }

  private async _goTo(document: DocumentKey, line: number, column: number): Promise<void> {
    this._selected = document;
    await this.updateComplete;
    this._editor.goTo(line, column);
  }

  private _selectedTab(): HTMLElement | null {
    return this.renderRoot.querySelector('[part=tabs] [aria-selected=true]');
  }

  /** Below each other the panes have no height to share until the bar is moved: then they keep the one that they have. */
  private _move(percent: number | null): void {
    const panes = this._panes;
    if (panes && this._percent === null)
      panes.style.setProperty('--_room', String(Math.max(panes.offsetHeight, MIN_ROOM_PX)));
    this._percent = percent;
    this._editor.measure();
  }
}

/** Least height that panes below each other share, in CSS pixels. */
const MIN_ROOM_PX = 400;

const duration = (milliseconds: number): string =>
  milliseconds < 10 ? `${milliseconds.toFixed(1)} ms` : `${Math.round(milliseconds)} ms`;

declare global {
  interface HTMLElementTagNameMap {
    'django-playground': DjangoPlaygroundElement;
  }
}

// Another copy of the library may have defined it; the first one serves the page.
if (!customElements.get('django-playground'))
  customElements.define('django-playground', DjangoPlaygroundElement);
