/**
 * Comments on and off. Django's `{# #}` ends with its line, so several lines, and a line that has such a comment, go into
 * `{% comment %}`. In scripts and styles the comments are those of their languages.
 */
import type { ChangeSpec, EditorState, Line, StateCommand } from '@codemirror/state';

/** What the language data says of comments; also how a place is known to be ours. */
export const COMMENT_TOKENS = { block: { open: '{#', close: '#}' } } as const;

const ON_ONE_LINE = /^(\s*)\{#\s?(.*?)\s?#\}(\s*)$/;
const BLOCK_ON_ONE_LINE = /^(\s*)\{%\s*comment\s*%\}(.*?)\{%\s*endcomment\s*%\}(\s*)$/;
const BLOCK_START = /^\s*\{%\s*comment\b[^\n]*?%\}\s*$/;
const BLOCK_END = /^\s*\{%\s*endcomment\s*%\}\s*$/;
const ANY_END = /\{%\s*endcomment\s*%\}/;

const replaceLine = ({ from, to }: Line, insert: string): ChangeSpec => ({ from, to, insert });

function uncommented(line: Line): string | null {
  const match = ON_ONE_LINE.exec(line.text) ?? BLOCK_ON_ONE_LINE.exec(line.text);
  return match ? `${match[1] ?? ''}${match[2] ?? ''}${match[3] ?? ''}` : null;
}

function toggleLine(line: Line): ChangeSpec[] | null {
  const without = uncommented(line);
  if (without !== null) return [replaceLine(line, without)];
  const content = line.text.trim();
  if (content === '' || ANY_END.test(content)) return null;
  const from = line.from + line.text.indexOf(content);
  const to = from + content.length;
  const [open, close] = content.includes('#}') ? ['{% comment %}', '{% endcomment %}'] : ['{# ', ' #}'];
  return [
    { from, insert: open },
    { from: to, insert: close },
  ];
}

/** Removes a line with its line break; `at` and what follows it stay. */
const removeLine = (state: EditorState, { from, to }: Line): ChangeSpec =>
  to < state.doc.length ? { from, to: to + 1 } : { from: Math.max(0, from - 1), to };

function toggleLines(state: EditorState, lines: readonly Line[]): ChangeSpec[] | null {
  const filled = lines.filter(({ text }) => text.trim() !== '');
  const first = filled[0];
  const last = filled.at(-1);
  if (!first || !last) return null;
  if (first !== last && BLOCK_START.test(first.text) && BLOCK_END.test(last.text))
    return [removeLine(state, first), removeLine(state, last)];
  const without = filled.map(uncommented);
  if (without.every((text) => text !== null))
    return filled.map((line, index) => replaceLine(line, without[index] ?? ''));
  if (filled.some(({ text }) => ANY_END.test(text))) return null;
  const indent = /^\s*/.exec(first.text)?.[0] ?? '';
  return [
    { from: first.from, insert: `${indent}{% comment %}\n` },
    { from: last.to, insert: `\n${indent}{% endcomment %}` },
  ];
}

/** The lines of each selection; selections on the same line count once. */
function selectedLines(state: EditorState): Line[][] {
  const blocks: Line[][] = [];
  let done = 0;
  for (const { from, to, empty } of state.selection.ranges) {
    const start = Math.max(state.doc.lineAt(from).number, done + 1);
    const lastLine = state.doc.lineAt(to);
    // a selection up to the start of a line does not reach into it
    done = Math.max(done, !empty && lastLine.from === to ? lastLine.number - 1 : lastLine.number);
    const lines: Line[] = [];
    for (let number = start; number <= done; number++) lines.push(state.doc.line(number));
    if (lines.length > 0) blocks.push(lines);
  }
  return blocks;
}

/** Puts the selected lines into comments of Django, or takes them out. Leaves scripts and styles to other commands. */
export const toggleDjangoComment: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const changes: ChangeSpec[] = [];
  for (const lines of selectedLines(state)) {
    const [first] = lines;
    if (!first) continue;
    const start = first.from + (/^\s*/.exec(first.text)?.[0].length ?? 0);
    if (state.languageDataAt<unknown>('commentTokens', start, 1)[0] !== COMMENT_TOKENS) return false;
    changes.push(...((lines.length === 1 ? toggleLine(first) : toggleLines(state, lines)) ?? []));
  }
  if (changes.length === 0) return false;
  dispatch(state.update({ changes, userEvent: 'input.comment', scrollIntoView: true }));
  return true;
};
