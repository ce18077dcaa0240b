/**
 * A live template without a custom element: `data-django-template` on any element, a lone script, or an enhanced code
 * block. Shows output and errors in the page's own tree, with classes for the page's CSS.
 */
import { toDjangoError, type DjangoError } from '../core/errors.js';
import { whenWanted } from './activation.js';
import { LiveTemplate, type LiveHints } from './live-template.js';
import type { Runtime } from './runtime.js';
import { sanitizedFragment } from './sanitizer.js';
import { OUTPUT_ATTRIBUTE, sourceKind } from './source-reader.js';

/** Where the source is and where the output goes. */
export type Placement = 'replace-content' | 'after';

/** Its reading of the element, taken anew for each render. */
export type ReadHints = (element: HTMLElement) => LiveHints;

/**
 * Keeps what the author wrote inside an element whose content is replaced by the output. It stays in the element, because
 * sites take snapshots of their pages, clone elements and put them back: what is rendered must never be read as a template.
 */
const SOURCE_ATTRIBUTE = 'data-django-source';

/** The author's element, as it was before anything was rendered into it. */
function originalOf(element: HTMLElement): HTMLElement {
  const original = element.cloneNode(true) as HTMLElement;
  const kept = element.getAttribute(SOURCE_ATTRIBUTE);
  if (kept === null) element.setAttribute(SOURCE_ATTRIBUTE, element.innerHTML);
  else original.innerHTML = kept;
  return original;
}

export class LightTemplate {
  readonly element: HTMLElement;
  readonly #runtime: Runtime;
  readonly #placement: Placement;
  readonly #readHints: ReadHints;
  readonly #connection = new AbortController();
  readonly #original: HTMLElement;
  readonly #live: LiveTemplate;
  #render: AbortController | null = null;
  #rendering: Promise<void> = Promise.resolve();
  #hasBegun = false;
  #container: HTMLElement | null = null;
  #needsStart = false;

  constructor(runtime: Runtime, element: HTMLElement, placement: Placement, readHints: ReadHints) {
    this.#runtime = runtime;
    this.element = element;
    this.#placement = placement;
    this.#readHints = readHints;
    this.#original = placement === 'after' ? element : originalOf(element);
    this.#live = new LiveTemplate(runtime, this.#original);
  }

  /** Announces its needs and renders when wanted. @param lazy only when near the viewport */
  connect(lazy: boolean): void {
    const hints = this.#readHints(this.element);
    this.#live.announce(hints);
    this.#runtime.observers.onReady(() => this.#onReady(), this.#connection.signal);
    const isSource = this.#placement === 'replace-content' && sourceKind(this.#original, hints) === 'markup';
    if (isSource || this.element.dataset['djangoLoading'] !== undefined) this.#showLoading();
    const anchor = this.element.localName === 'script' ? this.#output() : this.element;
    whenWanted(anchor, lazy ? 'lazy' : 'eager', () => this.begin(), this.#connection.signal);
  }

  /** Renders, unless it has been rendered or is being rendered. */
  begin(): void {
    if (!this.#hasBegun) void this.render();
  }

  /** Resolves when nothing is being rendered. */
  get settled(): Promise<void> {
    return this.#rendering;
  }

  /** Withdraws its needs; what is on screen stays, but for output behind a script or block that has gone. */
  disconnect(): void {
    this.#connection.abort();
    this.#render?.abort();
    this.#live.withdraw();
    if (this.#placement === 'after') this.#container?.remove();
  }

  /** Renders and shows; a newer call overtakes an older one. Never rejects: failures are shown and reported. */
  render(): Promise<void> {
    this.#hasBegun = true;
    this.#rendering = this.#renderAnew();
    return this.#rendering;
  }

  async #renderAnew(): Promise<void> {
    this.#render?.abort();
    this.#render = new AbortController();
    const { signal } = this.#render;
    const hints = this.#readHints(this.element);
    this.#live.announce(hints);
    this.#status('loading');
    try {
      const { html, durationMs, cached } = await this.#live.render(hints, signal);
      const fragment = await sanitizedFragment(html, 'page', this.#runtime.options.sanitize);
      signal.throwIfAborted();
      this.#show(fragment);
      this.#status('rendered');
      this.#dispatch('django-render', { html, duration: durationMs, cached });
    } catch (thrown) {
      const error = this.#live.failure(thrown, this.element, signal);
      if (error) await this.#showError(error);
    }
  }

  /** A start that succeeded after a failed one revives what the failure had stopped. */
  #onReady(): void {
    if (this.#needsStart) void this.render();
  }

  #output(): HTMLElement {
    if (this.#placement === 'replace-content') return this.element;
    this.#container ??= this.#adoptedContainer() ?? this.#newContainer();
    return this.#container;
  }

  /** The output of an earlier life, which a restored snapshot of the page has brought along. */
  #adoptedContainer(): HTMLElement | null {
    const next = this.element.nextElementSibling;
    return next instanceof HTMLElement && next.hasAttribute(OUTPUT_ATTRIBUTE) ? next : null;
  }

  #newContainer(): HTMLElement {
    const container = document.createElement('div');
    container.setAttribute(OUTPUT_ATTRIBUTE, '');
    // A script before all content belongs to the head for the parser, where nothing can be seen.
    if (this.element.closest('head')) document.body.prepend(container);
    else this.element.after(container);
    return container;
  }

  #show(content: Node): void {
    this.#output().replaceChildren(content);
  }

  #showLoading(): void {
    const loading = document.createElement('span');
    loading.className = 'django-loading';
    loading.setAttribute('role', 'status');
    loading.textContent = this.element.dataset['djangoLoading'] ?? 'Loading Django…';
    this.#show(loading);
  }

  async #showError(error: DjangoError): Promise<void> {
    this.#needsStart = error.type === 'InitializationError';
    this.#show(await this.#errorContent(error));
    this.#status('error');
    this.#dispatch('django-error', { error });
  }

  /** The author's fallback, or the error itself; also where the fallback cannot be made safe to show. */
  async #errorContent(error: DjangoError): Promise<Node> {
    const fallback = this.element.dataset['djangoErrorFallback'];
    if (fallback === undefined) return errorBlock(error);
    try {
      return await sanitizedFragment(fallback, 'page', this.#runtime.options.sanitize);
    } catch (thrown) {
      this.#runtime.report(toDjangoError(thrown, 'TemplateError'), this.element);
      return errorBlock(error);
    }
  }

  #status(status: string): void {
    this.element.dataset['djangoStatus'] = status;
  }

  #dispatch(type: string, detail: object): void {
    this.element.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }
}

function paragraph(text: string): HTMLElement {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}

function errorBlock(error: DjangoError): HTMLElement {
  const block = document.createElement('div');
  block.className = 'django-error';
  block.setAttribute('role', 'alert');
  block.append(
    paragraph(error.exception === undefined ? error.message : `${error.exception}: ${error.message}`),
  );
  if (error.context !== undefined) {
    const excerpt = document.createElement('pre');
    excerpt.textContent = error.context;
    block.append(excerpt);
  }
  for (const suggestion of error.suggestions ?? []) block.append(paragraph(suggestion));
  return block;
}
