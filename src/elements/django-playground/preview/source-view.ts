/** Shows the HTML that came out, coloured, with what has changed since the render before. */
import { html, nothing, type TemplateResult } from 'lit';
import { highlightHTML, type HighlightPiece } from '../../../core/highlight.js';
import { diffLines, type DiffLine } from '../../../core/line-diff.js';

/** Lines without a change that are shown around one. */
const AROUND = 3;

/** More lines than these are not shown at once: nobody reads them, and pages get slow. */
const MAX_LINES = 5000;

interface SourceLine {
  kind: DiffLine['kind'];
  pieces: HighlightPiece[];
}

/** The coloured pieces of each line of `text`: a comment or tag may go over several. */
function highlightedLines(text: string): HighlightPiece[][] {
  const lines: HighlightPiece[][] = [[]];
  for (const { kind, text: piece } of highlightHTML(text)) {
    piece.split('\n').forEach((part, index) => {
      if (index > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push({ kind, text: part });
    });
  }
  return lines;
}

/** The lines of both texts with their colours, each from the text that it is in. */
function sourceLines(before: string | null, after: string): SourceLine[] {
  const now = highlightedLines(after);
  if (before === null || before === after) return now.map((pieces) => ({ kind: 'same', pieces }));
  const old = highlightedLines(before);
  let [oldAt, nowAt] = [0, 0];
  return diffLines(before, after).map(({ kind }) => {
    const pieces = kind === 'removed' ? old[oldAt] : now[nowAt];
    if (kind !== 'added') oldAt += 1;
    if (kind !== 'removed') nowAt += 1;
    return { kind, pieces: pieces ?? [] };
  });
}

/** Which lines are near a change; all of them where nothing has changed. */
function nearChanges(lines: readonly SourceLine[]): boolean[] {
  const near = lines.map(() => false);
  lines.forEach(({ kind }, at) => {
    if (kind !== 'same') near.fill(true, Math.max(0, at - AROUND), at + AROUND + 1);
  });
  return near;
}

const SIGNS: Record<DiffLine['kind'], string> = { same: '', added: '+', removed: '−' };

const WORDS: Record<DiffLine['kind'], string> = { same: '', added: 'Added: ', removed: 'Removed: ' };

const lineView = ({ kind, pieces }: SourceLine): TemplateResult =>
  html`<span class="line ${kind}" data-sign=${SIGNS[kind]}
    >${kind === 'same' ? nothing : html`<span class="aside">${WORDS[kind]}</span>`}${pieces.map((piece) =>
      piece.kind === 'text' ? piece.text : html`<span class=${piece.kind}>${piece.text}</span>`,
    )}${'\n'}</span
  >`;

export interface SourceViewOptions {
  html: string;
  /** What the render before gave, or `null` to show no difference. */
  before: string | null;
  /** Leave out what is far from all changes. */
  onlyChanges: boolean;
}

/** Lines that have changed, for a sentence above the view. */
export function changedLines(before: string | null, after: string): { added: number; removed: number } {
  const lines = before === null || before === after ? [] : diffLines(before, after);
  const count = (wanted: DiffLine['kind']): number => lines.filter(({ kind }) => kind === wanted).length;
  return { added: count('added'), removed: count('removed') };
}

export function sourceView({ html: text, before, onlyChanges }: SourceViewOptions): TemplateResult {
  const lines = sourceLines(before, text);
  const near = onlyChanges && lines.some(({ kind }) => kind !== 'same') ? nearChanges(lines) : null;
  const shown: (TemplateResult | SourceLine)[] = [];
  let gap = 0;
  const closeGap = (): void => {
    if (gap > 0)
      shown.push(html`<span class="gap">${gap === 1 ? '1 line' : `${gap} lines`} without a change</span>`);
    gap = 0;
  };
  lines.forEach((line, at) => {
    if (near && !near[at]) gap += 1;
    else {
      closeGap();
      shown.push(line);
    }
  });
  closeGap();
  const rest = shown.length - MAX_LINES;
  return html`<pre
    class="source"
    part="source"
    tabindex="0"
    role="group"
    aria-label="HTML source"
    dir="ltr"
  ><code>${shown.slice(0, MAX_LINES).map((line) => ('kind' in line ? lineView(line) : line))}${
    rest > 0 ? html`<span class="gap">${rest} more lines</span>` : nothing
  }</code></pre>`;
}
