/** Completes what the running Django knows: tags, filters, libraries, templates, URLs, blocks, values and their attributes. */
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { pickedCompletion } from '@codemirror/autocomplete';
import type { ChangeSpec, EditorState } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { FilterInfo, Inspection, TagInfo, Variable } from '../../core/introspection.js';
import {
  aboutFilter,
  aboutLibrary,
  aboutTag,
  argumentOf,
  documentationView,
  type Documentation,
} from './documentation.js';
import { placeAfter, type Place } from './place.js';
import { FORLOOP, GROUP, isGroup, isRawText, resolvePath, type Scope } from './scope.js';
import type { Knowledge } from './sources.js';
import { wordsIn } from './words.js';

const documented = (about: Documentation): Pick<Completion, 'info'> => ({
  info: () => documentationView(about),
});

/** Libraries that the document loads. */
function loadedIn(state: EditorState): ReadonlySet<string> {
  const loads = state.doc.toString().matchAll(/\{%\s*load\s([^%]*)%\}/g);
  return new Set(Array.from(loads).flatMap(([, names = '']) => names.trim().split(/\s+/)));
}

/** What loads `library` at the beginning, or after `extends`. */
function loading(state: EditorState, library: string): ChangeSpec {
  const extending = /\{%\s*extends\s[^%]*%\}/.exec(state.doc.toString());
  const load = `{% load ${library} %}`;
  if (!extending) return { from: 0, insert: `${load}\n` };
  return { from: extending.index + extending[0].length, insert: `\n${load}` };
}

/** Puts `text` in place, with `cursor` characters of it before the cursor, and loads `library` if it is not loaded. */
function insert(text: string, library: string | null) {
  return (view: EditorView, completion: Completion, from: number, to: number): void => {
    const { state } = view;
    const changes: ChangeSpec[] = [{ from, to, insert: text }];
    if (library !== null && !loadedIn(state).has(library)) changes.push(loading(state, library));
    const set = state.changes(changes);
    view.dispatch({
      changes: set,
      selection: { anchor: set.mapPos(to, 1) },
      scrollIntoView: true,
      userEvent: 'input.complete',
      annotations: pickedCompletion.of(completion),
    });
  };
}

const tagOption = (tag: TagInfo): Completion => ({
  label: tag.name,
  type: 'keyword',
  ...(tag.library === null ? {} : { detail: tag.library }),
  boost: tag.library === null ? 1 : 0,
  apply: insert(tag.name, tag.library),
  ...documented(aboutTag(tag)),
});

const filterOption = (filter: FilterInfo): Completion => ({
  label: filter.name,
  type: 'function',
  detail: [argumentOf(filter), filter.library ?? ''].filter(Boolean).join(' '),
  boost: filter.library === null ? 1 : 0,
  apply: insert(filter.argument === 'required' ? `${filter.name}:` : filter.name, filter.library),
  ...documented(aboutFilter(filter)),
});

const variableOption = ({ name, type, preview }: Variable, index: number): Completion => ({
  label: name,
  type: type === 'method' ? 'method' : 'variable',
  detail: type,
  // In the order of Django: what is an object's own comes first.
  boost: Math.max(-50, -index),
  ...(preview === '' ? {} : { info: preview }),
});

const plainOption =
  (type: string) =>
  (label: string): Completion => ({ label, type });

/** Tags that close or divide the blocks around, the innermost first. */
function innerTags(state: EditorState, at: number, { tags }: Inspection): Completion[] {
  const open: TagInfo[] = [];
  for (const [, name] of state.sliceDoc(0, at).matchAll(/\{%\s*(\S+)[^%]*%\}/g)) {
    const last = open.at(-1);
    if (last?.end === name) open.pop();
    const block = tags.find((tag) => tag.name === name && tag.end !== undefined);
    if (block) open.push(block);
  }
  const innermost = open.at(-1);
  if (innermost?.end === undefined) return [];
  return [innermost.end, ...(innermost.branches ?? [])].map((label) => ({
    label,
    type: 'keyword',
    boost: 20,
  }));
}

