/** Documentation under the pointer: of tags, filters and libraries, and what a variable holds. */
import { syntaxTree } from '@codemirror/language';
import type { EditorState, Extension } from '@codemirror/state';
import { hoverTooltip } from '@codemirror/view';
import type { SyntaxNode } from '@lezer/common';
import type { Inspection } from '../../core/introspection.js';
import {
  aboutFilter,
  aboutLibrary,
  aboutTag,
  aboutVariable,
  documentationView,
  type Documentation,
} from './documentation.js';
import { resolvePath } from './scope.js';
import type { Knowledge } from './sources.js';

const textOf = (state: EditorState, { from, to }: { from: number; to: number }): string =>
  state.sliceDoc(from, to);

/** The name of the tag that `node` is in. */
function tagAround(state: EditorState, node: SyntaxNode): string {
  for (let outer: SyntaxNode | null = node; outer; outer = outer.parent) {
    const name = outer.getChild('TagName');
    if (name) return textOf(state, name);
  }
  return '';
}

/** Of several libraries with one name, the one that the document loads. */
function chosen<T extends { name: string; library: string | null }>(
  state: EditorState,
  all: readonly T[],
  name: string,
): T | undefined {
  const same = all.filter((one) => one.name === name);
  const doc = state.doc.toString();
  return (
    same.find(
      ({ library }) => library !== null && new RegExp(`\\{%\\s*load\\s[^%]*\\b${library}\\b`).test(doc),
    ) ??
    same.find(({ library }) => library === null) ??
    same[0]
  );
}

async function aboutValue(
  state: EditorState,
  node: SyntaxNode,
  known: Inspection,
  knowledge: Knowledge,
): Promise<Documentation | null> {
  const start = node.parent?.name === 'Path' ? node.parent.from : node.from;
  const written = state.sliceDoc(start, node.to).split('.');
  const path = resolvePath(written, knowledge.scopeAt(state, node.to));
  const name = path?.at(-1);
  if (!path || name === undefined) return null;
  const siblings = path.length === 1 ? known.variables : await knowledge.members(path.slice(0, -1));
  const value = siblings.find((one) => one.name === name);
  return value ? aboutVariable(written, value) : null;
}

async function aboutName(
  state: EditorState,
  node: SyntaxNode,
  known: Inspection,
  knowledge: Knowledge,
): Promise<Documentation | null> {
  const name = textOf(state, node);
  if (node.name === 'TagName') {
    const tag =
      chosen(state, known.tags, name) ??
      known.tags.find(({ end, branches }) => end === name || branches?.includes(name));
    return tag ? aboutTag(tag) : null;
  }
  if (node.name === 'FilterName') {
    const filter = chosen(state, known.filters, name);
    return filter ? aboutFilter(filter) : null;
  }
  if (tagAround(state, node) !== 'load') return aboutValue(state, node, known, knowledge);
  const library = known.libraries.find((one) => one.name === name);
  return library ? aboutLibrary(library) : null;
}

/** The documentation of what is at `at`, with its place. */
export async function documentationAt(
  state: EditorState,
  at: number,
  side: -1 | 1,
  knowledge: Knowledge,
): Promise<{ from: number; to: number; documentation: Documentation } | null> {
  const node = syntaxTree(state).resolve(at, side);
  if (!/^(?:TagName|FilterName|VariableName|PropertyName)$/.test(node.name)) return null;
  const known = await knowledge.inspection();
  const documentation = known && (await aboutName(state, node, known, knowledge));
  return documentation && { from: node.from, to: node.to, documentation };
}

/** Documentation in a tooltip. */
export const hoverDjango = (knowledge: Knowledge): Extension =>
  hoverTooltip(async (view, at, side) => {
    const found = await documentationAt(view.state, at, side, knowledge);
    if (!found) return null;
    const { from, to, documentation } = found;
    return { pos: from, end: to, above: true, create: () => ({ dom: documentationView(documentation) }) };
  });
