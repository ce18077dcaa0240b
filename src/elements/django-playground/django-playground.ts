/**
 * `<django-playground>`: a live template that readers change, with an editor beside its output. Holds the project, says
 * when to render, and tells how it went. The editor, the preview and the tools are modules of their own.
 */
import { html, render as renderTemplate, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { encodeContext } from '../../core/context.js';
import { DjangoError } from '../../core/errors.js';
import type { ContextText } from '../../core/protocol.js';
import { whenWanted } from '../../runtime/activation.js';
import { LiveProject, type ProjectOptions } from '../../runtime/live-project.js';
import type { Progress } from '../../runtime/observers.js';
import { sharedRuntime } from '../../runtime/shared.js';
import type { TemplateStatus } from '../django-template/element.js';
import { DjangoErrorEvent, DjangoProgressEvent, DjangoRenderEvent } from '../events.js';
import type { OutputMode } from '../output.js';
import { SourceObserver } from '../source-observer.js';
import { TemplateInputs } from '../template-inputs.js';
import { tokens } from '../tokens.js';
import type { PlaygroundActions } from './actions.js';
import { AuthorReader } from './author-reader.js';
import { splitContext, type AuthorState } from './author-state.js';
import { codeTokens } from './code-tokens.js';
import { styles } from './django-playground.styles.js';
import { EditorPane } from './editor-pane.js';
import { libraryURL } from './library-files.js';
import { paneStyles } from './panes.styles.js';
import { PreviewPane } from './preview-pane.js';
import { milliseconds } from './preview/happened-view.js';
import type { PreviewTheme } from './preview/preview-document.js';
import { previewStyles } from './preview/preview.styles.js';
import { Project, type DocumentKey } from './project.js';
import { RenderLoop } from './render-loop.js';
import type { Restored } from './sharing.js';
import { toolStyles } from './tools/tools.styles.js';
import { Tools } from './tools/tools.js';
import { workbench, type PaneKey } from './workbench.js';

export type PlaygroundTheme = 'light' | 'dark' | 'auto';
export type PlaygroundLayout = 'auto' | 'horizontal' | 'vertical';

/** Narrower than this, `auto` puts the preview below the code. */
const SIDE_BY_SIDE_PX = 640;

/** Least height that panes below each other share, in CSS pixels. */
const MIN_ROOM_PX = 400;

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
 * @csspart views - The tabs of the preview.
 * @csspart frame - The sandboxed frame of the preview.
 * @csspart loading - The progress view.
 * @csspart progress - The progress bar in it.
 * @csspart error - The error view.
 * @csspart start - The button of `loading="interaction"`.
 * @csspart retry - The button that tries a failed start again.
 * @csspart source - The HTML source in the preview.
 * @csspart tools - The buttons.
 * @csspart settings - The panel with settings and packages.
 * @csspart notice - What tells that a link or form of the preview leads nowhere.
 * @csspart link-error - What tells that a link cannot be read.
 * @csspart withheld - What tells which parts of a link are not run.
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
  static override styles = [tokens, codeTokens, styles, paneStyles, toolStyles, previewStyles];

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
  /** Addresses of style sheets for the preview: an array, or separated by blanks. */
  @property({ attribute: 'styles' }) stylesheets: string | readonly string[] | null = null;

  @state() private _status: TemplateStatus = 'idle';
  @state() private _progress: Progress | null = null;
  @state() private _project: Project | null = null;
  @state() private _selected: PaneKey = 'context';
  @state() private _active = false;
  @state() private _isEditorLoaded = false;
  @state() private _isNarrow = false;
  @state() private _percent: number | null = null;
  @state() private _message = '';
  /** What a reader should know of the link that was opened. */
  @state() private _restored: Restored | null = null;
  @state() private _badLink: string | null = null;
  @state() private _error: DjangoError | null = null;
  @query('.code') private _code!: HTMLElement | null;
  @query('.panes') private _panes!: HTMLElement | null;
  @query('.frames') private _frames!: HTMLElement | null;
  private _author: AuthorState | null = null;
  private _base: ContextText | null = null;
  @state() private _hidden: readonly string[] = [];
  private _connection: AbortController | null = null;
  private _arming: AbortController | null = null;
  private readonly _runtime = sharedRuntime();
  private readonly _live = new LiveProject(this._runtime, this);
  private readonly _children = new SourceObserver(this, () => this._reader.read());
  private readonly _loop = new RenderLoop((signal) => this._renderOnce(signal));
  private readonly _reader = new AuthorReader(this, {
    hints: () => this._hints,
    isSharing: () => this.sharing,
    onRead: (author, restored) => this._adopt(author, restored),
    onFail: (thrown, signal) => this._onFailed(thrown, signal),
    onBadLink: (message) => (this._badLink = message),
  });
  private readonly _preview = new PreviewPane({
    onChange: () => this.requestUpdate(),
    onTraceWanted: () => this._active && void this._loop.now(),
    openTemplate: (name) => this._open(name),
    say: (text) => (this._message = text),
  });
  private readonly _editor = new EditorPane({
    onChange: (key, text) => this._onTyped(key, text),
    leave: () => this._selectedTab()?.focus(),
    run: () => void this._begin(),
    assist: (path) => this._assist(path),
  });
  private readonly _toolActions = this._actions();
  private readonly _tools = new Tools(this._toolActions, { scriptURL: () => libraryURL('index.js') });
  private readonly _size = new ResizeObserver(([entry]) => {
    if (entry) this._isNarrow = entry.contentRect.width < SIDE_BY_SIDE_PX;
  });

  /** `idle`, `loading`, `rendered` or `error`; also an attribute, for CSS. */
  get status(): TemplateStatus {
    return this._status;
  }

  /** What Django rendered last, or `null`. */
  get html(): string | null {
    return this._preview.html;
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
    this._isNarrow = this.clientWidth > 0 && this.clientWidth < SIDE_BY_SIDE_PX;
    this._runtime.observers.onProgress((progress) => this._onProgress(progress), signal);
    this._runtime.observers.onReady(() => this._onReady(), signal);
    addEventListener('hashchange', () => this._reader.read(), { signal });
    this._children.observe();
    this._size.observe(this);
    whenWanted(this, 'lazy', () => void this._loadEditor(), signal);
    this._arm();
    if (this.hasUpdated) this._reader.read();
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
      this._reader.stop();
      this._live.withdraw();
    });
  }

  /** Gives the rendered file another text, as if it had been typed. */
  setTemplate(template: string): void {
    this._withProject((project) => this._edit(`file:${project.current.main}`, template));
  }

  /** Gives the context other values: an object, or the text of a JSON object. */
  setContext(context: Readonly<Record<string, unknown>> | string): void {
    const layer = typeof context === 'string' ? { json: context, tagged: false } : encodeContext(context);
    this._withProject(() => {
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
    await this._begin();
    if (this._error) throw this._error;
    return this.html ?? '';
  }

  /** Back to what the author wrote; the editor can undo it. */
  reset(): void {
    this._withProject((project) => {
      project.reset();
      this._base = this._author?.base ?? null;
      this._hidden = this._author?.hidden ?? [];
      this._restored = null;
      this._onProjectChanged();
    });
  }

  /** Takes the element out of the page and frees what it holds. */
  destroy(): void {
    this.remove();
    this._editor.destroy();
    this._preview.destroy();
    this._isEditorLoaded = false;
  }

  /**
   * The address of this page with what the reader has made in its fragment.
   * @throws DjangoError where it would be too long
   */
  async share(): Promise<string> {
    await this._whenRead();
    const project = this._project;
    if (!project) throw new DjangoError('TemplateError', 'There is nothing to share yet.', { element: this });
    const { shareURL } = await import('./sharing.js');
    return shareURL(location.href, this.id, project.current);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.isConnected && (!this.hasUpdated || this._hasNewInput(changed))) this._reader.read();
    if (changed.has('output') && this.output === 'source') this._preview.select('source');
    if (this.hasUpdated && changed.has('loading')) this._arm();
  }

  protected override update(changed: PropertyValues<this>): void {
    super.update(changed);
    renderTemplate(this._view(), this.renderRoot, { host: this });
    this._panes?.style.setProperty('--_split', String(this._percent ?? 50));
    if (this._project && this._selected !== 'settings')
      this._editor.show(this._project, this._selected, () => !this.editable);
    this._editor.measure();
    this._preview.update(this._frames, {
      styles: urlsOf(this.stylesheets),
      theme: this._previewTheme,
      fill: !this._isVertical || this._percent !== null,
    });
  }

  private _view(): TemplateResult {
    const project = this._project;
    if (!project && !this._error) return html`<slot name="fallback"></slot><slot></slot>`;
    return workbench({
      project,
      selected: this._selected,
      error: this._error,
      status: this._status,
      progress: this._progress,
      isIdle: this.loading === 'interaction' && !this._active,
      isEditorLoaded: this._isEditorLoaded,
      hidden: this._hidden,
      editable: this.editable,
      sharing: this.sharing,
      isVertical: this._isVertical,
      percent: this._percent,
      message: this._message,
      facts: djangoVersion(this._runtime.stats().packagesInstalled),
      restored: this._restored,
      badLink: this._badLink,
      preview: this._preview,
      tools: this._tools,
      actions: this._toolActions,
      select: (key) => (this._selected = key),
      move: (percent) => this._move(percent),
      begin: () => void this._begin(),
      retry: () => this._retry(),
      go: (document, line, column) => void this._goTo(document, line, column),
      dismiss: () => (this._restored = this._badLink = null),
    });
  }

  private get _isVertical(): boolean {
    return this.layout === 'vertical' || (this.layout !== 'horizontal' && this._isNarrow);
  }

  /** As the page is where it says so; pages that say nothing are light. */
  private get _previewTheme(): PreviewTheme {
    if (this.theme !== 'auto') return this.theme;
    const { colorScheme } = getComputedStyle(this);
    if (!colorScheme.includes('dark')) return 'light';
    return colorScheme.includes('light') ? 'auto' : 'dark';
  }

  private _actions(): PlaygroundActions {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the getters below have a `this` of their own
    const element = this;
    const project = (): Project => {
      if (element._project) return element._project;
      throw new DjangoError('TemplateError', 'There is no template yet.', { element });
    };
    return {
      get state() {
        return project().current;
      },
      get authored() {
        return project().initial;
      },
      get shown() {
        return element._selected === 'settings' ? null : element._selected;
      },
      get html() {
        return element.html;
      },
      get isChanged() {
        return project().isChanged;
      },
      get editable() {
        return element.editable;
      },
      edit: (key, text) => this._edit(key, text),
      update: (parts) => {
        project().update(parts);
        this._onProjectChanged();
      },
      reset: () => this.reset(),
      share: () => this.share(),
      say: (text) => (this._message = text),
    };
  }

  private _assist(path: string): ReturnType<ConstructorParameters<typeof EditorPane>[0]['assist']> {
    const state = (main = path): Project['current'] => {
      if (this._project && this._active) return { ...this._project.current, main };
      throw new DjangoError('TemplateError', 'Django has not been asked for yet.', { element: this });
    };
    const ask = this._live;
    return {
      templateName: path,
      inspect: async () => ask.inquire('inspect', state(), this._options, {}),
      inspectValue: async (way) => ask.inquire('inspectValue', state(), this._options, { path: way }),
      diagnose: async () => {
        const { main } = this._project?.current ?? { main: path };
        return (await ask.inquire('diagnose', state(main), this._options, {})).diagnostics;
      },
      openFile: (name) => this._open(name),
      version: () => {
        const { files = {}, ...rest } = this._project?.current ?? {};
        return JSON.stringify([rest, { ...files, [path]: '' }]);
      },
    };
  }

  private _adopt(author: AuthorState, restored: Restored | null): void {
    this._author = author;
    this._base = author.base;
    this._hidden = author.hidden;
    if (this._project) this._project.rebase(author.state);
    else {
      this._project = new Project(author.state);
      this._selected = `file:${author.state.main}`;
    }
    if (restored) {
      this._project.update(restored.state);
      this._restored = restored.withheld ? restored : null;
      this._message = 'This is what the link has brought.';
    }
    this._error = null;
    this._onProjectChanged();
  }

  /** Resolves when what the author wrote has been read, or could not be. @internal */
  async _whenRead(): Promise<void> {
    await this.updateComplete;
    await this._reader.done;
  }

  /** Calls `act` when there is a project, now or soon. */
  private _withProject(act: (project: Project) => void): void {
    if (this._project) act(this._project);
    else void this._whenRead().then(() => this._project && act(this._project));
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
    if (!project || !this.isConnected) return;
    if (this._selected !== 'settings' && !project.documents.includes(this._selected))
      this._selected = `file:${project.current.main}`;
    this._live.announce(project.current);
    this.requestUpdate();
    if (this._active) void this._loop.now();
  }

  private get _options(): ProjectOptions {
    return {
      base: this._base,
      request: this._author?.request ?? null,
      timeoutMs: this.timeout ?? undefined,
      trace: this._preview.wantsTrace,
    };
  }

  private async _renderOnce(signal: AbortSignal): Promise<void> {
    const project = this._project;
    if (!project || !this.isConnected) return;
    this._setStatus('loading');
    try {
      const result = await this._live.render(project.current, this._options, signal);
      // A later key may have made this one out of date while its answer was on the way.
      signal.throwIfAborted();
      this._error = null;
      this._editor.mark(null, project);
      this._preview.take(result);
      this._message = result.cached ? 'Rendered' : `Rendered in ${milliseconds(result.durationMs)}`;
      this._setStatus('rendered');
      await this.updateComplete;
      this.dispatchEvent(
        new DjangoRenderEvent({ html: result.html, duration: result.durationMs, cached: result.cached }),
      );
    } catch (thrown) {
      this._onFailed(thrown, signal);
    }
  }

  private _onFailed(thrown: unknown, signal: AbortSignal): void {
    const error = this._live.failure(thrown, this, signal);
    if (!error) return;
    this._error = error;
    if (this._project) this._editor.mark(error, this._project);
    const { templateName, line } = error;
    this._message = `Error${templateName === undefined ? '' : ` in ${templateName}`}${line === undefined ? '' : `, line ${line}`}`;
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
    if (this._project) void this._loop.now();
    else this._reader.read();
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
    // Until the source has been read there is nothing to render; then it renders because it is active.
    await this._whenRead();
    this._active = true;
    if (this._project && this.isConnected) await this._loop.now();
  }

  private async _loadEditor(): Promise<void> {
    await this._whenRead();
    await this.updateComplete;
    if (!this._code || this._isEditorLoaded) return;
    this._isEditorLoaded = await this._editor.load(this._code);
    if (!this._isEditorLoaded) this._message = 'The editor could not be loaded.';
    await this.updateComplete;
    if (this._error && this._project) this._editor.mark(this._error, this._project);
  }

  /** Shows a template of the project; whether there is one with this name. */
  private _open(name: string): boolean {
    const key: DocumentKey = `file:${name}`;
    if (!this._project?.documents.includes(key)) return false;
    this._selected = key;
    return true;
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
  }
}

const urlsOf = (value: string | readonly string[] | null): readonly string[] =>
  typeof value === 'string' ? value.split(/\s+/).filter((url) => url !== '') : (value ?? []);

const djangoVersion = (installed: readonly string[]): string =>
  installed.find((name) => name.startsWith('django=='))?.replace('django==', 'Django ') ?? '';

declare global {
  interface HTMLElementTagNameMap {
    'django-playground': DjangoPlaygroundElement;
  }
}

// Another copy of the library may have defined it; the first one serves the page.
if (!customElements.get('django-playground'))
  customElements.define('django-playground', DjangoPlaygroundElement);
