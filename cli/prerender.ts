/**
 * `prerender`: puts what Django gives for the `<django-template>`s of static HTML files into these files, for readers whose
 * browser has no Django yet, or no JavaScript. Does not read the command line.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { DjangoError } from '../src/core/errors.js';
import { splitSettings } from '../src/core/needs.js';
import { nodeEnvironment } from '../src/node/environment.js';
import { LiveTemplate, needsOf } from '../src/runtime/live-template.js';
import { packageSources, tagData, type PackageOptions } from '../src/runtime/package-sources.js';
import { Runtime } from '../src/runtime/runtime.js';
import { sanitizedFragment } from '../src/runtime/sanitizer.js';
import { Page, type Example } from './page.js';
import { enter, loadParser, type Parse } from './parser.js';
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
  /** Examples that could not be prerendered, and files that could not be read. */
  failures: number;
}

interface Rendered {
  outputs: ReadonlyMap<Example, string>;
  failures: ReadonlyMap<Example, unknown>;
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

/** Why output cannot stand in the file. */
function misplaced({ element }: Example): DjangoError {
  const around = element.parentElement?.localName ?? 'body';
  return new DjangoError(
    'TemplateError',
    `The output cannot stand inside of <${around}>: a browser would take it out of there.`,
    { suggestions: ['Put the <django-template> where a <div> may stand.'] },
  );
}

/** `1 example`, `2 examples`. */
export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** A file as it is called from here. */
const nameOf = (place: string): string => path.relative(process.cwd(), place);

class Prerendering {
  readonly summary: PrerenderSummary = { examples: 0, files: 0, failures: 0 };
  readonly #site: Site;
  readonly #options: PrerenderOptions;
  readonly #parse: Parse;

  constructor(site: Site, options: PrerenderOptions, parse: Parse) {
    this.#site = site;
    this.#options = options;
    this.#parse = parse;
  }

  /** Those of `places` that have an example, by how their Django starts. */
  async groups(places: readonly string[]): Promise<string[][]> {
    const groups = new Map<string, string[]>();
    for (const place of places) {
      const page = await this.#open(place);
      if (page === 'other encoding') {
        this.#options.warn(`${nameOf(place)}: left as it is, as it is not in UTF-8.`);
        this.summary.failures += 1;
      } else if (page) {
        const start = startOf(page);
        groups.set(start, [...(groups.get(start) ?? []), place]);
        page.close();
      }
    }
    return [...groups.values()];
  }

  /** Prerenders pages whose Django starts alike. */
  async run(places: readonly string[]): Promise<void> {
    const django = new Runtime({ ...nodeEnvironment(), packageSources: () => this.#sources() });
    try {
      for (const place of places) {
        const page = await this.#open(place);
        if (!(page instanceof Page)) continue;
        enter(page.window);
        await this.#prerender(page, place, django);
        page.close();
      }
    } finally {
      django.cleanup();
    }
  }

  /** The page at `place`; `null` where it has no example. */
  async #open(place: string): Promise<Page | 'other encoding' | null> {
    const bytes = await readFile(place);
    // The name is ASCII, whatever the rest is.
    if (!/<django-template/i.test(bytes.toString('latin1'))) return null;
    const text = bytes.toString('utf8');
    // What is not read as it is would not be written as it was.
    if (!Buffer.from(text).equals(bytes)) return 'other encoding';
    return new Page(text, this.#site.addressOf(place), this.#parse);
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
    const { outputs, failures } = await this.#render(page, django);
    for (const example of page.examples) {
      const where = `${nameOf(place)}:${example.line}`;
      if (example.reason !== null) log(`${where}: left as it is, as ${example.reason}.`);
      if (failures.has(example)) warn(`${where}: ${explain(failures.get(example))}`);
    }
    this.summary.failures += failures.size;
    if (outputs.size === 0) return;
    await writeFile(place, page.textWith(outputs));
    this.summary.files += 1;
    this.summary.examples += outputs.size;
    log(`${nameOf(place)}: ${counted(outputs.size, 'example')}`);
  }

  /** What the page's examples give, rendered together as in a browser: the needs of all are met in one go. */
  async #render(page: Page, django: Runtime): Promise<Rendered> {
    const rendered = new Map<Example, string>();
    const failures = new Map<Example, unknown>();
    const { signal } = new AbortController();
    const work = page.examples
      .filter(({ reason }) => reason === null)
      .map((example) => ({ example, template: new LiveTemplate(django, example.element) }));
    for (const { example, template } of work) template.announce(example.hints);
    const rendering = work.map(async ({ example, template }) => {
      try {
        const { html } = await template.render(example.hints, signal);
        rendered.set(example, await shownHTML(html, example));
      } catch (thrown) {
        failures.set(example, thrown);
      }
    });
    await Promise.all(rendering);
    for (const { template } of work) template.withdraw();
    const outputs = page.fitting(rendered);
    for (const example of rendered.keys())
      if (!outputs.has(example)) failures.set(example, misplaced(example));
    return { outputs, failures };
  }
}

/** Prerenders all pages of a folder. @throws Error where the folder cannot be read or the parser is missing */
export async function prerender(options: PrerenderOptions): Promise<PrerenderSummary> {
  const site = new Site(options.dir);
  const places = await site.pages();
  const parse = await loadParser();
  const work = new Prerendering(site, options, parse);
  const { fetch } = globalThis;
  globalThis.fetch = site.fetch;
  try {
    // The sanitiser keeps the window in which it is loaded: none that will be closed.
    enter(parse('', 'about:blank').window);
    await sanitizedFragment('', 'page', undefined);
    for (const group of await work.groups(places)) await work.run(group);
  } finally {
    globalThis.fetch = fetch;
  }
  return work.summary;
}
