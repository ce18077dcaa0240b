/** The words after a dot and after a bar, which are names even where the same word alone would be a keyword. */
import { ExternalTokenizer, type InputStream } from '@lezer/lr';
import * as terms from './generated/parser.terms.js';

const DASH = 45;

const isLetter = (code: number): boolean =>
  (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;

const isNameChar = (code: number): boolean => isLetter(code) || (code >= 48 && code <= 57) || code >= 0xa1;

/** Accepts what the grammar's token `name` describes as `term`. */
function name(term: number): ExternalTokenizer {
  return new ExternalTokenizer((input: InputStream) => {
    if (!isNameChar(input.next)) return;
    while (isNameChar(input.next) || (input.next === DASH && isLetter(input.peek(1)))) input.advance();
    input.acceptToken(term);
  });
}

/** What is looked up in a variable. */
export const propertyName = name(terms.PropertyName);

/** The name of a filter. */
export const filterName = name(terms.FilterName);
