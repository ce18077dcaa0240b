/**
 * Makes `data-django-template` elements, lone `text/django` scripts and enhanced code blocks live, now and when they
 * are added later: documentation sites swap their content without loading a page.
 */
import type { InitOptions } from './options.js';
import { documentParsed } from './document-parsed.js';
import { LightTemplate, type Placement, type ReadHints } from './light-template.js';
import type { LiveHints } from './live-template.js';
import type { Runtime } from './runtime.js';
import { codeText } from './source-reader.js';

const TEMPLATE_ATTRIBUTE = 'data-django-template';
const SELECTOR = `[${TEMPLATE_ATTRIBUTE}]`;
const LIVE = `${SELECTOR}, django-template, django-playground`;
const OBSERVED = [TEMPLATE_ATTRIBUTE, 'data-django-packages', 'data-django-settings'];

/** `data-*` attributes as hints; the template of a lone script is its own text. */
const attributeHints: ReadHints = (element): LiveHints => {
  const { djangoTemplate, djangoPackages, djangoSettings, djangoRequest, djangoTimeout } = element.dataset;
  return {
    template:
      element.localName === 'script' ? codeText(element).replaceAll('<\\/script', '</script') : undefined,
    context: djangoTemplate,
    packages: djangoPackages,
    settings: djangoSettings,
    request: djangoRequest,
    timeoutMs: djangoTimeout === undefined ? undefined : Number(djangoTimeout),
  };
};

const codeHints: ReadHints = (element) => ({ template: codeText(element) });

export class DataAttributes {
  readonly #runtime: Runtime;
  readonly #live = new Map<Element, LightTemplate>();
  #observer: MutationObserver | null = null;

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
  }

  /** Scans once the document is parsed, unless `init({ autoRender: false })` has come by then, and watches from then on. */
  async start(): Promise<void> {
    await documentParsed();
    if (this.#runtime.options.autoRender === false || this.#observer) return;
    this.#observer = new MutationObserver((records) => this.#onMutations(records));
    this.#scan(document.documentElement);
    this.#observer.observe(document.documentElement, {
      childList: true,
      subtree: true,
      attributeFilter: OBSERVED,
    });
  }

  /** Ends the watching and withdraws the needs of all elements; what is on screen stays. */
  stop(): void {
    this.#observer?.disconnect();
    this.#observer = null;
    for (const live of this.#live.values()) live.disconnect();
    this.#live.clear();
  }

  /** Takes up what `init()` asks for beyond the attributes. */
  async enhance({ enhance }: InitOptions): Promise<void> {
    if (enhance === undefined) return;
    await documentParsed();
    for (const block of document.querySelectorAll<HTMLElement>(enhance))
      this.#add(block, 'after', codeHints, block.closest('pre') ?? block);
  }

  #scan(root: Element): void {
    const found = [...root.querySelectorAll<HTMLElement>(SELECTOR)];
    if (root.matches(SELECTOR)) found.unshift(root as HTMLElement);
    // What stands inside another live element is that one's template source, which goes when that one is connected.
    const isOutermost = (element: HTMLElement): boolean => !element.parentElement?.closest(LIVE);
    for (const element of found.filter(isOutermost)) {
      this.#add(element, element.localName === 'script' ? 'after' : 'replace-content', attributeHints);
    }
  }

  #add(element: HTMLElement, placement: Placement, hints: ReadHints, anchor: HTMLElement = element): void {
    if (this.#live.has(anchor)) return;
    const readHints: ReadHints = anchor === element ? hints : () => hints(element);
    const live = new LightTemplate(this.#runtime, anchor, placement, readHints);
    this.#live.set(anchor, live);
    live.connect(this.#runtime.options.lazy !== false);
  }

  #onMutations(records: MutationRecord[]): void {
    for (const { type, target, addedNodes } of records) {
      if (type === 'attributes') void this.#live.get(target as Element)?.render();
      for (const node of addedNodes) if (node instanceof Element && node.isConnected) this.#scan(node);
    }
    for (const [element, live] of this.#live) {
      if (element.isConnected) continue;
      live.disconnect();
      this.#live.delete(element);
    }
  }
}
