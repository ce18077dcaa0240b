/** Reads what a block of code says about itself before its source: lines `name: value` between two lines `---`. */
import type { PlaygroundProperties } from './element-properties.js';

/** Makes an object of a front part's text. */
export type FrontReader = (text: string) => unknown;

export interface FrontPart {
  properties: PlaygroundProperties;
  source: string;
}

/** Front name → what its value must be. */
const NAMES: Record<string, readonly string[]> = {
  context: ['object'],
  packages: ['string', 'array'],
  files: ['object'],
  settings: ['object'],
  request: ['object'],
  loading: ['string'],
  output: ['string'],
  timeout: ['number'],
  editable: ['boolean'],
  theme: ['string'],
  layout: ['string'],
  share: ['boolean'],
};

const kindOf = (value: unknown): string => {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
};

/** A value as JSON, or else as the text that it is. @throws Error for what begins as JSON and is none */
function valueOf(name: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    if (!/^[[{"]/.test(text)) return text;
    throw new Error(`The value of ${name} in the front part is not valid JSON: ${text}`, { cause });
  }
}

/** `name: value` lines; a value goes on in the lines that are indented or that close its brackets. */
function readLines(text: string): Record<string, unknown> {
  const entries: [name: string, value: string][] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [, name, value] = /^([A-Za-z]+):(.*)$/.exec(line) ?? [];
    const last = entries.at(-1);
    if (name !== undefined) entries.push([name, value ?? '']);
    else if (last && /^[ \t\]}]/.test(line)) last[1] += `\n${line}`;
    else throw new Error(`The front part of a django block has a line that is no “name: value”: ${line}`);
  }
  return Object.fromEntries(entries.map(([name, value]) => [name, valueOf(name, value.trim())]));
}

/** The names that a front part may have. */
export const FRONT_NAMES: readonly string[] = Object.keys(NAMES);

function check(front: unknown, allowed: readonly string[]): PlaygroundProperties {
  if (kindOf(front) !== 'object') throw new Error('The front part of a django block must name values.');
  for (const [name, value] of Object.entries(front as object)) {
    const kinds = NAMES[name];
    if (!kinds || !allowed.includes(name)) {
      throw new Error(`A front part has no ${name}; what it may have are ${allowed.join(', ')}.`);
    }
    if (!kinds.includes(kindOf(value))) {
      throw new Error(`${name} in a front part must be ${kinds.join(' or ')}, not ${kindOf(value)}.`);
    }
  }
  return front as PlaygroundProperties;
}

/**
 * Takes a block's front part off.
 * @param reader makes an object of its text
 * @param allowed the names that it may have
 * @throws Error saying what is wrong
 */
export function readFront(
  text: string,
  reader: FrontReader = readLines,
  allowed: readonly string[] = FRONT_NAMES,
): FrontPart {
  const [whole, front] = /^---[ \t]*\r?\n([^]*?)\r?\n?^---[ \t]*(?:\r?\n|$)/m.exec(text) ?? [];
  if (whole === undefined || front === undefined || !text.startsWith('---'))
    return { properties: {}, source: text };
  return { properties: check(reader(front), allowed), source: text.slice(whole.length) };
}
