/**
 * JavaScript in a few lines: words, texts, comments and numbers have their colours, which is all that scripts inside
 * templates need. The build puts it in the place of `@codemirror/lang-javascript`, whose grammar weighs more than Django's
 * and HTML's together; the exports are those that `@codemirror/lang-html` asks of that package.
 */
import { LanguageSupport, StreamLanguage, type StreamParser } from '@codemirror/language';

const KEYWORDS = new Set(
  (
    'async await break case catch class const continue debugger default delete do else export extends finally for from ' +
    'function get if import in instanceof let new of return set static super switch this throw try typeof var void while ' +
    'with yield'
  ).split(' '),
);

const ATOMS = new Set(['true', 'false', 'null', 'undefined', 'NaN', 'Infinity']);

interface State {
  /** What a text or comment that is open ends with, or `null` outside of one. */
  until: string | null;
  style: 'string' | 'comment';
}

const parser: StreamParser<State> = {
  name: 'javascript',
  startState: () => ({ until: null, style: 'string' }),
  copyState: (state) => ({ ...state }),
  languageData: { commentTokens: { line: '//', block: { open: '/*', close: '*/' } } },
  token(stream, state) {
    if (state.until !== null) return inside(stream, state);
    if (stream.eatSpace()) return null;
    if (stream.match('//')) {
      stream.skipToEnd();
      return 'comment';
    }
    if (stream.match('/*')) return open(stream, state, '*/', 'comment');
    const quote = stream.match(/^["'`]/) as RegExpMatchArray | null;
    if (quote) return open(stream, state, quote[0], 'string');
    if (stream.match(/^(?:0[xbo][\da-f_]+|[\d_]*\.?\d[\d_]*(?:e[+-]?\d+)?)n?/i)) return 'number';
    const word = stream.match(/^[\w$\u00a1-\uffff]+/) as RegExpMatchArray | null;
    if (word) return wordStyle(word[0], stream.match(/^\s*\(/, false) !== null);
    stream.next();
    return null;
  },
};

type Stream = Parameters<StreamParser<State>['token']>[0];

function open(stream: Stream, state: State, until: string, style: State['style']): string {
  state.until = until;
  state.style = style;
  return inside(stream, state);
}

/** Reads on to the end of an open text or comment, or of the line. */
function inside(stream: Stream, state: State): string {
  const { until, style } = state;
  while (!stream.eol()) {
    if (until !== null && stream.match(until)) {
      state.until = null;
      return style;
    }
    if (stream.next() === '\\' && style === 'string') stream.next();
  }
  // Only these go on in the next line.
  if (until !== '`' && until !== '*/') state.until = null;
  return style;
}

function wordStyle(word: string, isCalled: boolean): string {
  if (KEYWORDS.has(word)) return 'keyword';
  if (ATOMS.has(word)) return 'atom';
  return isCalled ? 'variableName.function' : 'variableName';
}

const language = StreamLanguage.define(parser);

/** Event attributes are read by a variant of the grammar, which this has not. */
const configured = Object.assign(language.parser, { configure: () => language.parser });

export const javascriptLanguage = Object.assign(language, { parser: configured });
export const typescriptLanguage = javascriptLanguage;
export const jsxLanguage = javascriptLanguage;
export const tsxLanguage = javascriptLanguage;

/** As `javascript()` of the package that it stands for. */
export const javascript = (): LanguageSupport => new LanguageSupport(javascriptLanguage);
