/**
 * Shows rendered HTML in a sandboxed frame without the page's origin. Each output gets a frame of its own, which takes the
 * place of the one before when it is ready: no history entries, no flicker, and nothing of old scripts stays. Where output
 * is expected, its frame is loaded before it comes.
 */
import { trustedHTML } from '../../../runtime/trusted-types.js';
import type { HeightMessage } from '../../frame-document.js';
import { closedDocument } from './closed-document.js';
import { colorScheme, previewDocument, type PreviewTheme, type ReporterSource } from './preview-document.js';
import type { StoppedAction } from './guard.js';
import type { RelayMessage } from './relay.js';
import { reporterFailed, reporterSource } from './reporter-source.js';
import { scrollPlace, stoppedAction } from './said.js';
import { Showing, type Output } from './showing.js';
import { SpareFrame } from './spare-frame.js';
import type { PreviewMessage } from './reporter.js';

export interface PreviewOptions {
  title: string;
  /** Addresses of style sheets, relative to the page. */
  styles: readonly string[];
  theme: PreviewTheme;
  /** Fills the container, in which it scrolls; otherwise it is as high as its content. */
  fill: boolean;
  /** A reader has followed a link or sent a form, which leads nowhere. */
  onStopped: (action: StoppedAction) => void;
  /** The output has left the preview for another address. @param isStopped it does so again and again, and is not shown any more */
  onLeft: (isStopped: boolean) => void;
  /** Gives the address of `preview-frame.js`, for policies that forbid scripts in documents. */
  reporterURL: (() => string) | null;
}

const DEFAULTS: PreviewOptions = {
  title: 'Preview',
  styles: [],
  theme: 'auto',
  fill: false,
  onStopped: () => undefined,
  onLeft: () => undefined,
  reporterURL: null,
};

/** An output that is slow (a style sheet that does not come) is shown as it is after this time. */
const SHOW_AFTER_MS = 1000;

/** A document that has loaded and said nothing for this time has no reporter. */
const SILENCE_MS = 500;

/** Output that has gone to another address this often is not begun again. */
const MAX_DEPARTURES = 2;

/** What a frame may have posted. */
type Said = Partial<PreviewMessage & HeightMessage & RelayMessage> | null;

export class PreviewFrame {
  readonly #container: HTMLElement;
  readonly #listening = new AbortController();
  #options: PreviewOptions = DEFAULTS;
  /** What is on screen, and what is about to take its place. */
  #shown: Showing | null = null;
  #next: Showing | null = null;
  #spare: SpareFrame | null = null;
  #waiting: { resolve: () => void }[] = [];
  #scroll: readonly [number, number] = [0, 0];
  #departures = 0;

