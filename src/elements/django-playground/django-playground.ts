/**
 * `<django-playground>`: a live template that readers change, with an editor beside its output. The element itself is light:
 * what is inside it, the shell, is loaded when the page has its first playground; until then the author's content is seen.
 */
import { adoptStyles, html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Context } from '../../core/context.js';
import { DjangoError } from '../../core/errors.js';
import { LiveProject } from '../../runtime/live-project.js';
import { needsOf } from '../../runtime/live-template.js';
import { errorView } from '../error-view.js';
import { errorStyles } from '../error-view.styles.js';
import { LiveElement } from '../live-element.js';
import type { OutputMode } from '../output.js';
import { SourceObserver } from '../source-observer.js';
import { tokens } from '../tokens.js';
import { hostStyles } from './host.styles.js';
import type { Shell } from './shell.js';
import type { ShellHost } from './shell-host.js';

export type PlaygroundTheme = 'light' | 'dark' | 'auto';
export type PlaygroundLayout = 'auto' | 'horizontal' | 'vertical';

/** On unless `false` or `off` is said: by an attribute, or by a framework that sets a property where there is one. */
const isOn = (value: unknown): boolean => value !== false && value !== 'false' && value !== 'off';
const switchConverter = { fromAttribute: isOn };

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
 * @csspart files - The buttons that add and remove files.
 * @csspart new-file - The row that asks for the name of a new file.
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
 * @csspart mend - A button that mends an error.
 * @csspart source - The HTML source in the preview.
 * @csspart tools - The buttons.
 * @csspart settings - The panel with settings and packages.
 * @csspart notice - What tells that a link or form of the preview leads nowhere.
 * @csspart link-error - What tells that a link cannot be read.
 * @csspart withheld - What tells which parts of a link are not run.
 * @csspart run-link - The button that runs them in a closed box.
 * @csspart status - The line about how things are.
 * @csspart undo - The button in it that brings back what a reset has taken.
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
 * @cssproperty --django-code-brace - Colour of the braces around Django's tags and variables.
 * @cssproperty --django-code-keyword - Colour of keywords and names of tags.
 * @cssproperty --django-code-variable - Colour of variables.
 * @cssproperty --django-code-function - Colour of filters and functions.
 * @cssproperty --django-code-definition - Colour of names where they are defined.
 * @cssproperty --django-code-string - Colour of texts.
 * @cssproperty --django-code-number - Colour of numbers and constants.
 * @cssproperty --django-code-comment - Colour of comments.
 * @cssproperty --django-code-tag - Colour of HTML's tags.
 * @cssproperty --django-code-attribute - Colour of HTML's attributes.
 * @cssproperty --django-code-gutter - Colour of line numbers.
 * @cssproperty --django-code-selection - Background of selected code.
 * @cssproperty --django-code-line - Background of the line with the cursor.
 * @cssproperty --django-code-match - Background of matching brackets and of what a search has found.
 */
export class DjangoPlaygroundElement extends LiveElement {
  static override styles = [tokens, errorStyles, hostStyles];

  /** Light, dark, or as the page is. */
  @property({ reflect: true }) theme: PlaygroundTheme = 'auto';
  /** Preview beside the code, below it, or as there is room. */
  @property() layout: PlaygroundLayout = 'auto';
  /** Which view of the output comes first: `source` its HTML, all others the preview. */
  @property() output: OutputMode = 'frame';
  /** Addresses of style sheets for the preview: an array, or separated by blanks. */
  @property({ attribute: 'styles' }) stylesheets: string | readonly string[] | null = null;

  @state() private _shell: Shell | null = null;
  #editable = true;
  #sharing = true;
  protected override readonly _live = new LiveProject(this._runtime, this);
  protected override readonly _children = new SourceObserver(this, () => this._shell?.workspace.read());
  /** Of the connection to the document; aborted when there is none. */
  #life: AbortSignal = AbortSignal.abort();
  #loading: Promise<void> | null = null;

  constructor() {
    super();
    this.#takeShare();
  }

  /**
   * Whether readers can change the code: `false`, or the text `false` or `off`, says no.
   * @attr {'true' | 'false'} editable
   * @default true
   */
  @property({ converter: switchConverter })
  get editable(): boolean {
    return this.#editable;
  }

  set editable(value: boolean | string | null | undefined) {
    this.#editable = isOn(value);
  }

  /**
   * Whether there are share links, and whether the page's address is looked at for one: `false`, `off` says no.
   * @attr {'on' | 'off'} share
   * @default true
   */
  @property({ attribute: 'share', converter: switchConverter })
  get sharing(): boolean {
    return this.#sharing;
  }

  set sharing(value: boolean | string | null | undefined) {
    this.#sharing = isOn(value);
  }

  /** What Django rendered last, or `null`. */
  get html(): string | null {
    return this._shell?.html ?? null;
  }

  /** Gives the rendered file another text, as if it had been typed. */
  setTemplate(template: string): void {
    this.#withShell(({ workspace }) => workspace.setTemplate(template));
  }

  /**
   * Gives the context other values: an object, or the text of a JSON object.
   * @param {object | string} context
   */
  setContext(context: Context): void {
    this.#withShell(({ workspace }) => workspace.setContext(context));
  }

