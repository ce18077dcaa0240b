/** Marks the line at which the last render failed, until the text or the fault changes. */
import { StateEffect, StateField, type EditorState, type TransactionSpec } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';
import type { Diagnostic } from '@codemirror/lint';

/** Where a text has an error. Lines and columns count from 1. */
export interface EditorFault {
  message: string;
  line: number;
  column: number;
  /** Characters; at least one is marked. */
  length: number;
}

const setLine = StateEffect.define<number | null>();
const faultLine = Decoration.line({ class: 'cm-fault' });

const faultField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(setLine))
        next = effect.value === null ? Decoration.none : Decoration.set([faultLine.range(effect.value)]);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** What keeps and draws the mark. */
export const faultMark = faultField;

/** The transaction that marks `fault`, or removes the mark. A fault behind the end of the text marks its last line. */
export function markFault(state: EditorState, fault: EditorFault | null): TransactionSpec {
  const line = fault && state.doc.line(Math.min(Math.max(1, fault.line), state.doc.lines));
  return { effects: setLine.of(line ? line.from : null) };
}

/** `fault` as the lint package shows it. */
export function faultDiagnostic(state: EditorState, fault: EditorFault): Diagnostic {
  const line = state.doc.line(Math.min(Math.max(1, fault.line), state.doc.lines));
  const from = Math.min(line.from + Math.max(0, fault.column - 1), line.to);
  const to = Math.min(from + Math.max(1, fault.length), state.doc.length);
  return { from, to, severity: 'error', message: fault.message };
}
