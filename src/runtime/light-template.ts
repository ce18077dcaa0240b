/**
 * A live template without a custom element: `data-django-template` on any element, a lone script, or an enhanced code
 * block. Shows output and errors in the page's own tree, with classes for the page's CSS.
 */
import type { DjangoError } from '../core/errors.js';
import { whenWanted } from './activation.js';
import { LiveTemplate, type LiveHints } from './live-template.js';
import type { Runtime } from './runtime.js';
import { sanitizedFragment } from './sanitizer.js';
import { OUTPUT_ATTRIBUTE, sourceKind } from './source-reader.js';

/** Where the source is and where the output goes. */
export type Placement = 'replace-content' | 'after';

/** Its reading of the element, taken anew for each render. */
export type ReadHints = (element: HTMLElement) => LiveHints;

export class LightTemplate {
  readonly element: HTMLElement;
  readonly #runtime: Runtime;
  readonly #placement: Placement;
  readonly #readHints: ReadHints;
  readonly #connection = new AbortController();
  /** The element as the author wrote it: its content is replaced by the output. */
  readonly #original: HTMLElement;
  readonly #live: LiveTemplate;
  #render: AbortController | null = null;
  #container: HTMLElement | null = null;

  constructor(runtime: Runtime, element: HTMLElement, placement: Placement, readHints: ReadHints) {
    this.#runtime = runtime;
    this.element = element;
    this.#placement = placement;
    this.#readHints = readHints;
    this.#original = placement === 'after' ? element : (element.cloneNode(true) as HTMLElement);
    this.#live = new LiveTemplate(runtime, this.#original);
  }

  /** Announces its needs and renders when wanted. @param lazy only when near the viewport */
  connect(lazy: boolean): void {
    const hints = this.#readHints(this.element);
    this.#live.announce(hints);
    this.#runtime.observers.onReady(() => this.#onReady(), this.#connection.signal);
    if (this.#placement === 'replace-content' && sourceKind(this.#original, hints) === 'markup')
      this.#showLoading();
    const anchor = this.element.localName === 'script' ? this.#output() : this.element;
    whenWanted(anchor, lazy ? 'lazy' : 'eager', () => void this.render(), this.#connection.signal);
  }

  /** Withdraws its needs; what is on screen stays. */
  disconnect(): void {
    this.#connection.abort();
    this.#render?.abort();
    this.#live.withdraw();
    if (this.#placement === 'after') this.#container?.remove();
  }

  /** Renders and shows; a newer call overtakes an older one. Never rejects: failures are shown and reported. */
  async render(): Promise<void> {
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

  #onReady(): void {
    if (this.element.dataset['djangoStatus'] === 'error') void this.render();
  }

  #output(): HTMLElement {
    if (this.#placement === 'replace-content') return this.element;
    if (!this.#container) {
      this.#container = document.createElement('div');
      this.#container.setAttribute(OUTPUT_ATTRIBUTE, '');
      // A script before all content belongs to the head for the parser, where nothing can be seen.
      if (this.element.closest('head')) document.body.prepend(this.#container);
      else this.element.after(this.#container);
    }
    return this.#container;
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
    const fallback = this.element.dataset['djangoErrorFallback'];
    this.#show(
      fallback === undefined
        ? errorBlock(error)
        : await sanitizedFragment(fallback, 'page', this.#runtime.options.sanitize),
    );
    this.#status('error');
    this.#dispatch('django-error', { error });
  }

  #status(status: string): void {
    this.element.dataset['djangoStatus'] = status;
  }

  #dispatch(type: string, detail: object): void {
    this.element.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }
}

function errorBlock(error: DjangoError): HTMLElement {
  const block = document.createElement('div');
  block.className = 'django-error';
  block.setAttribute('role', 'alert');
  const message = document.createElement('p');
  message.textContent =
    error.exception === undefined ? error.message : `${error.exception}: ${error.message}`;
  block.append(message);
  if (error.context !== undefined) {
    const excerpt = document.createElement('pre');
    excerpt.textContent = error.context;
    block.append(excerpt);
  }
  for (const suggestion of error.suggestions ?? []) {
    const hint = document.createElement('p');
    hint.textContent = suggestion;
    block.append(hint);
  }
  return block;
}
