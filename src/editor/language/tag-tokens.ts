/**
 * The tokens inside of tags and variables that depend on where these end. One that lacks its end, as while it is typed,
 * goes to the end of its line or to what can only be text again.
 */
import { ExternalTokenizer, type InputStream, type Stack } from '@lezer/lr';
import * as terms from './generated/parser.terms.js';
import type { Closer, TemplateScan } from './scan.js';
import { wordKind } from './tags.js';
import { contextOf, dependOn } from './tokens.js';

const BLANKS = /[ \t\r\v\f]+/y;
const QUOTE = /["']/;
const BEFORE_STRING = /[\s:=(,|%{]/;
const MARKUP = /<[a-z/!]/iy;
// "=" after a word names an argument, "==" compares
const ARGUMENT_NAME = /[^\s"'=|(){}<>!,%]+(?==(?!=))/y;

const closerOf = (stack: Stack): Closer => (contextOf(stack).tag === null ? '}}' : '%}');

function matchAt(pattern: RegExp, text: string, offset: number): string | null {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0] ?? null;
}

/** Whether a tag that lacks its end cannot go on at `offset`. */
function isText(scan: TemplateScan, offset: number): boolean {
  const { text } = scan;
  const next = text.charAt(offset);
  if (next === '{') return scan.openerAt(offset) !== null;
  if (next === '<') return matchAt(MARKUP, text, offset) !== null;
  return QUOTE.test(next) && !BEFORE_STRING.test(text.charAt(offset - 1));
}

/** `%}`, `}}`, or nothing where one of them is missing. */
export function endTokens(scan: TemplateScan): ExternalTokenizer {
  const token = (input: InputStream, stack: Stack): void => {
    const offset = scan.offsetOf(input.pos);
    const closer = closerOf(stack);
    if (scan.text.startsWith(closer, offset)) {
      input.acceptToken(closer === '%}' ? terms.TagEnd : terms.InterpolationEnd, 2);
      return;
    }
    // Blanks before what is missing are part of it: they must belong to the tag whether it is parsed or used again.
    const blanks = matchAt(BLANKS, scan.text, offset)?.length ?? 0;
    const end = offset + blanks;
    const next = scan.text.charAt(end);
    if (next !== '' && !'\n{<"\''.includes(next)) return;
    const at = scan.closerOnLine(end, closer);
    dependOn(input, (at < 0 ? scan.lineEnd(end) : at + 2) - offset);
    if (next === '' || next === '\n' || (at < 0 && isText(scan, end)))
      input.acceptToken(terms.missingEnd, blanks);
  };
  return new ExternalTokenizer(token, { contextual: true });
}

/** Strings; one without its second quotation mark goes to the end of the tag. */
export function stringTokens(scan: TemplateScan): ExternalTokenizer {
  const token = (input: InputStream, stack: Stack): void => {
    const offset = scan.offsetOf(input.pos);
    const quote = scan.text.charAt(offset);
    if (!QUOTE.test(quote)) return;
    const closer = scan.closerOnLine(offset, closerOf(stack));
    const limit = closer < 0 ? scan.lineEnd(offset) : closer;
    let end = offset + 1;
    while (end < limit && scan.text.charAt(end) !== quote) end += scan.text.charAt(end) === '\\' ? 2 : 1;
    const length = (end < limit ? end + 1 : limit) - offset;
    dependOn(input, limit + 2 - offset);
    const unended = end >= limit ? scan.text.slice(offset, limit).trimEnd().length : length;
    input.acceptToken(terms.String, unended);
  };
  return new ExternalTokenizer(token, { contextual: true });
}

/** A word with `=` after it. Packages allow more in such names than Django's identifiers. */
export function argumentNameTokens(scan: TemplateScan): ExternalTokenizer {
  return new ExternalTokenizer((input) => {
    const name = matchAt(ARGUMENT_NAME, scan.text, scan.offsetOf(input.pos));
    if (name === null) return;
    dependOn(input, name.length + 1);
    input.acceptToken(terms.ArgumentName, name.length);
  });
}

/** The term for a bare word in a tag that is more than a name there. */
export function wordTerm(word: string, stack: Stack): number {
  const { tag } = contextOf(stack);
  const kind = tag === null ? 'name' : wordKind(tag, word);
  if (kind === 'operator') return terms.WordOperator;
  if (kind === 'name') return -1;
  if (word === 'in') return terms.In;
  return word === 'as' || word === 'asvar' ? terms.As : terms.Keyword;
}
