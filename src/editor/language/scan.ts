/**
 * Looks ahead in the text of a template, as Django's own lexer would: a tag ends on the line on which it begins, and what
 * closes first wins, quotation marks or not. One scan serves one parse and reads no part of the text again and again.
 * It knows nothing of tokens, and of block tags only that `endx` closes `x`.
 */
import type { Input } from '@lezer/common';

/** A tag `{% … %}` in the text. */
export interface ScannedTag {
  readonly from: number;
  readonly to: number;
  /** What is between the percent signs, without outer white space. */
  readonly content: string;
  /** The first word of the content. */
  readonly name: string;
  /** Whether a slash says that nothing closes it, as some packages have it. */
  readonly closed: boolean;
}

/** What a kind of tag begins with. */
export type Opener = '{%' | '{{' | '{#';

const CLOSERS = { '{%': '%}', '{{': '}}', '{#': '#}' } as const;

const TAG_NAME = /\{%[ \t]*([^\s%]*)/y;

/** What ends a tag or variable. */
export type Closer = (typeof CLOSERS)[Opener];

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Finds a string again and again at growing offsets, reading each part of the text once. */
class Finder {
  #from = 0;
  #found = -1;

  constructor(
    private readonly text: string,
    private readonly wanted: string,
  ) {}

  /** Offset of the first occurrence at or after `offset`, or the text's length. */
  at(offset: number): number {
    if (this.#found < 0 || offset < this.#from || offset > this.#found) {
      const found = this.text.indexOf(this.wanted, offset);
      this.#from = offset;
      this.#found = found < 0 ? this.text.length : found;
    }
    return this.#found;
  }
}

/** The text of one parse. Offsets count from the start of what is parsed. */
export class TemplateScan {
  readonly text: string;
  readonly #ranges: readonly Range[];
  readonly #lines: Finder;
  readonly #closers: Readonly<Record<Closer, Finder>>;
  readonly #braces: Finder;

  constructor(input: Input, ranges: readonly Range[]) {
    this.#ranges = ranges;
    this.text = ranges.map(({ from, to }) => input.read(from, to)).join('');
    this.#lines = new Finder(this.text, '\n');
    this.#braces = new Finder(this.text, '{');
    this.#closers = {
      '%}': new Finder(this.text, '%}'),
      '}}': new Finder(this.text, '}}'),
      '#}': new Finder(this.text, '#}'),
    };
  }

  /** The offset in the text of a position in the document, which may have parts that are not parsed. */
  offsetOf(position: number): number {
    let before = 0;
    for (const { from, to } of this.#ranges) {
      if (position <= to) return before + Math.max(0, position - from);
      before += to - from;
    }
    return before;
  }

  /** Offset of the end of the line that `offset` is on. */
  lineEnd(offset: number): number {
    return this.#lines.at(offset);
  }

  /** Offset of `closer` between `offset` and the end of the line, or -1. */
  closerOnLine(offset: number, closer: Closer): number {
    const at = this.#closers[closer].at(offset);
    return at < this.lineEnd(offset) ? at : -1;
  }

  /**
   * What begins at `offset`. A variable or tag may still lack its end, since it is being typed; a comment may not, and
   * one that lacks it leaves a second brace to what begins there.
   */
  openerAt(offset: number): Opener | null {
    const opener = this.text.slice(offset, offset + 2);
    if (opener !== '{%' && opener !== '{{' && opener !== '{#') return null;
    if (opener === '{%' || this.closerOnLine(offset + 2, CLOSERS[opener]) >= 0) return opener;
    return opener === '{{' && !'{%#'.includes(this.text.charAt(offset + 2) || ' ') ? opener : null;
  }

  /** Offset of the next variable, tag or comment at or after `offset`, or the text's length. */
  nextOpener(offset: number): number {
    let at = this.#braces.at(offset);
    while (at < this.text.length && !this.openerAt(at)) at = this.#braces.at(at + 1);
    return at;
  }

  /** Offset after the tag, variable or comment that `opener` begins at `offset`, or -1 where it lacks its end. */
  endOf(offset: number, opener: Opener): number {
    const at = this.closerOnLine(offset + 2, CLOSERS[opener]);
    return at < 0 ? -1 : at + 2;
  }

  /** The tag at `offset`, or `null` where it lacks its end. */
  tagAt(offset: number): ScannedTag | null {
    const to = this.endOf(offset, '{%');
    if (to < 0) return null;
    const content = this.text.slice(offset + 2, to - 2).trim();
    const name = /^\S*/.exec(content)?.[0] ?? '';
    return { from: offset, to, content, name, closed: /\s\/$/.test(content) };
  }

  /** The first word of the tag at `offset`, which may lack its end. */
  nameAt(offset: number): string {
    TAG_NAME.lastIndex = offset;
    return TAG_NAME.exec(this.text)?.[1] ?? '';
  }

  /** Offset of the tag after `offset` whose content is exactly `content`, or the text's length. */
  findTag(content: string, offset: number): number {
    let at = this.#tagStart(offset);
    while (at < this.text.length && this.tagAt(at)?.content !== content) at = this.#tagStart(at + 2);
    return at;
  }

  /**
   * The names `x` of all tags `endx`: such an `x` opens a block, wherever it stands. That the whole text decides on a
   * name, not the text after each tag, lets most of the tree be used again after a change.
   */
  closedNames(): ReadonlySet<string> {
    const names = new Set<string>();
    for (const { index } of this.text.matchAll(/\{%[ \t]*end/g)) {
      const name = this.tagAt(index)?.name;
      if (name?.startsWith('end')) names.add(name.slice(3));
    }
    return names;
  }

  #tagStart(offset: number): number {
    const at = this.text.indexOf('{%', offset);
    return at < 0 ? this.text.length : at;
  }
}
