/**
 * Cuts a template into the pieces that matter for its indentation: Django's tags, HTML tags, and text in which blanks
 * count. Knows no indentation.
 */

/** One piece; everything between pieces is text without a meaning for indentation. */
export type Piece =
  | { kind: 'open' | 'close'; language: 'html' | 'django'; name: string; start: number; end: number }
  /** `{% else %}` and the like. */
  | { kind: 'branch'; name: string; start: number; end: number }
  /** Text whose blanks count: its lines stay as they are. */
  | { kind: 'kept'; start: number; end: number };

/** Blocks whose content is indented; blanks in other blocks may mean something (`{% blocktranslate %}`, Markdown). */
const INDENTED = new Set(
  'if for with block autoescape spaceless ifchanged localize localtime timezone language cache'.split(' '),
);

const BRANCHES = new Set(['else', 'elif', 'empty']);

const RAW_ELEMENTS = new Set(['pre', 'textarea', 'script', 'style', 'xmp', 'listing', 'plaintext']);

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

const DJANGO = /\{%-?\s*(\S+?)(?:\s[^\n]*?)?\s*%\}|\{\{[^\n]*?\}\}|\{#[^\n]*?#\}/y;
const NEXT = /\{[%{#]|<!--|<[a-z/!]/gi;
const TAG_NAME = /<\/?([a-z][^\s/>{]*)/iy;

/** The names of all end tags in `text`: only what has one is a block. */
const endTags = (text: string): Set<string> =>
  new Set([...text.matchAll(/\{%\s*end(\w+)/g)].map(([, name = '']) => name));

class Scanner {
  readonly #text: string;
  readonly #ends: Set<string>;
  readonly #pieces: Piece[] = [];

  constructor(text: string) {
    this.#text = text;
    this.#ends = endTags(text);
  }

  scan(): Piece[] {
    const next = new RegExp(NEXT);
    for (let match = next.exec(this.#text); match; match = next.exec(this.#text)) {
      const at = match.index;
      if (match[0].startsWith('{')) next.lastIndex = this.#django(at);
      else if (match[0] === '<!--') next.lastIndex = this.#keep(at, this.#after('-->', at + 4));
      else next.lastIndex = this.#element(at);
    }
    return this.#pieces;
  }

  /** The place after the next `end`, or the end of the text. */
  #after(end: string, from: number): number {
    const at = this.#text.indexOf(end, from);
    return at < 0 ? this.#text.length : at + end.length;
  }

  #keep(start: number, end: number): number {
    this.#pieces.push({ kind: 'kept', start, end });
    return end;
  }

  /** Takes the tag, variable or comment at `start`; gives the place after it. */
  #django(start: number): number {
    DJANGO.lastIndex = start;
    const match = DJANGO.exec(this.#text);
    if (!match) return start + 2;
    const [whole, name] = match;
    const end = start + whole.length;
    if (name === undefined) return end;
    const isTrimmed = /^blocktrans(?:late)?$/.test(name) && /\strimmed\b/.test(whole);
    const language = 'django';
    if (BRANCHES.has(name)) this.#pieces.push({ kind: 'branch', name, start, end });
    else if (name.startsWith('end'))
      this.#pieces.push({ kind: 'close', language, name: name.slice(3), start, end });
    else if (!this.#ends.has(name)) return end;
    else if (INDENTED.has(name) || isTrimmed) this.#pieces.push({ kind: 'open', language, name, start, end });
    else return this.#keep(end, this.#endOfBlock(name, end));
    return end;
  }

  /** The place before the tag that ends the block `name`, whose content begins at `from`. */
  #endOfBlock(name: string, from: number): number {
    const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    // These two hold anything, their own opening tags included.
    const nests = name !== 'comment' && name !== 'verbatim';
    const tags = new RegExp(`\\{%\\s*(end)?${escaped}(?=[\\s%])[^\\n]*?%\\}`, 'g');
    tags.lastIndex = from;
    let depth = 1;
    for (let match = tags.exec(this.#text); match; match = tags.exec(this.#text)) {
      if (match[1] !== undefined) depth -= 1;
      else if (nests) depth += 1;
      if (depth === 0) return match.index;
    }
    return this.#text.length;
  }

  /** Takes the HTML tag at `start`; gives the place after it. */
  #element(start: number): number {
    TAG_NAME.lastIndex = start;
    const name = TAG_NAME.exec(this.#text)?.[1]?.toLowerCase();
    if (name === undefined) return start + 2;
    const at = this.#pieces.length;
    const end = this.#endOfTag(start + 1 + name.length);
    const isClose = this.#text[start + 1] === '/';
    if (isClose) this.#pieces.splice(at, 0, { kind: 'close', language: 'html', name, start, end });
    else if (!VOID.has(name) && this.#text[end - 2] !== '/') {
      if (RAW_ELEMENTS.has(name)) return this.#keep(end, this.#rawEnd(name, end));
      this.#pieces.splice(at, 0, { kind: 'open', language: 'html', name, start, end });
    }
    return end;
  }

  /** The place of the end tag of an element without markup inside; it goes with the text: it may follow on its last line. */
  #rawEnd(name: string, from: number): number {
    const end = new RegExp(`</${name}(?=[\\s/>])`, 'ig');
    end.lastIndex = from;
    const match = end.exec(this.#text);
    return match ? this.#after('>', match.index) : this.#text.length;
  }

  /** The place after the tag that goes on at `from`; keeps the lines of its values and takes Django's tags in it. */
  #endOfTag(from: number): number {
    const mark = /\{[%{#]|=\s*(["'])|>/g;
    mark.lastIndex = from;
    for (let match = mark.exec(this.#text); match; match = mark.exec(this.#text)) {
      if (match[0] === '>') return mark.lastIndex;
      if (match[1] === undefined) mark.lastIndex = this.#django(match.index);
      else mark.lastIndex = this.#keep(mark.lastIndex, this.#endOfValue(match[1], mark.lastIndex));
    }
    return this.#text.length;
  }

  /** The place after the quotation mark that ends a value; those inside Django's tags do not. */
  #endOfValue(quote: string, from: number): number {
    let at = from;
    while (at < this.#text.length && this.#text[at] !== quote) {
      DJANGO.lastIndex = at;
      const match = this.#text[at] === '{' ? DJANGO.exec(this.#text) : null;
      at += match ? match[0].length : 1;
    }
    return Math.min(at + 1, this.#text.length);
  }
}

/** The pieces of `text`, in the order of their starts but for those inside HTML tags, which follow their tag. */
export const piecesOf = (text: string): Piece[] => new Scanner(text).scan();
