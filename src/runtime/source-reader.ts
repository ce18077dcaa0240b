/**
 * Reads template, files and context out of an element, in the order that API.md gives. Shared by the custom elements
 * and the data-attribute elements; knows neither of them.
 */
import { DjangoError } from '../core/errors.js';
import { MAX_CONTEXT_DEPTH, encodeContext, jsonDepth, type Context } from '../core/context.js';
import { parseJSONObject } from '../core/json-text.js';
import type { ContextText, TemplateSource } from '../core/protocol.js';
import { decodeTagReferences, dedent, templateName, unescapeScript } from '../core/template-text.js';

/** Marks what the library itself has put into an element, so that it is never read as source. */
export const OUTPUT_ATTRIBUTE = 'data-django-output';

/** Where an element may say that its source is; what is absent or empty is not used. */
export interface SourceHints {
  template?: string | null | undefined;
  /** Sources by name: an object, or the text of a JSON object. */
  files?: Readonly<Record<string, string>> | string | null | undefined;
  src?: string | null | undefined;
  /** The id of a code block. */
  forId?: string | null | undefined;
  contextSrc?: string | null | undefined;
  /** JSON text or an object; wins over all other context. */
  context?: Context | null | undefined;
  /** Milliseconds that each fetch may take (default: as a render). */
  timeoutMs?: number | undefined;
}

/** Where the template came from; `markup` is the only kind that readers should not see before it is rendered. */
export type SourceKind = 'property' | 'src' | 'for' | 'script' | 'code' | 'markup' | 'preceding' | 'none';

export interface SourceReading {
  kind: SourceKind;
  source: TemplateSource;
  contexts: ContextText[];
}

const NOT_SOURCE = `[${OUTPUT_ATTRIBUTE}], [slot="fallback"], [slot="loading"], [slot="error"]`;
const MAIN_SCRIPT = 'script[type="text/django"]:not([name])';
const SCRIPTS = 'script[type="text/django"], script[type="text/python"], script[type="application/json"]';

/** The text of a code block as its author wrote it. */
export function codeText(block: Element): string {
  if (block instanceof HTMLTextAreaElement) return block.value;
  if (block instanceof HTMLTemplateElement) return dedent(decodeTagReferences(block.innerHTML));
  const copy = block.cloneNode(true) as Element;
  // Some generators (Docusaurus) end the lines of a code block with <br>.
  for (const lineBreak of copy.querySelectorAll('br')) lineBreak.replaceWith('\n');
  return copy.textContent.replace(/\n$/, '');
}

const own = (host: Element, selector: string): Element[] =>
  [...host.children].filter((child) => child.matches(selector) && !child.matches(NOT_SOURCE));

const scriptText = (script: Element): string => dedent(unescapeScript(script.textContent));

/** The code block with which `element` ends; of a table with line numbers, the code. */
function closingCodeBlock(element: Element): Element | null {
  const block = [...element.querySelectorAll('pre')].at(-1);
  if (!block) return element.matches('pre') ? element : null;
  const rest = document.createRange();
  rest.setStartAfter(block);
  rest.setEndAfter(element);
  const after = rest.cloneContents();
  for (const aside of after.querySelectorAll('button, style, script')) aside.remove();
  return after.textContent.trim() === '' ? block : null;
}

/** What highlighters put around a code block. */
const HIGHLIGHTED = '[class*="highlight"], [class*="language-"]';

