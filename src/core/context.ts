/**
 * Turns context values into the JSON text that Python reads, with marks for what JSON lacks.
 * The counterpart is `django_playground/contexts.py`. A mark is `{"$": type, "v": value}`; a plain object that has
 * a key "$" of its own is written as the mark "object", so that nothing an author writes is taken for a mark.
 */
import { encodeTime } from './context-times.js';
import { DjangoError } from './errors.js';
import type { ContextText } from './protocol.js';

/** What only functions and only arrays have. */
interface NoMembers {
  readonly [Symbol.hasInstance]?: never;
  readonly [Symbol.unscopables]?: never;
}

/** Values under the names that they have in the template: an object of any kind, or a `Map`; no function and no array. */
export type ContextObject = Readonly<Record<string, unknown>> | (object & NoMembers);

/** A context object, or the text of a JSON object. */
export type Context = ContextObject | string;

/** Deeper data kills the Python interpreter (its JSON reader recurses in C), so it is refused before it crosses. */
export const MAX_CONTEXT_DEPTH = 1000;

/** From this length on an array has to be filled at least by half: each hole would become a None. */
const MAX_SPARSE_LENGTH = 100_000;

/** A path in a message; that into deep data would fill pages. */
const shorten = (path: string): string =>
  path.length <= 160 ? path : `${path.slice(0, 80)} … ${path.slice(-60)}`;

/** The JSON of what Python can hash: texts, numbers, true, false, null, and marks of types that do not change. */
const HASHABLE = /^(?:[^[{]|\{"\$":"(?:bytes|date|datetime|float|int|time|timedelta)")/;

const mark = (type: string, json: string): string => `{"$":"${type}","v":${json}}`;

function refuse(path: string, what: string, remedy: string): never {
  throw new DjangoError('TemplateError', `The context value ${shorten(path)} is ${what}. ${remedy}`);
}

/** What kind of object `value` is, also when it comes from another realm such as a frame. */
const tagOf = (value: object): string => Object.prototype.toString.call(value).slice(8, -1);

/** Whether `value` is one of the browser's or of JavaScript's own, whose state is not in its fields. */
function isPlatformObject(value: object): boolean {
  let owner: unknown = value;
  while (owner && !Object.hasOwn(owner, Symbol.toStringTag)) owner = Object.getPrototypeOf(owner);
  // An author's class may have a tag too; its constructor has a source.
  return Boolean(owner) && String((owner as object).constructor).includes('[native code]');
}

/** Writes one value; carries the way to it for messages and to see cycles. */
class ContextEncoder {
  readonly #ancestors = new Set<object>();

  encode(value: unknown, path: string): string {
    switch (typeof value) {
      case 'string':
        return JSON.stringify(value);
      case 'boolean':
        return String(value);
      case 'number':
        return this.#number(value);
      case 'bigint':
        return mark('int', `"${value}"`);
      case 'undefined':
        return 'null';
      case 'object':
        return value === null ? 'null' : this.#within(value, path);
      default:
        return refuse(
          path,
          `a ${typeof value}`,
          'Python cannot receive it: pass data only, and put code into a text/python script.',
        );
    }
  }

  #number(value: number): string {
    if (Number.isNaN(value)) return mark('float', '"nan"');
    if (!Number.isFinite(value)) return mark('float', value > 0 ? '"inf"' : '"-inf"');
    return Object.is(value, -0) ? mark('float', '"-0"') : String(value);
  }

  #within(value: object, path: string): string {
    if (this.#ancestors.has(value)) refuse(path, 'a cycle', 'Pass data without references back to itself.');
    if (this.#ancestors.size >= MAX_CONTEXT_DEPTH) {
      refuse(path, `nested deeper than ${MAX_CONTEXT_DEPTH} levels`, 'Flatten the data.');
    }
    this.#ancestors.add(value);
    const json = this.#object(value, path);
    this.#ancestors.delete(value);
    return json;
  }

  #object(value: object, path: string): string {
    if (Array.isArray(value)) return this.#array(value, path);
    const tag = tagOf(value);
    const time = encodeTime(value, tag);
    if (time) return 'problem' in time ? refuse(path, time.problem, time.remedy) : mark(time.type, time.json);
    switch (tag) {
      case 'Object':
        return this.#plain(value, path);
      case 'Map':
        return mark(
          'map',
          `[${Array.from(value as Map<unknown, unknown>, ([k, v]) => this.#pair(k, v, path)).join()}]`,
        );
      case 'Set':
        return mark(
          'set',
          `[${Array.from(value as Set<unknown>, (item, index) => this.#hashable(item, `${path}{${index}}`)).join()}]`,
        );
      case 'ArrayBuffer':
      case 'SharedArrayBuffer':
        return this.#bytes(new Uint8Array(value as ArrayBuffer));
      case 'String':
      case 'Number':
      case 'Boolean':
      case 'BigInt':
        return this.encode(value.valueOf(), path);
      case 'RegExp':
        return this.encode(`${value as RegExp}`, path);
      case 'Error':
      case 'DOMException': {
        const { name, message } = value as Error;
        return this.#plain({ name, message }, path);
      }
      default:
        return this.#other(value, path);
    }
  }

  #array(value: readonly unknown[], path: string): string {
    const { length } = value;
    if (length > MAX_SPARSE_LENGTH && Object.keys(value).length < length / 2) {
      refuse(path, `an array of ${length} places, most of them empty`, 'Pass an object or a Map instead.');
    }
    return `[${Array.from(value, (item, index) => this.encode(item, `${path}[${index}]`)).join()}]`;
  }

  /** A member of a set or a key. */
  #hashable(value: unknown, path: string): string {
    const json = this.encode(value, path);
    if (!HASHABLE.test(json)) {
      refuse(path, 'an object or an array', 'Python takes none into sets and as keys: pass an array.');
    }
    return json;
  }

  #other(value: object, path: string): string {
    if (ArrayBuffer.isView(value)) return this.#view(value, path);
    if (isPlatformObject(value)) {
      refuse(
        path,
        `an instance of ${tagOf(value)}`,
        'Only data crosses into Python: pass an object with the fields that the template needs.',
      );
    }
    return this.#plain(value, path);
  }

  #plain(value: object, path: string): string {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    if (Object.hasOwn(value, '$'))
      return mark('object', `[${entries.map(([k, v]) => this.#pair(k, v, path)).join()}]`);
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${this.encode(item, `${path}.${key}`)}`).join()}}`;
  }

  #pair(key: unknown, value: unknown, path: string): string {
    return `[${this.#hashable(key, `${path} key`)},${this.encode(value, `${path}[${String(key)}]`)}]`;
  }

  /** Bytes for the views that mean bytes, a list of numbers for the numeric ones. */
  #view(value: ArrayBufferView, path: string): string {
    if (/^(?:Uint8.*|DataView)$/.test(tagOf(value))) {
      return this.#bytes(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    }
    return `[${Array.from(value as unknown as ArrayLike<number | bigint>, (item) => this.encode(item, path)).join()}]`;
  }

  #bytes(bytes: Uint8Array): string {
    let binary = '';
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return mark('bytes', `"${btoa(binary)}"`);
  }
}

