/**
 * All that is seen of a `<django-playground>`: shows the project in editor and preview, and says how things are. Loaded when
 * the page has its first playground; what authors and scripts see of it is the element's matter.
 */
import type { TemplateResult } from 'lit';
import type { DjangoError } from '../../core/errors.js';
import type { Fix } from '../../core/introspection.js';
import { whenWanted } from '../../runtime/activation.js';
import { progressBar } from '../progress-bar.styles.js';
import { assistance } from './assistance.js';
import { codeTokens } from './code-tokens.js';
import { EditorPane } from './editor-pane.js';
import { FileTools } from './file-tools.js';
import { placeName } from './failure-view.js';
import { Findings, mended } from './findings.js';
import { libraryURL } from './library-files.js';
import { PaneLayout } from './pane-layout.js';
import { PaneSelection } from './pane-selection.js';
import { paneStyles } from './panes.styles.js';
import { PreviewPane } from './preview-pane.js';
import { previewTheme } from './preview/preview-theme.js';
import { previewStyles } from './preview/preview.styles.js';
import { projectActions } from './project-actions.js';
import type { DocumentKey, Project } from './project.js';
import { shareNames } from './share-names.js';
import type { ShellHost } from './shell-host.js';
import { shellStyles } from './shell.styles.js';
import { StatusLine } from './status-line.js';
import type { PaneKey } from './tab-names.js';
import { toolStyles } from './tools/tools.styles.js';
import { Tools } from './tools/tools.js';
import { workbench } from './workbench.js';
import { Workspace } from './workspace.js';

/** What the element's own styles lack once there is a shell. */
export const styles = [codeTokens, progressBar, shellStyles, paneStyles, toolStyles, previewStyles];

export class Shell {
  readonly workspace: Workspace;
  readonly #host: ShellHost;
  readonly #layout: PaneLayout;
  readonly #preview: PreviewPane;
  readonly #editor: EditorPane;
  readonly #actions = projectActions(this);
  readonly #tools = new Tools(this.#actions, { scriptURL: () => libraryURL('index.js') });
  readonly #files: FileTools;
  readonly #status = new StatusLine();
  readonly #findings: Findings;
  readonly #selection: PaneSelection;