  /** @param container holds the frames and nothing else */
  constructor(container: HTMLElement, options: Partial<PreviewOptions> = {}) {
    this.#container = container;
    this.#options = { ...DEFAULTS, ...options };
    const { signal } = this.#listening;
    addEventListener('message', (event: MessageEvent<Said>) => this.#onMessage(event), { signal });
  }

  /** The HTML on screen or about to be, or `null`. */
  get html(): string | null {
    return this.#output?.html ?? null;
  }

  /** Whether that is kept from the network. */
  get isClosed(): boolean {
    return this.#output?.isClosed ?? false;
  }

  get #output(): Output | null {
    return (this.#next ?? this.#shown)?.output ?? null;
  }

  /** Changes options; what is shown follows. */
  set(options: Partial<PreviewOptions>): void {
    const before = this.#options;
    this.#options = { ...before, ...options };
    const { styles, theme, fill } = this.#options;
    const isOther = theme !== before.theme || styles.join(' ') !== before.styles.join(' ');
    if (isOther && this.html !== null) void this.show(this.html, this.isClosed);
    else if (fill !== before.fill && this.#shown) this.#layOut(this.#shown);
  }

  /**
   * Shows `html`; resolves when it, or something newer, is on screen.
   * @param isClosed keeps it from all network
   */
  show(html: string, isClosed = false): Promise<void> {
    this.#departures = 0;
    return new Promise((resolve) => {
      this.#waiting.push({ resolve });
      this.#begin({ html, isClosed }, reporterSource(this.#options.reporterURL));
    });
  }

  /** Something is about to be shown: makes the frame for it ready. */
  prepare(): void {
    const reporter = reporterSource(this.#options.reporterURL);
    // Without scripts in documents there is no way to write into one.
    if (reporter.kind === 'inline') this.#spare ??= new SpareFrame(this.#container, reporter.nonce);
  }

  /** Takes the output off the screen. */
  clear(): void {
    this.#drop(this.#next);
    this.#drop(this.#shown);
    this.#spare?.drop();
    this.#next = this.#shown = this.#spare = null;
    this.#scroll = [0, 0];
    this.#settle();
  }

  /** Ends it; nothing of it stays in the container. */
  destroy(): void {
    this.clear();
    this.#listening.abort();
  }

  #begin(output: Output, reporter: ReporterSource): void {
    this.#drop(this.#next);
    const spare = this.#takeSpare(reporter);
    const showing = new Showing(spare?.element ?? document.createElement('iframe'), output, reporter);
    this.#next = showing;
    const { element } = showing;
    const { title } = this.#options;
    const text = this.#documentOf(output, reporter);
    element.setAttribute('sandbox', 'allow-scripts');
    element.setAttribute('part', 'frame');
    element.title = title;
    element.classList.add('next');
    // It must not be reached by keys before it is seen.
    element.inert = true;
    this.#layOut(showing);
    element.addEventListener('load', () => this.#onLoad(showing), { signal: showing.life.signal });
    showing.after(SHOW_AFTER_MS, () => this.#swap(showing));
    if (spare) this.#hearFrom(showing, spare.write(text));
    else {
      element.srcdoc = trustedHTML(text);
      this.#container.append(element);
    }
  }

  /** What the frame says comes through `port` for as long as it is there. */
  #hearFrom(showing: Showing, port: MessagePort | null): void {
    if (!port) return;
    port.onmessage = (event: MessageEvent<Said>) => this.#onSaid(showing, event);
    showing.life.signal.addEventListener('abort', () => port.close());
  }

  #documentOf({ html, isClosed }: Output, reporter: ReporterSource): string {
    const { theme } = this.#options;
    const styles = this.#options.styles.map((url) => new URL(url, document.baseURI).href);
    const text = previewDocument(html, { reporter, theme, scroll: this.#scroll, styles });
    return isClosed ? closedDocument(text, { reporter, styles, colorScheme: colorScheme(theme) }) : text;
  }

  /** The frame that has been made ready, if it is; one that is not may be so for the next output. */
  #takeSpare({ kind }: ReporterSource): SpareFrame | null {
    const spare = this.#spare;
    if (kind !== 'inline' || !spare?.isReady) return null;
    this.#spare = null;
    return spare;
  }

  #layOut({ element }: Showing): void {
    const { theme, fill } = this.#options;
    element.style.colorScheme = theme === 'auto' ? '' : theme;
    element.classList.toggle('fill', fill);
    if (fill) element.style.height = '';
    // Until it says its own, it has the height of the one before, so that the page around it does not jump.
    else if (element.style.height === '') element.style.height = this.#shown?.element.style.height ?? '';
  }

  /** Lets `showing` take the place of what is on screen, unless something newer is on its way. */
  #swap(showing: Showing): void {
    if (this.#next !== showing) return;
    this.#next = null;
    this.#drop(this.#shown);
    this.#shown = showing;
    showing.element.classList.remove('next');
    showing.element.inert = false;
    this.#tellStopped(showing);
    this.#settle();
  }

  #tellStopped(showing: Showing): void {
    if (showing.stopped) this.#options.onStopped(showing.stopped);
    showing.stopped = null;
  }

  #settle(): void {
    for (const { resolve } of this.#waiting.splice(0)) resolve();
  }

  #drop(showing: Showing | null): void {
    showing?.life.abort();
    showing?.element.remove();
  }

  #onMessage(event: MessageEvent<Said>): void {
    const { source } = event;
    // An opaque origin is always "null", so the sender is known by its window alone.
    const showing = [this.#shown, this.#next].find(
      (each) => source && each?.element.contentWindow === source,
    );
    if (showing) this.#onSaid(showing, event);
  }

  #onSaid(showing: Showing, { data, timeStamp }: MessageEvent<Said>): void {
    if (typeof data !== 'object' || data === null) return;
    const { djangoPlaygroundHeight: height, djangoPlaygroundScroll: scroll } = data;
    if (typeof height === 'number' && !this.#options.fill)
      showing.setHeight(showing.element, height, timeStamp);
    if (data.djangoPlaygroundBegun === true) showing.hasBegun = true;
    if (data.djangoPlaygroundReady === true) {
      showing.hasAnswered = true;
      this.#swap(showing);
    }
    if (data.djangoPlaygroundLoaded === true && showing.output.isClosed) this.#onLoad(showing);
    showing.stopped = stoppedAction(data.djangoPlaygroundStopped) ?? showing.stopped;
    if (showing !== this.#shown) return;
    this.#scroll = scrollPlace(scroll) ?? this.#scroll;
    this.#tellStopped(showing);
  }

  /** Of the output, or of another document that it has gone to: what says nothing is not the output with its reporter. */
  #onLoad(showing: Showing): void {
    const isFirst = showing.loads === 0;
    showing.loads += 1;
    this.#swap(showing);
    // Messages may come after the event, although they were sent before.
    showing.after(SILENCE_MS, () => {
      const { hasAnswered, hasBegun } = showing;
      showing.hasAnswered = false;
      if (hasAnswered || showing !== this.#shown) return;
      if (isFirst && !hasBegun) this.#onSilence(showing);
      else this.#onAway(showing);
    });
  }

  #onSilence(showing: Showing): void {
    const { reporterURL } = this.#options;
    if (!reporterFailed(showing.reporter, reporterURL) || this.#next) return;
    this.#begin(showing.output, reporterSource(reporterURL));
  }

  #onAway(showing: Showing): void {
    this.#departures += 1;
    const isStopped = this.#departures >= MAX_DEPARTURES;
    if (this.#next) return;
    if (isStopped) this.#drop(showing);
    else this.#begin(showing.output, showing.reporter);
    this.#options.onLeft(isStopped);
  }
}
