/**
 * `prerender`: puts what Django gives for the `<django-template>`s of static HTML files into these files, for readers whose
 * browser has no Django yet, or no JavaScript. Does not read the command line.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DOMWindow, JSDOM } from 'jsdom';
import { DjangoError } from '../src/core/errors.js';
import { splitSettings } from '../src/core/needs.js';
import { nodeEnvironment } from '../src/node/environment.js';
import { LiveTemplate, needsOf } from '../src/runtime/live-template.js';
import { packageSources, tagData, type PackageOptions } from '../src/runtime/package-sources.js';
import { Runtime } from '../src/runtime/runtime.js';
import { sanitizedFragment } from '../src/runtime/sanitizer.js';
import { Page, type Example } from './page.js';
import { Site } from './site.js';

export interface PrerenderOptions {
  /** The folder with the HTML files. */
  dir: string;
  /** Indexes in order; empty: those that the pages name, or PyPI. */
  indexURLs: readonly string[];
  /** A lock file that `vendor` has written; `null`: the one that the pages name, if they do. */
  lockFile: string | null;
  log: (line: string) => void;
  /** Tells of an example that could not be prerendered. */
  warn: (line: string) => void;
}

export interface PrerenderSummary {
  /** Examples whose output is in their file now. */
  examples: number;
  /** Files that have such an example. */
  files: number;
  /** Examples that could not be prerendered. */
  failures: number;
}

/** What the library's modules take from a browser. */
const GLOBALS = [
  'window',
  'document',
  'Element',
  'HTMLElement',
  'HTMLTemplateElement',
  'HTMLTextAreaElement',
  'ShadowRoot',
  'Text',
] as const;

/** @throws Error that says how to get it */
async function loadParser(): Promise<typeof JSDOM> {
  try {
    return (await import('jsdom')).JSDOM;
  } catch (cause) {
    const remedy = 'Run: npm install --save-dev jsdom';
    throw new Error(`prerender reads HTML with jsdom, which cannot be loaded here. ${remedy}`, { cause });
  }
}

/** Makes `window` the one that the library's modules see. */
function enter(window: DOMWindow): void {
  for (const name of GLOBALS)
    Object.defineProperty(globalThis, name, { value: window[name], writable: true, configurable: true });
}

/** What a browser would make of the page's tag: pages for which this is the same share one Django. */
function startOf({ examples, window: { document } }: Page): string {
  const needs = examples.map(({ hints }) => needsOf(hints));
  const packages = new Set(needs.flatMap((need) => need.packages));
  const settings = new Set(needs.map((need) => JSON.stringify(splitSettings(need.settings).start)));
  const sources = ['lock', 'index-url'].map((name) => {
    const given = tagData(document, name);
    return given === null ? null : new URL(given, document.baseURI).href;
  });
  return JSON.stringify([[...packages].sort(), [...settings].sort(), sources]);
}

/** `html` as it may stand in the page, in the form that its element shows. */
async function shownHTML(html: string, { element }: Example): Promise<string> {
  if (element.getAttribute('output') === 'source') {
    const block = document.createElement('pre');
    block.append(document.createElement('code'));
    block.firstElementChild?.append(html);
    return block.outerHTML;
  }
  const fragment = await sanitizedFragment(html, 'page', undefined);
  const box = fragment.ownerDocument.createElement('div');
  box.append(fragment);
  return box.innerHTML;
}

/** What went wrong, where, and what to do about it. */
function explain(thrown: unknown): string {
  if (!(thrown instanceof DjangoError)) return String(thrown);
  const { message, context, suggestions = [] } = thrown;
  const lines = (context ?? '').split('\n').filter((line) => line !== '');
  return [message, ...lines.map((line) => `    ${line}`), ...suggestions.map((text) => `  ${text}`)].join(
    '\n',
  );
}

class Prerendering {
  readonly summary: PrerenderSummary = { examples: 0, files: 0, failures: 0 };
  readonly #site: Site;
  readonly #options: PrerenderOptions;
  readonly #Parser: typeof JSDOM;

  constructor(site: Site, options: PrerenderOptions, Parser: typeof JSDOM) {
    this.#site = site;
    this.#options = options;
    this.#Parser = Parser;
  }

