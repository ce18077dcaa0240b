/**
 * Makes `data-django-template` elements, lone `text/django` scripts and enhanced code blocks live, now and when they
 * are added later: documentation sites swap their content without loading a page.
 */
import { DjangoError } from '../core/errors.js';
import { unescapeScript } from '../core/template-text.js';
import { documentParsed } from './document-parsed.js';
import { LightTemplate, type Placement, type ReadHints } from './light-template.js';
import type { LiveHints } from './live-template.js';
import type { InitOptions } from './options.js';
import type { Runtime } from './runtime.js';
import { OUTPUT_ATTRIBUTE, codeText } from './source-reader.js';

const TEMPLATE_ATTRIBUTE = 'data-django-template';
const SELECTOR = `[${TEMPLATE_ATTRIBUTE}]`;
/** What stands inside is template source of another element, or output, which must never come alive by itself. */
const CLOSED = `${SELECTOR}, [${OUTPUT_ATTRIBUTE}], django-template, django-playground`;
const OBSERVED = ['template', 'packages', 'settings', 'request', 'timeout'].map(
  (name) => `data-django-${name}`,
);

/** `data-*` attributes as hints; the template of a lone script is its own text. */
const attributeHints: ReadHints = (element): LiveHints => {
  const { djangoTemplate, djangoPackages, djangoSettings, djangoRequest, djangoTimeout } = element.dataset;
  return {
    template: element.localName === 'script' ? unescapeScript(codeText(element)) : undefined,
    context: djangoTemplate,
    packages: djangoPackages,
    settings: djangoSettings,
    request: djangoRequest,
    timeoutMs: djangoTimeout === undefined ? undefined : Number(djangoTimeout),
  };
};

export class DataAttributes {
  readonly #runtime: Runtime;
  readonly #live = new Map<Element, LightTemplate>();
  /** Selectors of code blocks that `init({ enhance })` has named. */
  readonly #enhanced = new Set<string>();
  #observer: MutationObserver | null = null;

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
  }

  /** Resolves when what is being rendered now is on screen, or has failed. */
  async settled(): Promise<void> {
    await Promise.all([...this.#live.values()].map(({ settled }) => settled));
  }

  /** Scans once the document is parsed, unless `init({ autoRender: false })` has come by then, and watches from then on. */
  async start(): Promise<void> {
    if (typeof document === 'undefined') return;
    await documentParsed();
    if (this.#runtime.options.autoRender === false) return;
    this.#watch();
  }

  /** Ends the watching and withdraws the needs of all elements; what is on screen stays. */
  stop(): void {
    this.#observer?.disconnect();
    this.#observer = null;
    for (const live of this.#live.values()) live.disconnect();
    this.#live.clear();
  }

  /** Makes the code blocks that `enhance` names live, those that come later too. @throws DjangoError for what is no selector */
  async enhance({ enhance }: InitOptions): Promise<void> {
    if (enhance === undefined || typeof document === 'undefined') return;
    assertSelector(enhance);
    this.#enhanced.add(enhance);
    await documentParsed();
    this.#watch();
  }

  #watch(): void {
    if (this.#observer) {
      // What `autoRender: false` or laziness has left out may be wanted now.
      this.#scan(document.documentElement);
      if (this.#runtime.options.lazy === false) for (const live of this.#live.values()) live.begin();
      return;
    }
    this.#observer = new MutationObserver((records) => this.#onMutations(records));
    this.#scan(document.documentElement);
    this.#observer.observe(document.documentElement, {
      childList: true,
      subtree: true,
      attributeFilter: OBSERVED,
    });
  }

  #scan(root: Element): void {
    if (this.#runtime.options.autoRender !== false) {
      // Connecting one replaces its content, so who stands inside whom is seen before.
      for (const element of outermost(root, SELECTOR)) {
        this.#add(element, element.localName === 'script' ? 'after' : 'replace-content', attributeHints);
      }
    }
    for (const selector of this.#enhanced) {
      for (const block of outermost(root, selector)) {
        this.#add(block.closest('pre') ?? block, 'after', () => ({ template: codeText(block) }));
      }
    }
  }

  #add(element: HTMLElement, placement: Placement, hints: ReadHints): void {
    if (this.#live.has(element)) return;
    const live = new LightTemplate(this.#runtime, element, placement, hints);
    this.#live.set(element, live);
    live.connect(this.#runtime.options.lazy !== false);
  }

  #onMutations(records: MutationRecord[]): void {
    for (const { type, target, addedNodes } of records) {
      if (type === 'attributes') this.#onAttribute(target as HTMLElement);
      // A lone script's text is its source; in other elements there is output by now.
      else if (target instanceof HTMLScriptElement) void this.#live.get(target)?.render();
      for (const node of addedNodes) if (node instanceof Element && node.isConnected) this.#scan(node);
    }
    for (const [element, live] of this.#live) if (!element.isConnected) this.#remove(element, live);
  }

  #onAttribute(element: HTMLElement): void {
    const live = this.#live.get(element);
    if (!live) this.#scan(element);
    else if (element.matches(SELECTOR)) void live.render();
    else this.#remove(element, live);
  }

  #remove(element: Element, live: LightTemplate): void {
    live.disconnect();
    this.#live.delete(element);
  }
}

/** A selector that the browser refuses would break every later search. */
function assertSelector(selector: string): void {
  try {
    document.createDocumentFragment().querySelector(selector);
  } catch (cause) {
    throw new DjangoError('InitializationError', `enhance: “${selector}” is no CSS selector.`, {
      cause,
      suggestions: ['Name code blocks as CSS does, such as pre > code.language-django.'],
    });
  }
}

/** What `selector` finds in `root`, itself included, and that is not inside another live element or its output. */
function outermost(root: Element, selector: string): HTMLElement[] {
  const found = [...root.querySelectorAll<HTMLElement>(selector)];
  if (root.matches(selector)) found.unshift(root as HTMLElement);
  return found.filter((element) => !element.parentElement?.closest(CLOSED));
}
