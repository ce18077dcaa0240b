/**
 * Indents templates by their blocks and elements. Only blanks at the beginning of lines change, and none where they
 * count: in `<pre>`, `<textarea>`, scripts, styles, comments, values of attributes, `{% verbatim %}`,
 * `{% blocktranslate %}` without `trimmed`, and blocks that are not Django's own.
 */
import { OpenBlocks } from './blocks.js';
import { piecesOf, type Piece } from './pieces.js';

const INDENT = '  ';

/** Where each line begins. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Goes through lines and pieces together, both from the first to the last. */
class Indenter {
  readonly #text: string;
  readonly #starts: readonly number[];
  readonly #pieces: readonly Piece[];
  readonly #open = new OpenBlocks();
  /** The levels of the lines so far. */
  readonly #levels: number[] = [];
  #next = 0;
  /** Up to here lines stay as they are. */
  #keptUntil = -1;
  /** Up to here an HTML tag goes on, which began on a line of this level. */
  #tag = { end: -1, level: 0 };

  constructor(text: string) {
    this.#text = text;
    this.#starts = lineStarts(text);
    this.#pieces = piecesOf(text);
  }

  format(): string {
    return this.#starts.map((_, line) => this.#line(line)).join('');
  }

  #line(line: number): string {
    const start = this.#starts[line] ?? 0;
    const text = this.#text.slice(start, this.#starts[line + 1] ?? this.#text.length);
    const blanks = /^[ \t]*/.exec(text)?.[0] ?? '';
    const isKept = start <= this.#keptUntil;
    const isInTag = !isKept && start < this.#tag.end;
    const level = this.#take(line, start + blanks.length, start + text.length);
    const rest = text.slice(blanks.length);
    const shown = isInTag ? this.#tag.level + (/^\/?>/.test(rest) ? 0 : 1) : level;
    this.#levels[line] = shown;
    if (isKept) return text;
    return rest.trim() === '' ? rest : INDENT.repeat(shown) + rest;
  }

  /** Takes the pieces of a line; gives the level of its text, which begins at `from`: its first closing tags count. */
  #take(line: number, from: number, end: number): number {
    let level = this.#levelInside();
    let front = from;
    for (let piece = this.#pieces[this.#next]; piece && piece.start < end; piece = this.#pieces[this.#next]) {
      const before = this.#apply(piece, line, level);
      const isInFront = piece.start <= front && piece.kind !== 'kept';
      if (isInFront && before !== null) level = Math.min(level, before);
      // Only what follows without anything between stands in front, too.
      front = isInFront && piece.kind !== 'open' ? this.#afterBlanks(piece.end) : -1;
      this.#next += 1;
    }
    return level;
  }

  /** Applies one piece; gives the level of the line on which what it ends began. */
  #apply(piece: Piece, line: number, level: number): number | null {
    switch (piece.kind) {
      case 'kept':
        this.#keptUntil = Math.max(this.#keptUntil, piece.end - 1);
        return null;
      case 'branch':
        return this.#levelOf(this.#open.branch()?.line, line, level);
      case 'close':
        return this.#levelOf(this.#open.close(piece.language, piece.name)?.line, line, level);
      case 'open': {
        const ended = this.#open.open(piece.language, piece.name, line);
        if (piece.language === 'html') this.#tag = { end: piece.end, level };
        return this.#levelOf(ended?.line, line, level);
      }
    }
  }

  /** A line has its level only when it is through; what it opens itself is as far in as it is. */
  #levelOf(openedOn: number | undefined, line: number, level: number): number | null {
    if (openedOn === undefined) return null;
    return openedOn === line ? level : (this.#levels[openedOn] ?? 0);
  }

  #levelInside(): number {
    const last = this.#open.last;
    return last ? (this.#levels[last.line] ?? 0) + 1 : 0;
  }

  #afterBlanks(at: number): number {
    const blanks = /[ \t]*/y;
    blanks.lastIndex = at;
    return at + (blanks.exec(this.#text)?.[0].length ?? 0);
  }
}

/** `text` with its lines indented; formatting twice changes nothing more. */
export const formatTemplate = (text: string): string => new Indenter(text).format();