/** Blocks that the template does not have yet, or, to be closed, those that it has. */
function blocks(state: EditorState, kind: 'block' | 'endblock', { blocks: inherited }: Inspection): string[] {
  const own = Array.from(
    state.doc.toString().matchAll(/\{%\s*block\s+(\w+)\s*%\}/g),
    ([, name = '']) => name,
  );
  return kind === 'endblock' ? own : inherited.filter((name) => !own.includes(name));
}

function scopeOptions(scope: Scope): Completion[] {
  return [...scope.keys()].map((label) => ({ label, type: 'variable', boost: 10 }));
}

async function variables(
  { path, tag }: Extract<Place, { kind: 'variable' }>,
  scope: Scope,
  known: Inspection,
  knowledge: Knowledge,
): Promise<Completion[]> {
  if (path.length === 0) {
    const others = known.variables.filter(({ name }) => !scope.has(name));
    return [...scopeOptions(scope), ...others.map(variableOption), ...(tag ? wordsIn(tag, known) : [])];
  }
  if (path.every((bit, index) => bit === (index === 0 ? 'forloop' : 'parentloop')) && scope.has('forloop'))
    return FORLOOP.map(variableOption);
  const resolved = resolvePath(path, scope);
  if (resolved && isGroup(resolved)) return GROUP.map(variableOption);
  return resolved ? (await knowledge.members(resolved)).map(variableOption) : [];
}

async function options(
  place: Place,
  { state, pos }: CompletionContext,
  known: Inspection,
  knowledge: Knowledge,
): Promise<readonly Completion[]> {
  switch (place.kind) {
    case 'tag':
      return [...innerTags(state, pos - place.typed.length - 1, known), ...known.tags.map(tagOption)];
    case 'filter':
      return known.filters.map(filterOption);
    case 'library':
      return known.libraries.map((one) => ({
        label: one.name,
        type: 'namespace',
        ...documented(aboutLibrary(one)),
      }));
    case 'loaded':
      return [
        ...known.tags.filter(({ library }) => library === place.library).map(tagOption),
        ...known.filters.filter(({ library }) => library === place.library).map(filterOption),
      ].map(({ apply: _, ...option }) => option);
    case 'word':
      return wordsIn(place.tag, known);
    case 'template':
      return known.templates.map(plainOption('text'));
    case 'url':
      return known.urls.map(({ name, arguments: names }) => ({
        label: name,
        type: 'constant',
        detail: names.join(', '),
      }));
    case 'block':
    case 'endblock':
      return blocks(state, place.kind, known).map(plainOption('class'));
    case 'variable':
      return variables(place, knowledge.scopeAt(state, pos), known, knowledge);
  }
}

/** Characters that go on with what is being completed, by what it is. */
const GOES_ON: Partial<Record<Place['kind'], RegExp>> = {
  template: /^[^"']*$/,
  url: /^[^"']*$/,
  library: /^[\w.-]*$/,
};

/** The completion source for templates. */
export function completeDjango(knowledge: Knowledge) {
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    const { state, pos, explicit } = context;
    const line = state.doc.lineAt(pos);
    const place = placeAfter(state.sliceDoc(line.from, pos), state.sliceDoc(pos, line.to));
    if (!place || isRawText(state, pos)) return null;
    // A blank alone asks for nothing, but for a tag's name.
    const before = state.sliceDoc(pos - 1, pos);
    if (!explicit && place.typed === '' && place.kind !== 'tag' && !/[.|"']/.test(before)) return null;
    const known = await knowledge.inspection();
    if (!known || context.aborted) return null;
    const found = await options(place, context, known, knowledge);
    if (found.length === 0) return null;
    return { from: pos - place.typed.length, options: found, validFor: GOES_ON[place.kind] ?? /^\w*$/ };
  };
}