  /** Those of `places` that have an example, by how their Django starts. */
  async groups(places: readonly string[]): Promise<string[][]> {
    const groups = new Map<string, string[]>();
    for (const place of places) {
      const page = await this.#open(place);
      if (page.examples.some(({ reason }) => reason === null)) {
        const start = startOf(page);
        groups.set(start, [...(groups.get(start) ?? []), place]);
      }
      page.close();
    }
    return [...groups.values()];
  }

  /** Prerenders pages whose Django starts alike. */
  async run(places: readonly string[]): Promise<void> {
    const django = new Runtime({ ...nodeEnvironment(), packageSources: () => this.#sources() });
    try {
      for (const place of places) {
        const page = await this.#open(place);
        enter(page.window);
        await this.#prerender(page, place, django);
        page.close();
      }
    } finally {
      django.cleanup();
    }
  }

  async #open(place: string): Promise<Page> {
    return new Page(await readFile(place, 'utf8'), this.#site.addressOf(place), this.#Parser);
  }

  /** Where packages come from, by the options and the tag of the page that is open. */
  #sources(): ReturnType<typeof packageSources> {
    const { indexURLs, lockFile } = this.#options;
    const given: PackageOptions = {};
    if (indexURLs.length > 0) given.indexURL = [...indexURLs];
    if (lockFile !== null) given.lockURL = pathToFileURL(lockFile).href;
    const sources = packageSources(given, document);
    return { ...sources, lockURL: sources.lockURL && this.#site.located(sources.lockURL) };
  }

  async #prerender(page: Page, place: string, django: Runtime): Promise<void> {
    const { log, warn } = this.#options;
    const name = path.relative(process.cwd(), place);
    const outputs = new Map<Example, string>();
    const failures = new Map<Example, unknown>();
    const wanted = page.examples.filter(({ reason }) => reason === null);
    // Together, as a browser does: the needs of all are met in one go.
    const templates = wanted.map((example) => ({
      example,
      template: new LiveTemplate(django, example.element),
    }));
    for (const { example, template } of templates) template.announce(example.hints);
    const { signal } = new AbortController();
    const rendering = templates.map(async ({ example, template }) => {
      const { html } = await template.render(example.hints, signal);
      outputs.set(example, await this.#output(page, example, html));
    });
    for (const [at, outcome] of (await Promise.allSettled(rendering)).entries()) {
      const example = wanted[at];
      if (example && outcome.status === 'rejected') failures.set(example, outcome.reason);
    }
    for (const { template } of templates) template.withdraw();
    for (const example of page.examples) {
      const { line, reason } = example;
      if (reason !== null) log(`${name}:${line}: left as it is, as ${reason}.`);
      if (failures.has(example)) warn(`${name}:${line}: ${explain(failures.get(example))}`);
    }
    this.summary.failures += failures.size;
    if (outputs.size === 0) return;
    await writeFile(place, page.textWith(outputs));
    this.summary.files += 1;
    this.summary.examples += outputs.size;
    log(`${name}: ${outputs.size} ${outputs.size === 1 ? 'example' : 'examples'}`);
  }

  /** @throws DjangoError where it cannot stand in the file */
  async #output(page: Page, example: Example, html: string): Promise<string> {
    const shown = await shownHTML(html, example);
    if (page.fits(example, shown)) return shown;
    const around = example.element.parentElement?.localName ?? 'body';
    throw new DjangoError(
      'TemplateError',
      `The output cannot stand inside of <${around}>: a browser would take it out of there.`,
      { suggestions: ['Put the <django-template> where a <div> may stand.'] },
    );
  }
}

/** Prerenders all pages of a folder. @throws Error where the folder cannot be read or the parser is missing */
export async function prerender(options: PrerenderOptions): Promise<PrerenderSummary> {
  const site = new Site(options.dir);
  const places = await site.pages();
  const Parser = await loadParser();
  const work = new Prerendering(site, options, Parser);
  const { fetch } = globalThis;
  globalThis.fetch = site.fetch;
  try {
    // The sanitiser keeps the window in which it is loaded: none that will be closed.
    enter(new Parser('').window);
    await sanitizedFragment('', 'page', undefined);
    for (const group of await work.groups(places)) await work.run(group);
  } finally {
    globalThis.fetch = fetch;
  }
  return work.summary;
}
