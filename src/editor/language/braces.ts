/**
 * Typing of braces: `{{`, `{%` and `{#` bring their ends, a blank inside them is one on both sides, an end that is there
 * already is typed over, and what was brought goes with what brought it. It works on the text alone.
 */
import {
  EditorSelection,
  type EditorState,
  type SelectionRange,
  type TransactionSpec,
} from '@codemirror/state';
import type { EditorView } from '@codemirror/view';

type Edited = ReturnType<Parameters<EditorState['changeByRange']>[0]>;

const ENDS: Readonly<Record<string, string>> = { '{{': '}}', '{%': '%}', '{#': '#}' };

const around = (state: EditorState, at: number, reach: number): [string, string] => [
  state.sliceDoc(Math.max(0, at - reach), at),
  state.sliceDoc(at, at + reach),
];

const edit = (from: number, to: number, insert: string, cursor: number): Edited => ({
  changes: { from, to, insert },
  range: EditorSelection.cursor(cursor),
});

/** The second character of an opener: its end follows, unless the line has one already. */
function open(state: EditorState, at: number, text: string): Edited | null {
  const [before] = around(state, at, 2);
  const end = ENDS[`{${text}`];
  if (end === undefined || !before.endsWith('{') || before === '{{') return null;
  const rest = state.sliceDoc(at, state.doc.lineAt(at).to);
  const closer = rest.indexOf(end);
  const opener = rest.indexOf('{');
  if (closer >= 0 && (opener < 0 || closer < opener)) return edit(at, at, text, at + 1);
  // the brace that closes the first one may have been inserted with it
  const insert = text + (rest.startsWith('}') ? end.slice(0, -1) : end);
  return edit(at, at, insert, at + 1);
}

/** A blank between an opener and its end. */
function pad(state: EditorState, at: number): Edited | null {
  const [before, after] = around(state, at, 2);
  return ENDS[before] === after && before !== '' ? edit(at, at, '  ', at + 1) : null;
}

/** The characters of an end that stands after the cursor, of which `text` is the first or the second. */
function typeOver(state: EditorState, at: number, text: string): Edited | null {
  const line = state.doc.lineAt(at);
  const before = state.sliceDoc(line.from, at);
  const after = state.sliceDoc(at, line.to);
  const opener = /.*(\{[{%#])/.exec(before)?.[1];
  const end = opener === undefined ? undefined : ENDS[opener];
  if (end === undefined || opener === undefined) return null;
  const inside = before.slice(before.lastIndexOf(opener) + 2);
  if (text === '}' && inside.endsWith(end.charAt(0)) && !inside.includes(end) && after.startsWith('}'))
    return { range: EditorSelection.cursor(at + 1) };
  if (text !== end.charAt(0) || inside.includes(end)) return null;
  const blank = after.startsWith(` ${end}`) ? 1 : 0;
  if (!after.startsWith(end, blank)) return null;
  // one blank was typed, one was brought
  if (blank === 1 && /\s$/.test(before)) return edit(at, at + 1, '', at + 1);
  return { range: EditorSelection.cursor(at + blank + 1) };
}

function typed(state: EditorState, range: SelectionRange, text: string): Edited | null {
  if (!range.empty) return null;
  if (text === ' ') return pad(state, range.head);
  return typeOver(state, range.head, text) ?? open(state, range.head, text);
}

/** What typing `text` at the cursors does to braces, or `null` where nothing special. */
export function typeBrace(state: EditorState, text: string): TransactionSpec | null {
  if (text.length !== 1 || !'{}%# '.includes(text)) return null;
  const edits = state.selection.ranges.map((range) => typed(state, range, text));
  if (edits.includes(null)) return null;
  let next = 0;
  const spec = state.changeByRange((range) => edits[next++] ?? { range });
  return { ...spec, scrollIntoView: true, userEvent: 'input.type' };
}

/** Command for Backspace between an opener and its end: both lose a character. */
export function deleteBraces(view: EditorView): boolean {
  const { state } = view;
  if (state.readOnly || !state.selection.ranges.every((range) => range.empty)) return false;
  const pairs = state.selection.ranges.map(({ head }) => {
    const [before, after] = around(state, head, 3);
    const padded = before.endsWith(' ') && after.startsWith(' ');
    const [opener, end] = padded
      ? [before.slice(0, -1), after.slice(1)]
      : [before.slice(-2), after.slice(0, 2)];
    return opener !== '' && ENDS[opener] === end;
  });
  if (pairs.includes(false)) return false;
  const spec = state.changeByRange(({ head }) => edit(head - 1, head + 1, '', head - 1));
  view.dispatch(state.update(spec, { scrollIntoView: true, userEvent: 'delete.backward' }));
  return true;
}
