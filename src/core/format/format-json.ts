/** Lays JSON text out without reading its values: numbers of any size and names that come twice stay as they are. */
import { findJSONFault } from '../json-text.js';

const INDENT = '  ';

/** Short lists and objects without further ones inside stay on one line. */
const MAX_FLAT_LENGTH = 80;

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** `text` laid out, or `text` itself where it is no JSON. */
export function formatJSON(text: string): string {
  if (text.trim() === '' || findJSONFault(text)) return text;
  const tokens = text.match(TOKEN) ?? [];
  let formatted = '';
  let depth = 0;
  const newLine = (): string => `\n${INDENT.repeat(depth)}`;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] ?? '';
    if (token === '{' || token === '[') {
      const flat = flatAt(tokens, at);
      if (flat && flat.text.length + depth * INDENT.length <= MAX_FLAT_LENGTH) {
        formatted += flat.text;
        at = flat.end;
        continue;
      }
      depth += 1;
      formatted += token + newLine();
    } else if (token === '}' || token === ']') {
      depth -= 1;
      formatted += newLine() + token;
    } else if (token === ',') formatted += token + newLine();
    else formatted += token === ':' ? ': ' : token;
  }
  return `${formatted}\n`;
}

/** The list or object that begins at `from` on one line, or `null` where others are inside. */
function flatAt(tokens: readonly string[], from: number): { text: string; end: number } | null {
  const close = tokens[from] === '{' ? '}' : ']';
  for (let at = from + 1; at < tokens.length; at += 1) {
    const token = tokens[at] ?? '';
    if (token === close) {
      const inner = tokens
        .slice(from + 1, at)
        .map((each) => (each === ',' || each === ':' ? `${each} ` : each))
        .join('');
      const isObject = close === '}' && inner !== '';
      return { text: isObject ? `{ ${inner} }` : `${tokens[from] ?? ''}${inner}${close}`, end: at };
    }
    if (/^[{}[\]]$/.test(token)) return null;
  }
  return null;
}
