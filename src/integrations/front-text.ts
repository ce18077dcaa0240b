/** The text of a front part: its lines `name: value`, and errors that name a line. Does not know the names. */

/** Front parts begin after a line `---`. */
const FIRST_LINE = 2;

const NAME = /^([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+|$|(?=[[{"]))(.*)$/;
const ITEM = /^[ \t]*-(?:[ \t]+(.*))?$/;

/** A text without the quotes that YAML allows and without a comment. */
function plainText(text: string): string {
  const quoted = /^'((?:[^']|'')*)'[ \t]*(?:#.*)?$/.exec(text)?.[1];
  return quoted === undefined ? text.replace(/(?:^|[ \t]+)#.*$/, '') : quoted.replaceAll("''", "'");
}

/** JSON, or else the text that it is. @throws SyntaxError for what begins as JSON and is none */
function scalar(text: string): unknown {
  if (/^[[{"]/.test(text)) return JSON.parse(text) as unknown;
  const plain = plainText(text);
  try {
    return JSON.parse(plain) as unknown;
  } catch {
    return plain;
  }
}

/** An item is a text, also where it looks like a number. */
const itemOf = (text: string): unknown => (text.startsWith('"') ? scalar(text) : plainText(text));

interface Entry {
  name: string;
  /** Where it begins. */
  line: number;
  value: string[];
  isList: boolean;
}

export class FrontText {
  readonly #lines: readonly string[];

  constructor(text: string) {
    this.#lines = text.split(/\r?\n/);
  }

  /** An error about the line at `index`, or about the whole. */
  fault(message: string, index = -1, options?: ErrorOptions): Error {
    const line = this.#lines[index];
    const place =
      line === undefined
        ? 'The front part of a django block'
        : `Line ${index + FIRST_LINE} of a django block (${line.trim()})`;
    return new Error(`${place}: ${message}`, options);
  }

  /** Where `name` has its value, or -1. */
  lineOf(name: string): number {
    // Other readers take names in quotes, too.
    return this.#lines.findIndex((line) => NAME.exec(line.replace(/^(["'])(.*?)\1/, '$2'))?.[1] === name);
  }

  /**
   * The values by name: JSON, text, or the items of a list. A value goes on in lines that are indented or
   * begin with `-`, a quotation mark or a bracket.
   * @throws Error naming the line that cannot be read
   */
  read(): Record<string, unknown> {
    const entries: Entry[] = [];
    for (const [index, line] of this.#lines.entries()) {
      if (/^[ \t]*(?:#|$)/.test(line)) continue;
      const [, name, value = ''] = NAME.exec(line) ?? [];
      const last = entries.at(-1);
      if (name !== undefined)
        entries.push({ name, line: index, value: [value.trim()].filter(Boolean), isList: false });
      else if (last && (/^[ \t"[\]{}]/.test(line) || ITEM.test(line))) this.#goOn(last, line, index);
      else throw this.fault('this is no “name: value”.', index);
    }
    return Object.fromEntries(entries.map((entry) => [entry.name, this.#valueOf(entry)]));
  }

  #goOn(entry: Entry, line: string, index: number): void {
    const item = ITEM.exec(line);
    if (entry.value.length === 0) entry.isList = item !== null;
    else if (entry.isList !== (item !== null))
      throw this.fault(entry.isList ? 'a list goes on with “- item”.' : 'this is no “name: value”.', index);
    entry.value.push(entry.isList ? (item?.[1] ?? '').trim() : line);
  }

  #valueOf({ name, line, value, isList }: Entry): unknown {
    try {
      return isList ? value.map(itemOf) : scalar(value.join('\n').trim());
    } catch (cause) {
      throw this.fault(`the value of ${name} is not valid JSON.`, line, { cause });
    }
  }
}