  constructor(host: ShellHost) {
    this.#host = host;
    this.#layout = new PaneLayout(host.element, host.changed);
    this.#findings = new Findings(host.changed);
    this.#selection = new PaneSelection(
      () => this.workspace.project,
      () => this.#keepHeight(),
    );
    this.workspace = this.#makeWorkspace();
    this.#preview = new PreviewPane({
      onChange: host.changed,
      onTraceWanted: () => this.workspace.renderAgain(),
      openTemplate: (name) => this.#selection.open(name),
      say: (text) => this.say(text),
    });
    this.#editor = this.#makeEditor();
    this.#files = this.#makeFileTools();
  }

  get element(): ShellHost['element'] {
    return this.#host.element;
  }

  /** The last good output, or `null`. */
  get html(): string | null {
    return this.#preview.html;
  }

  /** The tab that is selected. */
  get selected(): PaneKey {
    return this.#selection.key;
  }

  /** Lives in the document until `signal` is aborted. */
  connect(signal: AbortSignal): void {
    shareNames.connect(this.element, signal);
    addEventListener('hashchange', () => this.workspace.read(), { signal });
    signal.addEventListener('abort', () => this.workspace.stopRendering());
    this.#layout.observe(signal);
    whenWanted(this.element, 'lazy', () => void this.#loadEditor(), signal);
    this.workspace.read();
  }

  /** Frees editor and preview. */
  destroy(): void {
    this.workspace.free();
    this.#editor.destroy();
    this.#preview.destroy();
  }

  /** Shows what `output` names. */
  showOutput(): void {
    if (this.element.output === 'source') this.#preview.select('source');
  }

  /** Tells readers in the status line. */
  say(text: string): void {
    this.#status.say(text);
    this.#host.changed();
  }

  /** What there is to see; `null` as long as that is what the author has put there. */
  view(): TemplateResult | null {
    const { element, workspace } = this;
    const { project, hidden, restored, badLink } = workspace;
    const host = this.#host;
    if (!project && !element.error) return null;
    return workbench({
      project,
      selected: this.selected,
      error: element.error,
      status: element.status,
      progress: host.progress(),
      isIdle: element.loading === 'interaction' && !host.isActive(),
      isEditorLoaded: this.#editor.isLoaded,
      hidden,
      editable: element.editable,
      sharing: element.sharing,
      isVertical: this.#isVertical,
      percent: this.#layout.percent,
      statusLine: this.#status,
      undoReset: element.editable && project?.canUndoReset ? () => this.#undoReset() : null,
      finding: (error, of) => this.#findings.of(error, of),
      mend: (fix) => this.#mend(fix),
      facts: djangoVersion(host.installed()),
      restored,
      badLink,
      preview: this.#preview,
      tools: this.#tools,
      files: this.#files,
      actions: this.#actions,
      select: (key) => this.#selection.select(key),
      move: (percent) => this.#move(percent),
      begin: host.begin,
      retry: host.retry,
      go: (document, line, column) => void this.#goTo(document, line, column),
      runsLink: workspace.runsLink,
      runLink: () => workspace.runLink(),
      dismiss: () => workspace.dismiss(),
    });
  }

  /** The view is on screen: brings editor and preview up to date. */
  updated(): void {
    const { element, workspace } = this;
    const { document: shown } = this.#selection;
    this.#layout.apply(this.#find('.panes'));
    if (workspace.project && shown) this.#editor.show(workspace.project, shown, () => !element.editable);
    this.#preview.update(this.#find('.frames'), {
      styles: urlsOf(element.stylesheets),
      theme: previewTheme(element),
      fill: !this.#isVertical || this.#layout.percent !== null,
    });
  }

  get #isVertical(): boolean {
    return this.#layout.isVertical(this.element.layout);
  }

  #makeWorkspace(): Workspace {
    return new Workspace(this.#host, {
      onChange: (project) => this.#selection.revise(project),
      onRendered: (result, project, isForeign) => {
        this.#editor.mark(null, project);
        this.#preview.take(result, isForeign);
        this.#status.rendered(result);
      },
      onFailed: (error, project) => this.#showFailure(error, project),
      onLinkLeft: () => this.#renewEditor(),
      wantsTrace: () => this.#preview.wantsTrace,
      say: (text) => this.say(text),
    });
  }

  #makeEditor(): EditorPane {
    const { begin, isActive, live } = this.#host;
    const { workspace } = this;
    return new EditorPane({
      onChange: (key, text, since) => {
        this.#status.goOn();
        workspace.type(key, text, since);
        if (isActive()) this.#preview.prepare();
      },
      leave: () => this.#focusTab(),
      run: begin,
      assist: (path) => {
        const project = (): Project | null => workspace.project;
        const options = (): typeof workspace.options => workspace.options;
        const open = (name: string): boolean => this.#selection.open(name);
        return this.#findings.overhear(assistance(path, { live, isActive, project, options, open }), project);
      },
    });
  }

  #makeFileTools(): FileTools {
    const { workspace } = this;
    return new FileTools({
      project: () => workspace.project,
      onFiles: (shown) => {
        this.#selection.select(`file:${shown}`);
        workspace.changed();
      },
      onChange: this.#host.changed,
      focus: (selector) => void this.element.updateComplete.then(() => this.#find(selector)?.focus()),
      focusCode: () =>
        void this.element.updateComplete.then(() => {
          if (this.#editor.isLoaded) this.#editor.focus();
          else this.#focusTab();
        }),
      say: (text) => this.say(text),
    });
  }

  #find(selector: string): HTMLElement | null {
    return this.element.renderRoot.querySelector(selector);
  }

  #focusTab(): void {
    this.#find('[part=tabs] [aria-selected=true]')?.focus();
  }

  #showFailure(error: DjangoError, project: Project | null): void {
    if (project) this.#editor.mark(error, project);
    this.#status.failed(error, placeName(error, project));
    this.#host.changed();
  }

  async #loadEditor(): Promise<void> {
    await this.workspace.whenRead;
    await this.element.updateComplete;
    const code = this.#find('.code');
    if (!code || this.#editor.isLoaded) return;
    if (await this.#editor.load(code)) this.#host.changed();
    else this.say('The editor could not be loaded.');
    await this.element.updateComplete;
    const { error } = this.element;
    const { project } = this.workspace;
    if (error && project) this.#editor.mark(error, project);
  }

  /** An editor without histories in the place of this one. */
  #renewEditor(): void {
    if (!this.#editor.isLoaded) return;
    this.#editor.destroy();
    void this.#loadEditor();
  }

  /** Another tab leaves the code as high as it is. */
  #keepHeight(): void {
    this.#layout.keepHeight(this.#find('[part=editor]'));
    this.#host.changed();
  }

  async #goTo(document: DocumentKey, line: number, column: number): Promise<void> {
    this.#selection.select(document);
    await this.element.updateComplete;
    this.#editor.goTo(line, column);
  }

  /** Does what mends an error, and leads there: the button is gone with the error. */
  #mend(fix: Fix): void {
    const { project } = this.workspace;
    const key: DocumentKey = `file:${fix.templateName}`;
    if (!project?.documents.includes(key)) return;
    this.#status.goOn();
    this.workspace.edit(key, mended(project.textOf(key), fix));
    void this.#goTo(key, fix.line, fix.column + fix.text.length);
  }

  #undoReset(): void {
    this.workspace.undoReset();
    this.say('Your changes are back.');
    this.#focusTab();
  }

  #move(percent: number | null): void {
    this.#layout.move(this.#find('.panes'), percent);
    this.#host.changed();
  }
}

const urlsOf = (value: string | readonly string[] | null): readonly string[] =>
  typeof value === 'string' ? value.split(/\s+/).filter((url) => url !== '') : (value ?? []);

const djangoVersion = (installed: readonly string[]): string =>
  installed.find((name) => name.startsWith('django=='))?.replace('django==', 'Django ') ?? '';