/** The members of a Map at the top, whose keys are names. */
function named(context: Map<unknown, unknown>): Record<string, unknown> {
  for (const key of context.keys()) {
    if (typeof key !== 'string')
      refuse('context', `a Map with the key ${String(key)}`, 'Its keys are names in the template: use text.');
  }
  return Object.fromEntries(context as Map<string, unknown>);
}

/**
 * A context object as text for Python.
 *
 * docs/contexts.md has the whole table. Numbers keep their kind (`3` → int, `3.5` → float), `Date` → aware datetime, `Temporal`
 * → date, time, datetime and timedelta, `Map` → dict, `Set` → set, `bigint` → int,
 * `ArrayBuffer`, `Uint8Array` and `DataView` → bytes, other typed arrays → list, `RegExp` → its text, `null` → None;
 * instances of classes → dict of their own fields, errors → dict of `name` and `message`. A member that is
 * `undefined` is left out, as in JSON; in arrays it is None.
 * @throws DjangoError `TemplateError` naming the path of what cannot cross: functions, symbols, objects of the browser, cycles,
 *   invalid dates, objects in sets and as keys, arrays that are nearly empty
 */
export function encodeContext(context: ContextObject): ContextText {
  const plain = tagOf(context) === 'Map' ? named(context as Map<unknown, unknown>) : context;
  if (typeof plain !== 'object' || Array.isArray(plain)) {
    throw new DjangoError(
      'TemplateError',
      'The context must be an object whose members are the names in the template.',
    );
  }
  return { json: new ContextEncoder().encode(plain, 'context'), tagged: true };
}

/** The deepest nesting of arrays and objects in a valid JSON text. */
export function jsonDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\[^][^"\\]*)*"?|[{[]|[}\]]/g)) {
    if (token === '{' || token === '[') deepest = Math.max(deepest, (depth += 1));
    else if (token === '}' || token === ']') depth -= 1;
  }
  return deepest;
}
