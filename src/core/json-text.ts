/**
 * Checks JSON texts that authors wrote and says where they are wrong, the same in every browser.
 * Does not decode them: the text itself travels to Python, whose `json.loads` keeps big integers and floats apart.
 */
import { DjangoError } from './errors.js';
import { excerptAt } from './excerpt.js';

// In texts: all but control characters, quotation mark and backslash.
const TOKEN =
  /[ \t\n\r]*(?:([{}[\],:])|("[ !#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\]-\uffff]*)*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|($))/y;

type Expectation = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

const EXPECTED: Record<Expectation, string> = {
  value: 'a value',
  'value-or-end': 'a value or “]”',
  key: 'a name in double quotes',
  'key-or-end': 'a name in double quotes or “}”',
  colon: '“:”',
  'comma-or-end': '“,” or the closing bracket',
  nothing: 'the end of the text',
};

/** What the grammar of RFC 8259 expects after the tokens seen so far. */
class Grammar {
  expectation: Expectation = 'value';
  readonly #open: string[] = [];

  /** True where `token` fits; moves on past it. */
  accept(mark: string | undefined, isString: boolean, isEnd: boolean): boolean {
    if (isEnd) return this.expectation === 'nothing';
    const takesValue = this.expectation === 'value' || this.expectation === 'value-or-end';
    const takesKey = this.expectation === 'key' || this.expectation === 'key-or-end';
    if (mark === undefined) {
      if (takesKey && isString) this.expectation = 'colon';
      else if (takesValue) this.#afterValue();
      else return false;
      return true;
    }
    if (mark === '{' || mark === '[') return takesValue && this.#descend(mark);
    if (mark === '}' || mark === ']') return this.#ascend(mark);
    return mark === ':' ? this.#colon() : this.#comma();
  }

  #descend(mark: '{' | '['): true {
    this.#open.push(mark);
    this.expectation = mark === '{' ? 'key-or-end' : 'value-or-end';
    return true;
  }

  #ascend(mark: '}' | ']'): boolean {
    const mayEnd =
      this.expectation === 'comma-or-end' ||
      this.expectation === (mark === '}' ? 'key-or-end' : 'value-or-end');
    if (!mayEnd || this.#open.at(-1) !== (mark === '}' ? '{' : '[')) return false;
    this.#open.pop();
    this.#afterValue();
    return true;
  }

  #colon(): boolean {
    if (this.expectation !== 'colon') return false;
    this.expectation = 'value';
    return true;
  }

  #comma(): boolean {
    if (this.expectation !== 'comma-or-end') return false;
    this.expectation = this.#open.at(-1) === '{' ? 'key' : 'value';
    return true;
  }

  #afterValue(): void {
    this.expectation = this.#open.length > 0 ? 'comma-or-end' : 'nothing';
  }
}

/** Where `text` stops being JSON and what was expected there, or `null` if it is JSON. */
export function findJSONFault(text: string): { offset: number; expected: string } | null {
  const grammar = new Grammar();
  const token = new RegExp(TOKEN);
  for (let offset = 0; ; offset = token.lastIndex) {
    token.lastIndex = offset;
    const match = token.exec(text);
    const isEnd = match?.[4] !== undefined;
    if (!match || !grammar.accept(match[1], match[2] !== undefined, isEnd)) {
      const blank = /[ \t\n\r]*/y;
      blank.lastIndex = offset;
      return {
        offset: offset + (blank.exec(text)?.[0].length ?? 0),
        expected: EXPECTED[grammar.expectation],
      };
    }
    if (isEnd) return null;
  }
}

/**
 * The parsed object of an author's JSON text.
 * @param where names the text in messages, such as `the context attribute`
 * @throws DjangoError `TemplateError` with line, column and caret if it is no JSON or no object
 */
export function parseJSONObject(text: string, where: string): Record<string, unknown> {
  const fault = findJSONFault(text);
  if (fault) {
    const at = excerptAt(text, fault.offset);
    throw new DjangoError(
      'TemplateError',
      `${where} is not valid JSON: expected ${fault.expected} at line ${at.line}, column ${at.column}.`,
      {
        line: at.line,
        column: at.column,
        context: at.excerpt,
        suggestions: [
          'JSON wants double quotes around names and texts, no comma after the last entry, and no comments.',
        ],
      },
    );
  }
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new DjangoError('TemplateError', `${where} must be a JSON object such as {"name": "Ada"}.`);
  }
  return value as Record<string, unknown>;
}
