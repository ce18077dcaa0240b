/**
 * Which names a place in a template sees besides those of the context, and what they stand for.
 * Reads the tree of Django’s tags only, not that of the HTML between them.
 */
import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import type { Variable } from '../../core/introspection.js';

/** Names, each with the path to its value from the context, or `null` where that is not known. */
export type Scope = ReadonlyMap<string, readonly string[] | null>;

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

/** Filters after which a list has the same items. */
const SAME_ITEMS = /^(?:dictsort|dictsortreversed|slice)(?::.*)?$/;

/** The path that an expression of a tag leads to. */
function pathOf(expression: string, scope: Scope): readonly string[] | null {
  const [variable = '', ...filters] = expression.split('|');
  if (!/^[A-Za-z]\w*(?:\.\w+)*$/.test(variable) || !filters.every((filter) => SAME_ITEMS.test(filter)))
    return null;
  return resolvePath(variable.split('.'), scope);
}

/** `path` as it is seen from the context; `null` where its first name stands for something unknown. */
export function resolvePath(path: readonly string[], scope: Scope): readonly string[] | null {
  const [first = '', ...rest] = path;
  if (!scope.has(first)) return path;
  const known = scope.get(first);
  return known ? [...known, ...rest] : null;
}

function addLoop(content: string, scope: Map<string, readonly string[] | null>): void {
  const [, targets = '', expression = ''] = /^for\s+(.+?)\s+in\s+(\S+)/.exec(content) ?? [];
  const path = pathOf(expression, scope);
  const names = targets.split(/\s*,\s*/).filter(Boolean);
  for (const [index, name] of names.entries()) {
    const item = path && [...path, '*'];
    scope.set(name, item && names.length > 1 ? [...item, String(index)] : item);
  }
  scope.set('forloop', null);
}

function addBindings(content: string, scope: Map<string, readonly string[] | null>): void {
  const outer: Scope = new Map(scope);
  for (const [, name = '', expression = ''] of content.matchAll(/(?:^|\s)([A-Za-z]\w*)=(\S+)/g))
    scope.set(name, pathOf(expression, outer));
  const [, expression, name] = /^with\s+(\S+)\s+as\s+(\w+)/.exec(content) ?? [];
  if (expression !== undefined && name !== undefined) scope.set(name, pathOf(expression, outer));
}

/** The names that blocks around `at` define, the innermost last, and those that tags before it give with `as`. */
export function scopeAt(state: EditorState, at: number): Scope {
  const scope = new Map<string, readonly string[] | null>();
  for (const [, name = ''] of state.sliceDoc(0, at).matchAll(/\{%[^%]*\sas\s+(\w+)\s*(?:silent\s*)?%\}/g))
    scope.set(name, null);
  const openings: string[] = [];
  for (let node: SyntaxNode | null = syntaxTree(state).resolve(at, -1); node; node = node.parent) {
    const tag = node.name === 'Block' ? node.getChild('OpenTag') : null;
    if (tag && tag.to <= at) openings.unshift(state.sliceDoc(tag.from + 2, tag.to - 2).trim());
  }
  for (const content of openings) {
    if (content.startsWith('for ')) addLoop(content, scope);
    else if (/^(?:with|blocktrans|blocktranslate)\s/.test(content)) addBindings(content, scope);
    else if (content.startsWith('block ')) scope.set('block', null);
  }
  return scope;
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
