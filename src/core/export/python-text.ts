/** Writes JSON values as Python, laid out as Python's formatters do. Knows nothing of settings. */

const INDENT = '    ';
const MAX_LINE_LENGTH = 88;

/** A name or call that stands in the Python as it is, such as `BASE_DIR / "static"`. */
export class PythonCode {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A Python string literal; its quotation marks are double ones. */
export const pythonString = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

function atom(value: unknown): string | null {
  if (value instanceof PythonCode) return value.text;
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : `float("${String(value)}")`;
  if (typeof value === 'string') return pythonString(value);
  return null;
}

/**
 * `value` as a Python expression.
 * @param column where it begins in its line
 */
export function pythonValue(value: unknown, depth = 0, column = 0): string {
  const simple = atom(value);
  if (simple !== null) return simple;
  const isList = Array.isArray(value);
  const [open, close] = isList ? '[]' : '{}';
  const items = isList
    ? value.map((item) => ['', item] as const)
    : Object.entries(value as object).map(([name, item]) => [`${pythonString(name)}: `, item] as const);
  const flat = `${open ?? ''}${items.map(([name, item]) => name + pythonValue(item)).join(', ')}${close ?? ''}`;
  if (!flat.includes('\n') && column + flat.length <= MAX_LINE_LENGTH) return flat;
  const indent = INDENT.repeat(depth + 1);
  const lines = items.map(
    ([name, item]) => `${indent}${name}${pythonValue(item, depth + 1, indent.length + name.length + 1)},`,
  );
  return [open, ...lines, `${INDENT.repeat(depth)}${close ?? ''}`].join('\n');
}

/** An assignment to `name`. */
export const pythonAssignment = (name: string, value: unknown): string =>
  `${name} = ${pythonValue(value, 0, name.length + 3)}`;
