/**
 * One static HTML file: which live templates are in it, and its text with their output. All that is not output stays as it
 * is, to the letter. Does not know where output comes from.
 */
import type { DOMWindow, JSDOM } from 'jsdom';
import type { LiveHints } from '../src/runtime/live-template.js';
import type { Parse } from './parser.js';

/** The part of parse5's that is used. */
interface ElementLocation {
  startTag?: { endOffset: number };
}

/** Marks what a former run has put into the file. */
const MARK = 'data-django-prerendered';

const OURS = `[slot="fallback"][${MARK}]`;

/** One `<django-template>`. */
export interface Example {
  element: HTMLElement;
  hints: LiveHints;
  /** In the file, 1-based. */
  line: number;
  /** Why it is left as it is, or `null`. */
  reason: string | null;
}

/** What `<django-template>` takes from its attributes. */
function hintsOf(element: HTMLElement): LiveHints {
  const attribute = (name: string): string | null => element.getAttribute(name);
  const timeout = attribute('timeout');
  return {
    template: attribute('template'),
    files: attribute('files'),
    src: attribute('src'),
    forId: attribute('for'),
    contextSrc: attribute('context-src'),
    context: attribute('context'),
    packages: attribute('packages'),
    settings: attribute('settings'),
    request: attribute('request'),
    timeoutMs: timeout === null ? undefined : Number(timeout),
  };
}

function reasonToLeave(element: HTMLElement): string | null {
  if (element.getAttribute('output') === 'frame') return 'its output goes into a frame of its own';
  const own = [...element.children].some((child) => child.slot === 'fallback' && !child.matches(OURS));
  return own ? 'it has a fallback of its own' : null;
}

const written = (html: string): string => `<div slot="fallback" ${MARK}>${html}</div>`;

export class Page {
  readonly examples: readonly Example[];
  readonly #dom: JSDOM;
  readonly #text: string;
  readonly #parse: (html: string) => JSDOM;
  #rest: string | null = null;

  constructor(text: string, address: string, parse: Parse) {
    this.#parse = (html) => parse(html, address);
    this.#text = text;
    this.#dom = this.#parse(text);
    this.examples = templatesOf(this.#dom).map((element) => ({
      element,
      hints: hintsOf(element),
      line: this.#dom.nodeLocation(element)?.startLine ?? 1,
      reason: reasonToLeave(element),
    }));
  }

  get window(): DOMWindow {
    return this.#dom.window;
  }

  /** Those of `outputs` that a browser would find where they stand in the file, with all else as before. */
  fitting(outputs: ReadonlyMap<Example, string>): ReadonlyMap<Example, string> {
    if (this.#fit(outputs)) return outputs;
    return new Map([...outputs].filter((output) => this.#fit(new Map([output]))));
  }

  /** The file's text with the output of these examples, in place of what a former run has put there. */
  textWith(outputs: ReadonlyMap<Example, string>): string {
    const changes = [...outputs].map(([{ element }, html]) => ({ ...this.#placeIn(element), html }));
    let text = this.#text;
    for (const { start, end, html } of changes.sort((a, b) => b.start - a.start))
      text = text.slice(0, start) + written(html) + text.slice(end);
    return text;
  }

  /** Frees what was parsed. */
  close(): void {
    this.#dom.window.close();
  }

  #fit(outputs: ReadonlyMap<Example, string>): boolean {
    const after = this.#parse(this.textWith(outputs));
    const templates = templatesOf(after);
    const stand = [...outputs].every(([example, html]) => {
      const found = templates[this.examples.indexOf(example)]?.querySelector(`:scope > ${OURS}`);
      const expected = after.window.document.createElement('div');
      expected.innerHTML = html;
      return found?.innerHTML === expected.innerHTML;
    });
    this.#rest ??= rest(this.#parse(this.#text));
    return stand && rest(after) === this.#rest;
  }

  /** Where the output goes: over that of a former run, or behind the start tag. */
  #placeIn(element: HTMLElement): { start: number; end: number } {
    const former = element.querySelector(`:scope > ${OURS}`);
    const there = former && this.#dom.nodeLocation(former);
    if (there) return { start: there.startOffset, end: there.endOffset };
    const location = this.#dom.nodeLocation(element) as ElementLocation | null;
    const at = location?.startTag?.endOffset ?? 0;
    return { start: at, end: at };
  }
}

const templatesOf = (dom: JSDOM): HTMLElement[] => [
  ...dom.window.document.querySelectorAll<HTMLElement>('django-template'),
];

/** The document without what this tool writes; ends it. */
function rest(dom: JSDOM): string {
  for (const output of dom.window.document.querySelectorAll(OURS)) output.remove();
  const text = dom.serialize();
  dom.window.close();
  return text;
}