  /**
   * Renders now, whatever `loading` says, and gives what Django rendered.
   * @throws DjangoError
   */
  async render(): Promise<string> {
    this._assertConnected();
    await this.#start();
    if (this._error) throw this._error;
    return this.html ?? '';
  }

  /** Back to what the author wrote. A button brings back what it has taken, and so does undoing in the editor. */
  reset(): void {
    this.#withShell(({ workspace }) => workspace.reset());
  }

  /** Takes the element out of the page and frees what it holds. */
  destroy(): void {
    this.remove();
    this._shell?.destroy();
  }

  /**
   * The address of this page with what the reader has made in its fragment.
   * @throws DjangoError where it would be too long
   */
  async share(): Promise<string> {
    const shell = await this.#whenShell();
    if (shell) return shell.workspace.share();
    throw (
      this._error ?? new DjangoError('TemplateError', 'There is nothing to share yet.', { element: this })
    );
  }

  /** Resolves when what the author wrote has been read, or could not be. @internal */
  async _whenRead(): Promise<void> {
    await (
      await this.#whenShell()
    )?.workspace.whenRead;
  }

  protected override _onConnected(signal: AbortSignal): void {
    this.#life = signal;
    // Before anything is loaded or read: the needs of all elements are met in one go.
    this._live.announce(this._shell?.workspace.project?.current ?? needsOf(this._hints));
    if (this._shell) this._shell.connect(signal);
    else this.#load();
  }

  protected override _onGone(): void {
    this._shell?.workspace.stopReading();
  }

  protected override _begin(): void {
    void this.#start();
  }

  protected override _again(): void {
    if (!this._shell) this.#load();
    else if (this._shell.workspace.project) void this._shell.workspace.render();
    else this._shell.workspace.read();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.hasUpdated && this.isConnected && this._hasNewInput(changed)) this._shell?.workspace.read();
    if (changed.has('output')) this._shell?.showOutput();
  }

  protected override update(changed: PropertyValues<this>): void {
    super.update(changed);
    this._shell?.updated();
  }

  protected override _view(): TemplateResult {
    const view = this._shell?.view();
    if (view) return view;
    return html`${this._error && errorView(this._error, () => this._retry())}<slot name="fallback"></slot
      ><slot></slot>`;
  }

  /**
   * The attribute `share` and the method have one name: frameworks that set a property where there is one of an attribute's
   * name, before or after this class was defined, mean the attribute.
   */
  #takeShare(): void {
    const given = Object.getOwnPropertyDescriptor(this, 'share');
    delete (this as { share?: unknown }).share;
    const share = this.share.bind(this);
    Object.defineProperty(this, 'share', {
      get: () => share,
      set: (value: boolean) => (this.sharing = value),
    });
    if (given) this.sharing = given.value as boolean;
  }

  async #start(): Promise<void> {
    // Until the source has been read there is nothing to render; then it renders because it is active.
    await this._whenRead();
    this._active = true;
    await this._shell?.workspace.render();
  }

  /** The shell, or `null` where it cannot be had. An element that is in no document waits until it is. */
  async #whenShell(): Promise<Shell | null> {
    await this.updateComplete;
    await this.#loading;
    return this._shell;
  }

  #withShell(act: (shell: Shell) => void): void {
    if (this._shell) act(this._shell);
    else void this.#whenShell().then((shell) => shell && act(shell));
  }

  /** Loads the shell; one that could not be had is asked for again by the next call. */
  #load(): void {
    this.#loading ??= import('./shell.js').then(
      ({ Shell: Inside, styles }) => {
        const { elementStyles } = this.constructor as typeof DjangoPlaygroundElement;
        adoptStyles(this.renderRoot as ShadowRoot, [...elementStyles, ...styles]);
        this._shell = new Inside(this.#shellHost());
        this._shell.showOutput();
        if (!this.#life.aborted) this._shell.connect(this.#life);
      },
      (cause: unknown) => {
        this.#loading = null;
        const message = 'The playground’s own code could not be loaded.';
        this._fail(new DjangoError('InitializationError', message, { cause }), this.#life);
      },
    );
  }

  #shellHost(): ShellHost {
    return {
      element: this,
      live: this._live,
      page: this._runtime,
      moveTo: (runtime) => {
        this._live.moveTo(runtime);
        this._follow();
      },
      hints: () => this._hints,
      isActive: () => this._active,
      progress: () => this._progress,
      installed: () => this._live.runtime.stats().packagesInstalled,
      changed: () => this.requestUpdate(),
      begin: () => this._begin(),
      retry: () => this._retry(),
      rendering: () => this._setStatus('loading'),
      succeed: () => this._succeed(),
      tell: (result) => this._tell(result),
      fail: (thrown, signal) => this._fail(thrown, signal),
      clearError: () => (this._error = null),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'django-playground': DjangoPlaygroundElement;
  }
}

// Another copy of the library may have defined it; the first one serves the page.
if (!customElements.get('django-playground'))
  customElements.define('django-playground', DjangoPlaygroundElement);
