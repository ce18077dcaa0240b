/** Says while one types where the text of a context stops being JSON, in the words that renders use. */
import { linter, type Diagnostic } from '@codemirror/lint';
import type { EditorState, Extension } from '@codemirror/state';

/** Where a text stops being JSON and what was expected there; given by the element, which has it already. */
export type FindJSONFault = (text: string) => { offset: number; expected: string } | null;

function faultsOf({ doc }: EditorState, find: FindJSONFault): Diagnostic[] {
  const text = doc.toString();
  const fault = text.trim() === '' ? null : find(text);
  if (!fault) return [];
  const from = Math.min(fault.offset, text.length);
  return [
    {
      from,
      to: Math.min(from + 1, text.length),
      severity: 'error',
      message: `This is not valid JSON: expected ${fault.expected} here.`,
    },
  ];
}

/** Squiggles in JSON, 300 ms after the last key. */
export const jsonLint = (find: FindJSONFault): Extension =>
  linter(({ state }) => faultsOf(state, find), { delay: 300 });