/** The code block of case 4, also where a highlighter has wrapped it. */
function ownCodeBlock(host: Element): Element | null {
  const [block] = own(host, 'pre, textarea, code');
  if (block) return block;
  const [wrapper, second] = own(host, `:not(${SCRIPTS})`);
  const hasText = [...host.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
  if (!wrapper || second || hasText || !wrapper.matches(HIGHLIGHTED)) return null;
  const found = closingCodeBlock(wrapper);
  // Line numbers may stand before it, and nothing else.
  return found && /^(?:[\d\s]|copy)*$/i.test(wrapper.textContent.replace(found.textContent, ''))
    ? found
    : null;
}

/** The code block that ends just before `host`, also when a Markdown engine has wrapped one of the two. */
export function precedingCodeBlock(host: Element): Element | null {
  const wrapped = host.parentElement?.localName === 'p' && host.parentElement.children.length === 1;
  const before = host.previousElementSibling ?? (wrapped ? host.parentElement.previousElementSibling : null);
  return before && closingCodeBlock(before);
}

/** Does not read text: a fault in it is found when the source is read. */
const hasFiles = (files: SourceHints['files']): boolean =>
  typeof files === 'string' ? !/^\s*(?:\{\s*\})?\s*$/.test(files) : Object.keys(files ?? {}).length > 0;

/** The kind of source that `host` has, without reading it; decides what is visible before the first render. */
export function sourceKind(host: Element, hints: SourceHints): SourceKind {
  if (typeof hints.template === 'string') return 'property';
  // An attribute is what generators make of files beside a script; scripts set properties to say all.
  const isBeside = typeof hints.files === 'string' && own(host, MAIN_SCRIPT).length > 0;
  if (hasFiles(hints.files) && !isBeside) return 'property';
  if (hints.src) return 'src';
  if (hints.forId) return 'for';
  if (own(host, 'script[type="text/django"]').length > 0) return 'script';
  if (ownCodeBlock(host)) return 'code';
  const { children, textContent } = markupOf(host);
  if (children.length > 0 || textContent.trim() !== '') return 'markup';
  return precedingCodeBlock(host) ? 'preceding' : 'none';
}

/** The element's own markup as a detached copy without scripts, slots and output. */
function markupOf(host: Element): Element {
  const copy = host.cloneNode(true) as Element;
  for (const child of [...copy.children]) if (child.matches(`${NOT_SOURCE}, ${SCRIPTS}`)) child.remove();
  return copy;
}

/** Reads own markup. @throws DjangoError if the parser has damaged it */
async function readMarkup(host: Element): Promise<string> {
  const [template] = own(host, 'template');
  const root = template instanceof HTMLTemplateElement ? template.content : markupOf(host);
  const markup = template instanceof HTMLTemplateElement ? template.innerHTML : (root as Element).innerHTML;
  // Only authors who write no script around their template pay for this.
  const { findMarkupDamage } = await import('./markup-damage.js');
  const damage = findMarkupDamage(root);
  if (damage) throw new DjangoError('TemplateError', damage.message, { suggestions: [damage.remedy] });
  return dedent(decodeTagReferences(markup));
}

/** Fetches text. Only authors who name an address pay for this. @throws DjangoError, or the signal's reason when aborted */
async function fetchText(
  url: string,
  what: string,
  { timeoutMs }: SourceHints,
  signal: AbortSignal,
): Promise<string> {
  const { fetchSource } = await import('./source-fetch.js');
  signal.throwIfAborted();
  return fetchSource(url, what, timeoutMs, signal);
}

/** The element with the id `id` in the tree of `host`, or else in the page's. */
function byId(host: Element, id: string): Element | null {
  const root = host.getRootNode();
  return (root instanceof ShadowRoot ? root.getElementById(id) : null) ?? document.getElementById(id);
}

/** The script without a name. @throws DjangoError if there are several */
function mainScript(host: Element): Element | undefined {
  const [main, second] = own(host, MAIN_SCRIPT);
  if (!second) return main;
  throw new DjangoError('TemplateError', 'There are two <script type="text/django"> without a name here.', {
    suggestions: ['Give name="…" to all but the one that is to be rendered.'],
  });
}

async function readTemplate(
  kind: SourceKind,
  host: Element,
  hints: SourceHints,
  signal: AbortSignal,
): Promise<string | null> {
  switch (kind) {
    case 'property':
      return hints.template ?? null;
    case 'src':
      return fetchText(hints.src ?? '', 'The template', hints, signal);
    case 'for': {
      const block = byId(host, hints.forId ?? '');
      if (block) return codeText(block);
      throw new DjangoError('TemplateError', `for="${hints.forId ?? ''}" names no element of this page.`);
    }
    case 'script': {
      const main = mainScript(host);
      return main ? scriptText(main) : null;
    }
    case 'code': {
      const block = ownCodeBlock(host);
      return block && dedent(codeText(block));
    }
    case 'markup':
      return readMarkup(host);
    case 'preceding': {
      const block = precedingCodeBlock(host);
      return block ? codeText(block) : null;
    }
    case 'none':
      return null;
  }
}

/** Files by name. @throws DjangoError where the text is no JSON object, or a source no text */
function givenFiles(files: SourceHints['files']): [string, string][] {
  const isText = typeof files === 'string' && files.trim() !== '';
  const given = isText ? parseJSONObject(files, 'The files attribute') : files;
  return Object.entries(typeof given === 'object' ? (given ?? {}) : {}).map(
    ([name, text]: [string, unknown]) => {
      if (typeof text === 'string') return [name, text];
      const message = `The file ${JSON.stringify(name)} must be text, not ${text === null ? 'null' : typeof text}.`;
      throw new DjangoError('TemplateError', message, {
        suggestions: ['Write files as { "name.html": "source" }.'],
      });
    },
  );
}

/** Named children and the given files; a template's leading `templates/` is dropped. */
function readFiles(host: Element, hints: SourceHints): Record<string, string> {
  const files: Record<string, string> = {};
  for (const script of own(host, 'script[name][type="text/django"], script[name][type="text/python"]')) {
    files[templateName(script.getAttribute('name') ?? '')] = scriptText(script);
  }
  for (const [name, text] of givenFiles(hints.files)) files[templateName(name)] = text;
  return files;
}

/** The file to render when no template is given: `index.html`, or else the first one that is a template. */
function mainFile(files: Record<string, string>): string | null {
  const names = Object.keys(files).filter((name) => !/\.(?:py|css|js|json|ya?ml|toml)$/.test(name));
  return names.find((name) => name === 'index.html') ?? names[0] ?? null;
}

/** An author's JSON text as a context layer. @throws DjangoError where it is wrong */
export function contextLayer(text: string, where: string): ContextText {
  if (jsonDepth(text) > MAX_CONTEXT_DEPTH) {
    throw new DjangoError('TemplateError', `${where} is nested deeper than ${MAX_CONTEXT_DEPTH} levels.`);
  }
  parseJSONObject(text, where);
  return { json: text, tagged: false };
}

async function readContexts(host: Element, hints: SourceHints, signal: AbortSignal): Promise<ContextText[]> {
  const layers = own(host, 'script[type="application/json"]:not([name])').map((script) =>
    contextLayer(script.textContent, 'The context in <script type="application/json">'),
  );
  if (hints.contextSrc)
    layers.push(
      contextLayer(
        await fetchText(hints.contextSrc, 'The context', hints, signal),
        `The context from ${hints.contextSrc}`,
      ),
    );
  const { context } = hints;
  if (typeof context === 'string' && context.trim() !== '')
    layers.push(contextLayer(context, 'The context attribute'));
  else if (typeof context === 'object' && context !== null) layers.push(encodeContext(context));
  return layers;
}

/**
 * Reads all that `host` and `hints` say.
 * @throws DjangoError `TemplateError` when there is no template, when something cannot be fetched, or for broken JSON or markup
 */
export async function readSource(
  host: Element,
  hints: SourceHints,
  signal: AbortSignal,
): Promise<SourceReading> {
  const kind = sourceKind(host, hints);
  const [template, contexts] = await Promise.all([
    readTemplate(kind, host, hints, signal),
    readContexts(host, hints, signal),
  ]);
  const files = readFiles(host, hints);
  const main = template === null ? mainFile(files) : null;
  if (template === null && main === null) {
    throw new DjangoError('TemplateError', 'There is no template to render.', {
      suggestions: ['Put <script type="text/django">…</script> inside, or name one with src="…" or for="…".'],
    });
  }
  const python = own(host, 'script[type="text/python"]:not([name])').map(scriptText).join('\n\n');
  return { kind, source: { template, main, files, python: python === '' ? null : python }, contexts };
}
