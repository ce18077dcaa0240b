/**
 * Shows docstrings, which are reST mostly, as elements: paragraphs, literal blocks, lists and plain tables. What it does not
 * know stays text, and nothing of the text ever is markup.
 */

const INLINE = /``([\s\S]+?)``|(?::[\w:-]+:)?(?<!`)`([^`]+)`_{0,2}|\*\*([^*\s](?:[^*]*[^*\s])?)\*\*/g;
const RULE = /^\s*=+(?: +=+)+\s*$/;
const ITEM = /^\s*[*-] +/;
const DIRECTIVE = /^\s*\.\. ([\w-]+)::\s*(.*)$/;
const UNDERLINE = /^([=~^"'#*-])\1{2,}\s*$/;
const CODE = /^(?:code|code-block|sourcecode|highlight)$/;

const indentOf = (line: string): number => line.search(/\S|$/);

function element(name: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

/** The text of a paragraph, with what is code in it. */
function inline(text: string): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    const [all, literal, interpreted, strong] = match;
    parts.push(text.slice(from, match.index));
    const code = literal ?? interpreted?.replace(/\s*<[^<>]*>$/, '').replace(/^[~!]/, '');
    parts.push(element(code === undefined ? 'strong' : 'code', code?.trim() ?? strong ?? ''));
    from = match.index + all.length;
  }
  return [...parts, text.slice(from)];
}

/** The lines of a docstring, read from the first to the last. */
class Lines {
  readonly #lines: string[];
  #at = 0;

  constructor(text: string) {
    this.#lines = text.replaceAll('\t', '    ').split(/\r?\n/);
  }

  /** The line to be read, or `undefined` after the last. */
  get next(): string | undefined {
    return this.#lines[this.#at];
  }

  /** The line after that. */
  get second(): string | undefined {
    return this.#lines[this.#at + 1];
  }

  read(): string {
    return this.#lines[this.#at++] ?? '';
  }

  /** Reads as long as `goesOn` says so. */
  while(goesOn: (line: string) => boolean): string[] {
    const found: string[] = [];
    while (this.next !== undefined && goesOn(this.next)) found.push(this.read());
    return found;
  }

  /** Reads what is indented by more than `indent`, blank lines between included, without what all of it is indented by. */
  indented(indent: number): string {
    const found = this.while((line) => line.trim() === '' || indentOf(line) > indent);
    const common = Math.min(...found.filter((line) => line.trim() !== '').map(indentOf));
    return found
      .map((line) => line.slice(common))
      .join('\n')
      .replace(/^\s*\n|\s+$/g, '');
  }
}

/** A table whose columns begin where those of its rules do; a row without a first cell goes on with the one before. */
function table(lines: Lines): HTMLElement {
  const rule = lines.read();
  const starts = Array.from(rule.matchAll(/=+/g), ({ index }) => index);
  const rows: string[][] = [];
  for (const line of lines.while((one) => one.trim() !== '')) {
    if (RULE.test(line)) continue;
    const cells = starts.map((start, index) => line.slice(start, starts[index + 1]).trim());
    const last = rows.at(-1);
    if (last && cells[0] === '')
      for (const [index, cell] of cells.entries()) last[index] = `${last[index] ?? ''} ${cell}`.trim();
    else rows.push(cells);
  }
  const made = rows.map((cells) => element('tr', ...cells.map((cell) => element('td', ...inline(cell)))));
  return element('table', ...made);
}

function list(lines: Lines): HTMLElement {
  const items: string[] = [];
  const goesOn = (line: string): boolean => line.trim() !== '' && (ITEM.test(line) || indentOf(line) > 0);
  for (const line of lines.while(goesOn)) {
    if (ITEM.test(line)) items.push(line.replace(ITEM, ''));
    else items.push(`${items.pop() ?? ''} ${line.trim()}`);
  }
  return element('ul', ...items.map((item) => element('li', ...inline(item))));
}

function directive(lines: Lines, name: string, argument: string): HTMLElement[] {
  const body = lines.indented(indentOf(lines.read()));
  if (CODE.test(name)) return [element('pre', body)];
  const title = name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
  return [element('p', element('strong', `${title}: `), ...inline([argument, body].join(' ').trim()))];
}

/** A paragraph, and the literal block that it may announce with two colons. */
function paragraph(lines: Lines): HTMLElement[] {
  const indent = indentOf(lines.next ?? '');
  const first = lines.read();
  const isText = (line: string): boolean => line.trim() !== '' && !RULE.test(line) && !ITEM.test(line);
  const text = [first, ...(first.trim() === '::' ? [] : lines.while(isText))]
    .map((line) => line.trim().replace(/^:\w+ ([^:`]+):/, '$1:'))
    .join('\n');
  if (!text.endsWith('::')) return [element('p', ...inline(text))];
  const told = text === '::' ? '' : text.replace(/ ::$/, '').replace(/::$/, ':');
  const made = told === '' ? [] : [element('p', ...inline(told))];
  const body = lines.indented(indent);
  return body === '' ? made : [...made, element('pre', body)];
}

/** The elements of a docstring. */
export function restElements(text: string): HTMLElement[] {
  const lines = new Lines(text);
  const found: HTMLElement[] = [];
  while (lines.next !== undefined) {
    const [, name, argument = ''] = DIRECTIVE.exec(lines.next) ?? [];
    if (lines.next.trim() === '') lines.read();
    else if (name !== undefined) found.push(...directive(lines, name, argument));
    else if (RULE.test(lines.next)) found.push(table(lines));
    else if (ITEM.test(lines.next)) found.push(list(lines));
    else if (lines.next.startsWith('>>>')) found.push(element('pre', lines.while(Boolean).join('\n')));
    else if (UNDERLINE.test(lines.second ?? '')) {
      found.push(element('p', element('strong', lines.read().trim())));
      lines.read();
    } else found.push(...paragraph(lines));
  }
  return found;
}
