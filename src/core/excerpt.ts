/** Shows a place in a text the way compilers do: numbered lines around it and a caret under it. */

/** Lines and columns count from 1. */
export interface TextPlace {
  line: number;
  column: number;
  excerpt: string;
}

/** Lines shown before and after the one with the fault. */
const MARGIN_LINES = 2;

/** The place of `offset` (UTF-16 units from the start) in `text`, with an excerpt. */
export function excerptAt(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset).split('\n');
  const line = before.length;
  const column = (before.at(-1) ?? '').length + 1;
  const lines = text.split('\n');
  const first = Math.max(1, line - MARGIN_LINES);
  const last = Math.min(lines.length, line + MARGIN_LINES);
  const width = String(last).length;
  const shown: string[] = [];
  for (let number = first; number <= last; number += 1) {
    shown.push(`${String(number).padStart(width)} | ${lines[number - 1] ?? ''}`);
    if (number === line) shown.push(`${' '.repeat(width)} | ${' '.repeat(column - 1)}^`);
  }
  return { line, column, excerpt: shown.join('\n') };
}
