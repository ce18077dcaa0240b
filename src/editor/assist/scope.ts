/**
 * Which names a place in a template sees besides those of the context, and what they stand for.
 * Reads the tree of Django’s tags only, not that of the HTML between them.
 */
import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode, Tree } from '@lezer/common';
import type { Variable } from '../../core/introspection.js';

/** Names, each with the path to its value from the context, or `null` where that is not known. */
export type Scope = ReadonlyMap<string, Known>;
type Known = readonly string[] | null;

/** Tags that give a value a name with `as`. */
const GIVING = /\{%[^%]*\sas\s+(\w+)\s*(?:silent\s*)?%\}/g;

const attribute = (name: string, type: string): Variable => ({ name, type, preview: '' });

/** What `forloop` has. */
export const FORLOOP: readonly Variable[] = [
  attribute('counter', 'int'),
  attribute('counter0', 'int'),
  attribute('revcounter', 'int'),
  attribute('revcounter0', 'int'),
  attribute('first', 'bool'),
  attribute('last', 'bool'),
  attribute('parentloop', 'dict'),
];

/** What each item of a list that `regroup` makes has. */
export const GROUP: readonly Variable[] = [attribute('grouper', ''), attribute('list', 'list')];

/** In paths, stands for a list that `regroup` makes by the attribute that follows; nothing else has a blank in it. */
const BY = 'by ';

/** Filters after which there is one item of a list. */
const ONE_ITEM = /^(?:first|last|random)$/;

/** Filters after which a list has the same items. */
const SAME_ITEMS = /^(?:dictsort|dictsortreversed|slice)(?::.*)?$/;

/** The path that an expression of a tag leads to. */
function pathOf(expression: string, scope: Scope): readonly string[] | null {
  const [variable = '', ...filters] = expression.split('|');
  if (!/^[A-Za-z]\w*(?:\.\w+)*$/.test(variable)) return null;
  let path = resolvePath(variable.split('.'), scope);
  for (const filter of filters) {
    if (ONE_ITEM.test(filter)) path &&= [...path, '*'];
    else if (!SAME_ITEMS.test(filter)) return null;
  }
  return path;
}

/** `path` without what leads through groups of `regroup`: their items are those of the list that is grouped. */
function ungrouped(path: readonly string[]): readonly string[] | null {
  const at = path.findIndex((bit) => bit.startsWith(BY));
  const part = path[at + 2];
  if (at < 0 || part === undefined) return path;
  const list = path.slice(0, at);
  const rest = path.slice(at + 3);
  if (part === 'list' || part === '1') return ungrouped([...list, ...rest]);
  const by = path[at]?.slice(BY.length).split('.') ?? [];
  return part === 'grouper' || part === '0' ? ungrouped([...list, '*', ...by, ...rest]) : null;
}

/** Whether `path` leads to one group of a list that `regroup` has made. */
export const isGroup = (path: readonly string[]): boolean => path.at(-2)?.startsWith(BY) ?? false;

/** `path` as it is seen from the context; `null` where its first name stands for something unknown. */
export function resolvePath(path: readonly string[], scope: Scope): readonly string[] | null {
  const [first = '', ...rest] = path;
  if (!scope.has(first)) return path;
  const known = scope.get(first);
  return known ? ungrouped([...known, ...rest]) : null;
}

function addLoop(content: string, scope: Map<string, Known>): void {
  const [, targets = '', expression = ''] = /^for\s+(.+?)\s+in\s+(\S+)/.exec(content) ?? [];
  const path = pathOf(expression, scope);
  const names = targets.split(/\s*,\s*/).filter(Boolean);
  for (const [index, name] of names.entries()) {
    const item = path && [...path, '*'];
    scope.set(name, item && names.length > 1 ? ungrouped([...item, String(index)]) : item);
  }
  scope.set('forloop', null);
}

function addBindings(content: string, scope: Map<string, Known>): void {
  const outer: Scope = new Map(scope);
  for (const [, name = '', expression = ''] of content.matchAll(/(?:^|\s)([A-Za-z]\w*)=(\S+)/g))
    scope.set(name, pathOf(expression, outer));
  const [, expression, name] = /^with\s+(\S+)\s+as\s+(\w+)/.exec(content) ?? [];
  if (expression !== undefined && name !== undefined) scope.set(name, pathOf(expression, outer));
}

function addGroups(content: string, scope: Map<string, Known>): void {
  const [, list = '', by = '', name = ''] = /^regroup\s+(\S+)\s+by\s+(\S+)\s+as\s+(\w+)/.exec(content) ?? [];
  const path = pathOf(list, scope);
  if (name !== '') scope.set(name, path && [...path, BY + by]);
}

function add(content: string, scope: Map<string, Known>): void {
  if (content.startsWith('for ')) addLoop(content, scope);
  else if (/^(?:with|blocktrans|blocktranslate)\s/.test(content)) addBindings(content, scope);
  else if (content.startsWith('regroup ')) addGroups(content, scope);
  else if (content.startsWith('block ')) scope.set('block', null);
}

/**
 * The names that blocks around `at` define, the innermost last, and those that tags before it give with `as`.
 * @param tree of `text`
 * @param outside the names that are there from the beginning
 */
export function scopeIn(text: string, tree: Tree, at: number, outside?: Scope): Map<string, Known> {
  const scope = new Map<string, Known>(outside);
  const tags: { from: number; content: string; name?: string }[] = [];
  for (const { index, 0: tag, 1: name } of text.slice(0, at).matchAll(GIVING))
    tags.push({ from: index, content: tag.slice(2, -2).trim(), ...(name !== undefined && { name }) });
  for (let node: SyntaxNode | null = tree.resolve(at, -1); node; node = node.parent) {
    const tag = node.name === 'Block' ? node.getChild('OpenTag') : null;
    if (tag && tag.to <= at)
      tags.push({ from: tag.from, content: text.slice(tag.from + 2, tag.to - 2).trim() });
  }
  // Of a tag that is there twice, what it opens comes last.
  for (const { content, name } of tags.sort((one, other) => one.from - other.from)) {
    if (name === undefined || content.startsWith('regroup ')) add(content, scope);
    else scope.set(name, null);
  }
  return scope;
}

/** The same for a place in the document. */
export const scopeAt = (state: EditorState, at: number, outside?: Scope): Scope =>
  scopeIn(state.doc.toString(), syntaxTree(state), at, outside);

/** The names that a tag `include` gives to its template, with those of its place unless it says `only`. */
export function scopeOfInclude(content: string, around: Scope): Scope {
  const only = /\sonly\s*$/.test(content);
  const given = new Map(around);
  addBindings(content, given);
  if (!only) return given;
  const names = Array.from(content.matchAll(/\s([A-Za-z]\w*)=/g), ([, name = '']) => name);
  return new Map(names.map((name) => [name, given.get(name) ?? null]));
}

/** Whether `at` is inside of something in which Django sees no tags. */
export function isRawText(state: EditorState, at: number): boolean {
  for (let node: SyntaxNode | null = syntaxTree(state).resolve(at, -1); node; node = node.parent) {
    if (/^(?:Comment|CommentText)$/.test(node.name)) return true;
    if (node.name === 'VerbatimBlock') {
      const tag = node.getChild('OpenTag');
      return tag !== null && at > tag.to;
    }
  }
  return false;
}
