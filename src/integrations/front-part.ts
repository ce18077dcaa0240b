/** Reads what a block of code says about itself before its source: lines `name: value` between two lines `---`. */
import { CHOICES, type PlaygroundProperties } from './element-properties.js';
import { FrontText } from './front-text.js';

/** Makes an object of a front part's text. */
export type FrontReader = (text: string) => unknown;

export interface FrontPart {
  properties: PlaygroundProperties;
  source: string;
}

/** The template is the block itself. */
type FrontName = Exclude<keyof PlaygroundProperties, 'template' | 'src' | 'htmlFor'>;

/** Front name → what its value must be. */
const NAMES: Record<FrontName, readonly string[]> = {
  context: ['object'],
  contextSrc: ['string'],
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
  stylesheets: ['string', 'array'],
};

/** The names that a front part may have. */
export const FRONT_NAMES: readonly string[] = Object.keys(NAMES);

/** What authors call what JavaScript calls otherwise. */
const WORDS: Record<string, string> = {
  object: 'an object',
  array: 'a list',
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
};

const kindOf = (value: unknown): string => {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
};

const either = (words: readonly string[]): string =>
  new Intl.ListFormat('en', { type: 'disjunction' }).format(words);

/** What is wrong with `value`, or `null`. */
function faultOf(name: string, value: unknown, allowed: readonly string[]): string | null {
  const kinds = (NAMES as Record<string, readonly string[]>)[name];
  if (!kinds || !allowed.includes(name)) {
    return `there is no ${name}; a front part may have ${allowed.join(', ')}.`;
  }
  const kind = kindOf(value);
  if (!kinds.includes(kind)) {
    return `${name} must be ${either(kinds.map((each) => WORDS[each] ?? each))}, not ${WORDS[kind] ?? kind}.`;
  }
  const choices = (CHOICES as Record<string, readonly unknown[]>)[name];
  if (!choices || choices.includes(value)) return null;
  return `${name} must be ${either(choices.map(String))}, not ${String(value)}.`;
}

function check(front: unknown, allowed: readonly string[], text: FrontText): PlaygroundProperties {
  if (kindOf(front) !== 'object') throw text.fault('it must name values.');
  for (const [name, value] of Object.entries(front as object)) {
    const fault = faultOf(name, value, allowed);
    if (fault !== null) throw text.fault(fault, text.lineOf(name));
  }
  return front as PlaygroundProperties;
}

/**
 * Takes a block's front part off.
 * @param reader makes an object of its text (default: `name: value` lines)
 * @param allowed the names that it may have
 * @throws Error naming the line and what is wrong there
 */
export function readFront(
  text: string,
  reader?: FrontReader,
  allowed: readonly string[] = FRONT_NAMES,
): FrontPart {
  const [whole, inner] = /^---[ \t]*\r?\n([^]*?)\r?\n?^---[ \t]*(?:\r?\n|$)/m.exec(text) ?? [];
  if (whole === undefined || inner === undefined || !text.startsWith('---'))
    return { properties: {}, source: text };
  const front = new FrontText(inner);
  const values = reader ? reader(inner) : front.read();
  return { properties: check(values, allowed, front), source: text.slice(whole.length) };
}
