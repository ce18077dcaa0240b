/** Marks what the running Django says of the template, with what would mend it. Knows places, not what is wrong. */
import { linter, type Action, type Diagnostic as Mark } from '@codemirror/lint';
import type { Extension, Text } from '@codemirror/state';
import type { Diagnostic, Fix } from '../../core/introspection.js';
import type { AssistSources } from './sources.js';

/** Milliseconds after the last keystroke: what is half written is mostly wrong. */
const DELAY_MS = 400;

type Place = Pick<Diagnostic, 'line' | 'column' | 'length'>;

/** The characters at a place, which ends by `end` or with its line; of a place that is no more, the nearest. */
function rangeOf(doc: Text, { line, column, length }: Place, end?: number): { from: number; to: number } {
  const { from: start, to: lineEnd } = doc.line(Math.min(Math.max(1, line), doc.lines));
  const from = Math.min(start + Math.max(0, column - 1), lineEnd);
  return { from, to: Math.min(from + length, end ?? lineEnd) };
}

function actionOf(doc: Text, fix: Fix, found: number): Action {
  const { from, to } = rangeOf(doc, fix, doc.length);
  return {
    name: fix.label,
    apply: (view, movedFrom) => {
      // What has been typed since has moved the mark, and with it what is at it or behind it.
      const moved = from >= found ? movedFrom - found : 0;
      const changes = { from: from + moved, to: to + moved, insert: fix.text };
      view.dispatch({ changes, userEvent: 'input.fix', scrollIntoView: true });
      view.focus();
    },
  };
}

/** The marks for those of `diagnostics` that are of the template `templateName` with the text `doc`. */
export function marksOf(doc: Text, diagnostics: readonly Diagnostic[], templateName: string): Mark[] {
  return diagnostics
    .filter((diagnostic) => diagnostic.templateName === templateName)
    .map(({ severity, message, suggestions, fixes, ...place }) => {
      const { from, to } = rangeOf(doc, place);
      // With buttons that do it, nobody needs to be told.
      const told = fixes.length > 0 ? [] : suggestions;
      return {
        from,
        to,
        severity,
        source: 'django',
        message: [message, ...told].join('\n'),
        actions: fixes.map((fix) => actionOf(doc, fix, from)),
      };
    });
}

/** Asks for diagnostics after each change. An answer that another change has overtaken is dropped. */
export function lintDjango({ diagnose, templateName }: AssistSources): Extension {
  return linter(
    async (view) => {
      const { doc } = view.state;
      try {
        return marksOf(doc, await diagnose(), templateName);
      } catch {
        // Overtaken, or Django does not run: the element says so.
        return [];
      }
    },
    { delay: DELAY_MS },
  );
}
