/** The pane with the output: its views, the frame, and the notices in it. What is rendered and when is the element's matter. */
import { html, nothing, type TemplateResult } from 'lit';
import type { RenderResult } from '../../runtime/job.js';
import { happenedView, type Happened } from './preview/happened-view.js';
import { libraryURL } from './library-files.js';
import { PreviewFrame, type PreviewOptions } from './preview/preview-frame.js';
import type { StoppedAction } from './preview/guard.js';
import { sourceView } from './preview/source-view.js';
import { leftView, stoppedView } from './preview/stopped-view.js';
import { tabId, tabList } from './tab-list.js';

export type PreviewView = 'rendered' | 'source' | 'happened';

const VIEWS: readonly { key: PreviewView; label: string }[] = [
  { key: 'rendered', label: 'Preview' },
  { key: 'source', label: 'HTML' },
  { key: 'happened', label: 'What happened' },
];

const LIST = 'view';
const PANEL = 'output';

export interface PreviewPaneOptions {
  /** Something that is seen has changed. */
  onChange: () => void;
  /** The view wants to tell what happened, which only a new render finds out. */
  onTraceWanted: () => void;
  /** Shows a template of the project, if it is one. */
  openTemplate: (name: string) => void;
  say: (text: string) => void;
}

export class PreviewPane {
  readonly #options: PreviewPaneOptions;
  #view: PreviewView = 'rendered';
  #frame: PreviewFrame | null = null;
  #html: string | null = null;
  #before: string | null = null;
  #happened: Happened | null = null;
  #stopped: StoppedAction | null = null;
  /** The output goes to other addresses by itself, and is not shown any more. */
  #hasLeft = false;
  /** The output is kept from the network. */
  #isClosed = false;
  #onlyChanges = false;

  constructor(options: PreviewPaneOptions) {
    this.#options = options;
  }

  /** The last good output, or `null`. */
  get html(): string | null {
    return this.#html;
  }

  /** Whether the view tells what happened in a render. */
  get wantsTrace(): boolean {
    return this.#view === 'happened';
  }

  /** Which view is seen. */
  select(view: PreviewView): void {
    this.#view = view;
    this.#options.onChange();
    if (view === 'happened' && !this.#happened?.trace) this.#options.onTraceWanted();
  }

  /** Takes in what a render gave. @param isClosed keeps it from the network */
  take({ html: text, durationMs, cached, trace }: RenderResult, isClosed: boolean): void {
    if (text !== this.#html || isClosed !== this.#isClosed) this.#hasLeft = false;
    if (text !== this.#html) this.#before = this.#html;
    this.#html = text;
    this.#isClosed = isClosed;
    this.#happened = { trace: trace ?? null, durationMs, cached };
    this.#stopped = null;
    // What surrounds it may follow: a frame in another process gets to work at once.
    if (this.#view === 'rendered') this.#showNew();
    this.#options.onChange();
  }

  /** Output is about to come. */
  prepare(): void {
    if (this.#view === 'rendered') this.#frame?.prepare();
  }

  /** Brings the frame in `container` up to date; while another view is seen it may wait. */
  update(container: HTMLElement | null, options: Pick<PreviewOptions, 'styles' | 'theme' | 'fill'>): void {
    if (!container || this.#view !== 'rendered' || this.#html === null) return;
    this.#frame ??= new PreviewFrame(container, {
      ...options,
      reporterURL: () => libraryURL('preview-frame.js'),
      onStopped: (action) => this.#stop(action),
      onLeft: (isStopped) => this.#leave(isStopped),
    });
    this.#frame.set(options);
    this.#showNew();
  }

  destroy(): void {
    this.#frame?.destroy();
    this.#frame = null;
  }

  /** The row of views. */
  bar(): TemplateResult {
    return html`<div class="bar">
      ${tabList({
        id: LIST,
        label: 'Views of the output',
        tabs: VIEWS,
        selected: this.#view,
        panelId: PANEL,
        part: 'views',
        select: (key) => this.select(key as PreviewView),
      })}
    </div>`;
  }

  /** The view that is seen; empty until there is output. */
  view(): TemplateResult {
    const index = VIEWS.findIndex(({ key }) => key === this.#view);
    return html`<div
      class="result"
      id=${PANEL}
      role="tabpanel"
      aria-labelledby=${tabId(LIST, index)}
      ?hidden=${this.#html === null}
    >
      <div class="frames" ?hidden=${this.#view !== 'rendered'}></div>
      ${this.#notice()} ${this.#otherView()}
    </div>`;
  }

  #notice(): TemplateResult | typeof nothing {
    if (this.#view !== 'rendered') return nothing;
    if (this.#hasLeft) return leftView(() => this.#show());
    if (this.#html?.trim() === '') return html`<p class="nothing">The template gives no output.</p>`;
    return this.#stopped ? stoppedView(this.#stopped, () => this.#stop(null)) : nothing;
  }

  #otherView(): TemplateResult | typeof nothing {
    if (this.#view === 'happened' && this.#happened)
      return happenedView(this.#happened, (name) => this.#options.openTemplate(name));
    if (this.#view !== 'source' || this.#html === null) return nothing;
    const toggle = (event: Event): void => {
      this.#onlyChanges = (event.currentTarget as HTMLInputElement).checked;
      this.#options.onChange();
    };
    return html`${sourceView({ html: this.#html, before: this.#before, onlyChanges: this.#onlyChanges })}
    ${
      this.#before === null
        ? nothing
        : html`<label class="hint"
            ><input type="checkbox" .checked=${this.#onlyChanges} @change=${toggle} /> Only what has changed
            since the last render</label
          >`
    }`;
  }

  #stop(action: StoppedAction | null): void {
    this.#stopped = action;
    this.#options.onChange();
  }

  /** Shows the output, where the frame is there and has another one. */
  #showNew(): void {
    if (!this.#frame) return;
    const { html: shown, isClosed } = this.#frame;
    if (shown !== this.#html || isClosed !== this.#isClosed) this.#show();
  }

  #show(): void {
    this.#hasLeft = false;
    if (this.#html !== null) void this.#frame?.show(this.#html, this.#isClosed);
  }

  #leave(isStopped: boolean): void {
    this.#hasLeft = isStopped;
    if (isStopped) this.#options.onChange();
    else this.#options.say('The output wanted to leave the preview. It has been put back.');
  }
}
