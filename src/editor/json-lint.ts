/** Says while one types where the text of a context stops being JSON, in the words that renders use. */
import { linter, type Diagnostic } from '@codemirror/lint';
import type { EditorState, Extension } from '@codemirror/state';
import { findJSONFault } from '../core/json-text.js';

function faultsOf({ doc }: EditorState): Diagnostic[] {
  const text = doc.toString();
  const fault = text.trim() === '' ? null : findJSONFault(text);
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
export const jsonLint: Extension = linter(({ state }) => faultsOf(state), { delay: 300 });
