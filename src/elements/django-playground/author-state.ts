/**
 * Reads what the author of a playground has written, and splits it into what readers may change and what JSON text cannot
 * show. Where the source may be is the source reader's matter.
 */
import { jsonMembers, prettyJSON } from '../../core/json-members.js';
import { plainObject } from '../../core/plain-data.js';
import { findJSONFault, parseJSONObject } from '../../core/json-text.js';
import type { PlaygroundState } from '../../core/playground-state.js';
import type { ContextText, RequestData } from '../../core/protocol.js';
import { parsePackages } from '../../core/requirements.js';
import { dedent } from '../../core/template-text.js';
import type { LiveHints, ObjectOrText } from '../../runtime/live-template.js';
import { readSource } from '../../runtime/source-reader.js';

/** A context as text for readers, and what of it only the page can give. */
export interface SplitContext {
  /** JSON text. */
  context: string;
  /** Values with marks for what JSON lacks, such as dates. */
  base: ContextText | null;
  /** The names in `base`. */
  hidden: string[];
}

/** What an author has written. */
export interface AuthorState extends SplitContext {
  state: PlaygroundState;
  request: RequestData | null;
}

/** A value that JSON text would show as the mark that it travels as. */
const MARK = '{"$":"';

/** What is shown of a context: as it was written where that has lines, in lines of its own otherwise. */
const shown = (json: string): string => {
  const text = dedent(json).trim();
  return text.includes('\n') || findJSONFault(text) ? text : prettyJSON(text);
};

/** One text of all layers, of which later ones win, and the values that JSON text cannot show. */
export function splitContext(layers: readonly ContextText[]): SplitContext {
  const [only, second] = layers;
  if (!only) return { context: '{}', base: null, hidden: [] };
  if (!second && !only.tagged) return { context: shown(only.json), base: null, hidden: [] };
  const plain = new Map<string, string>();
  const marked = new Map<string, string>();
  for (const { json, tagged } of layers) {
    for (const [name, text] of jsonMembers(json)) {
      const isMarked = tagged && text.includes(MARK);
      (isMarked ? plain : marked).delete(name);
      (isMarked ? marked : plain).set(name, text);
    }
  }
  const base = marked.size === 0 ? null : { json: objectText(marked), tagged: true };
  return { context: prettyJSON(objectText(plain)), base, hidden: [...marked.keys()] };
}

const objectText = (members: ReadonlyMap<string, string>): string =>
  `{${[...members].map(([name, text]) => `${JSON.stringify(name)}: ${text}`).join(', ')}}`;

/** An object, or the JSON text of one. @throws DjangoError */
export function objectOf(value: ObjectOrText, where: string): Record<string, unknown> {
  if (typeof value !== 'string') return plainObject(value, where);
  return value.trim() === '' ? {} : parseJSONObject(value, where);
}

/** The name of the file that has none of its own. */
function mainName(hints: LiveHints, files: Record<string, string>): string {
  const last = hints.src ? new URL(hints.src, document.baseURI).pathname.split('/').at(-1) : undefined;
  const names = [last === '' ? undefined : last, 'index.html', 'page.html', 'template.html', 'main.html'];
  return names.find((name) => name !== undefined && !Object.hasOwn(files, name)) ?? 'playground.html';
}

/** Reads all that the element's children and attributes say. @throws DjangoError, or the signal's reason */
export async function readAuthorState(
  host: Element,
  hints: LiveHints,
  signal: AbortSignal,
): Promise<AuthorState> {
  const { source, contexts } = await readSource(host, hints, signal);
  const main = source.main ?? mainName(hints, source.files);
  const files = source.template === null ? source.files : { [main]: source.template, ...source.files };
  const split = splitContext(contexts);
  const state = {
    files,
    main,
    context: split.context,
    python: source.python,
    packages: parsePackages(hints.packages),
    settings: objectOf(hints.settings, 'The settings attribute'),
  };
  return { ...split, state, request: requestOf(hints.request) };
}

function requestOf(value: ObjectOrText): RequestData | null {
  if (value === null || value === undefined || value === '') return null;
  return objectOf(value, 'The request attribute');
}
