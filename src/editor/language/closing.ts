/**
 * Closes blocks as they are typed: the `%}` of a tag that opens a block brings the tag that closes it, unless it is there.
 * Also the one handler of typed text, since what braces do comes first.
 */
import { ensureSyntaxTree } from '@codemirror/language';
import { Prec, type EditorState, type Extension, type Transaction } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import type { SyntaxNode } from '@lezer/common';
import type { BlockTable } from './block-table.js';
import { deleteBraces, typeBrace } from './braces.js';

/** Time that a keystroke may spend on parsing before a block stays without its end. */
const PARSE_MS = 50;

const nameOf = (state: EditorState, tag: SyntaxNode): string => {
  const name = tag.getChild('TagName');
  return name ? state.sliceDoc(name.from, name.to) : '';
};

/** Whether a block lacks its end: its own, or that of a block around it whose end it has taken. */
function lacksEnd(state: EditorState, block: SyntaxNode, name: string): boolean {
  for (let node: SyntaxNode | null = block; node; node = node.parent) {
    const first = node.firstChild;
    if (first?.name !== 'OpenTag' || nameOf(state, first) !== name) continue;
    if (!node.getChild('CloseTag')) return true;
  }
  return false;
}

/** The closing tag that belongs after the opening tag that ends at `at`, or `null`. */
export function missingEndAt(state: EditorState, at: number, table: BlockTable): string | null {
  const end = ensureSyntaxTree(state, at, PARSE_MS)?.resolveInner(at, -1);
  const tag = end?.parent;
  if (end?.name !== 'TagEnd' || end.to !== at || !tag) return null;
  const name = nameOf(state, tag);
  if (tag.name !== 'OpenTag' || !tag.parent || !lacksEnd(state, tag.parent, name)) return null;
  const content = state.sliceDoc(tag.from + 2, tag.to - 2).trim();
  return name === 'verbatim' ? `{% end${content} %}` : `{% ${table.get(name)?.end ?? `end${name}`} %}`;
}

/** A transaction after `base` that inserts the ends of the blocks whose opening tags end at the cursors. */
function closeBlocks(base: Transaction, table: BlockTable): Transaction | null {
  const { state } = base;
  const spec = state.changeByRange((range) => {
    const insert = range.empty ? missingEndAt(state, range.head, table) : null;
    return insert === null ? { range } : { range, changes: { from: range.head, insert } };
  });
  if (spec.changes.empty) return null;
  return state.update(spec, { scrollIntoView: true, userEvent: 'input.complete' });
}

/** Inserts ends of braces and of the blocks of `table` while they are typed. */
export function closing(table: BlockTable): Extension {
  const input = EditorView.inputHandler.of((view, from, to, text, insert) => {
    const { state } = view;
    const { main } = state.selection;
    if (view.composing || state.readOnly || from !== main.from || to !== main.to) return false;
    const braces = typeBrace(state, text);
    if (text !== '}' || state.sliceDoc(from - 1, from) !== '%') {
      if (braces) view.dispatch(braces);
      return braces !== null;
    }
    const base = braces ? state.update(braces) : insert();
    const closed = closeBlocks(base, table);
    if (!closed && !braces) return false;
    view.dispatch(closed ? [base, closed] : [base]);
    return true;
  });
  return [Prec.high(input), Prec.high(keymap.of([{ key: 'Backspace', run: deleteBraces }]))];
}
