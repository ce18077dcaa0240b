import { expect } from '@open-wc/testing';
import { encodeContext, jsonDepth, MAX_CONTEXT_DEPTH } from '../../src/core/context.js';
import { DjangoError } from '../../src/core/errors.js';

class User {
  name = 'Ada';
  #secret = 1;
  get secret(): number {
    return this.#secret;
  }
}
class Tagged {
  a = 1;
  readonly [Symbol.toStringTag] = 'Tagged';
}
class Described {
  a = 1;
  get [Symbol.toStringTag](): string {
    return `Described ${this.a}`;
  }
}

/** What `source` gives in another realm. */
function elsewhere(source: string): unknown {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const value: unknown = (frame.contentWindow as unknown as { eval(code: string): unknown }).eval(source);
  frame.remove();
  return value;
}

const json = (context: Record<string, unknown>): string => encodeContext(context).json;

describe('encodeContext', () => {
  const rows: [string, unknown, string][] = [
    ['an integer', 3, '3'],
    ['a fraction', 3.5, '3.5'],
    ['negative zero', -0, '{"$":"float","v":"-0"}'],
    ['NaN', Number.NaN, '{"$":"float","v":"nan"}'],
    ['infinity', -Infinity, '{"$":"float","v":"-inf"}'],
    ['a bigint', 2n ** 64n, '{"$":"int","v":"18446744073709551616"}'],
    ['null', null, 'null'],
    ['text with quotes', 'a"b', '"a\\"b"'],
    ['a Date', new Date(0), '{"$":"datetime","v":"1970-01-01T00:00:00.000Z"}'],
    ['a Map with number keys', new Map([[1, 'a']]), '{"$":"map","v":[[1,"a"]]}'],
    ['a Set', new Set([1, 2]), '{"$":"set","v":[1,2]}'],
    ['bytes', new Uint8Array([104, 105]), '{"$":"bytes","v":"aGk="}'],
    ['an ArrayBuffer', new Uint8Array([104]).buffer, '{"$":"bytes","v":"aA=="}'],
    ['a numeric typed array', new Int16Array([-1, 2]), '[-1,2]'],
    ['a hole in an array', [1, , 3], '[1,null,3]'], // eslint-disable-line no-sparse-arrays
    ['an object with a key "$"', { $: 'datetime', v: 1 }, '{"$":"object","v":[["$","datetime"],["v",1]]}'],
    ['an object without prototype', Object.assign(Object.create(null) as object, { a: 1 }), '{"a":1}'],
    ['an instance of a class as its own fields', new User(), '{"name":"Ada"}'],
    ['an instance with a tag of its own', new Described(), '{"a":1}'],
    ['an instance with a tag as a field', new Tagged(), '{"a":1}'],
    ['an Error', new TypeError('no'), '{"name":"TypeError","message":"no"}'],
    ['a DOMException', new DOMException('no', 'AbortError'), '{"name":"AbortError","message":"no"}'],
    ['a boxed bigint', Object(5n), '{"$":"int","v":"5"}'],
    ['a boxed number', Object(5), '5'],
    ['a boxed text', Object('a'), '"a"'],
    ['a boxed boolean', Object(false), 'false'],
    ['a regular expression', /x/g, '"/x/g"'],
    ['a DataView', new DataView(new Uint8Array([1, 104, 105]).buffer, 1), '{"$":"bytes","v":"aGk="}'],
    [
      'a Set of what can be hashed',
      new Set([null, true, 'a', 1n, NaN, new Date(0), new Uint8Array([104])]),
      '{"$":"set","v":[null,true,"a",{"$":"int","v":"1"},{"$":"float","v":"nan"},' +
        '{"$":"datetime","v":"1970-01-01T00:00:00.000Z"},{"$":"bytes","v":"aA=="}]}',
    ],
    ['an integer beyond 2^53', 2 ** 53, '9007199254740992'],
    ['half a character', '\ud800', '"\\ud800"'],
    ['undefined in an array', [undefined], '[null]'],
    ['a proxy', new Proxy({ a: 1 }, {}), '{"a":1}'],
    ['a Date of another realm', elsewhere('new Date(0)'), '{"$":"datetime","v":"1970-01-01T00:00:00.000Z"}'],
    ['a Map of another realm', elsewhere('new Map([[1, 2]])'), '{"$":"map","v":[[1,2]]}'],
    ['a Set of another realm', elsewhere('new Set([1])'), '{"$":"set","v":[1]}'],
    ['bytes of another realm', elsewhere('new Uint8Array([104, 105])'), '{"$":"bytes","v":"aGk="}'],
    ['a buffer of another realm', elsewhere('new Uint8Array([104]).buffer'), '{"$":"bytes","v":"aA=="}'],
    ['an object of another realm', elsewhere('({ a: [1] })'), '{"a":[1]}'],
    ['an instance of another realm', elsewhere('new (class A { b = 1 })()'), '{"b":1}'],
    ['an Error of another realm', elsewhere('new Error("no")'), '{"name":"Error","message":"no"}'],
    ['a boxed number of another realm', elsewhere('new Number(2)'), '2'],
  ];
  for (const [name, value, expected] of rows) {
    it(`writes ${name}`, () => {
      expect(json({ x: value })).to.equal(`{"x":${expected}}`);
    });
  }

  it('leaves out members that are undefined', () => {
    expect(json({ a: undefined, b: 1 })).to.equal('{"b":1}');
  });

  it('writes an object twice when it is used twice', () => {
    const shared = { a: 1 };
    expect(json({ x: shared, y: shared })).to.equal('{"x":{"a":1},"y":{"a":1}}');
  });

  const cycle: Record<string, unknown> = {};
  cycle['self'] = { back: cycle };
  class Field extends HTMLElement {
    a = 1;
  }
  customElements.define('context-test-field', Field);
  const refused: [string, Record<string, unknown>, RegExp][] = [
    ['a function', { items: [{ go: () => 1 }] }, /context\.items\[0\]\.go is a function/],
    ['a symbol', { s: Symbol('x') }, /context\.s is a symbol/],
    ['a boxed symbol', { s: Object(Symbol('x')) as unknown }, /context\.s is an instance of Symbol/],
    [
      'a node of the document',
      { n: document.createElement('p') },
      /context\.n is an instance of HTMLParagraphElement/,
    ],
    ['a custom element', { n: new Field() }, /context\.n is an instance of HTMLElement/],
    ['a promise', { p: [Promise.resolve()] }, /context\.p\[0\] is an instance of Promise/],
    ['a WeakMap', { w: new WeakMap() }, /context\.w is an instance of WeakMap/],
    ['a promise of another realm', { p: elsewhere('Promise.resolve()') }, /instance of Promise/],
    ['a Blob', { b: new Blob() }, /context\.b is an instance of Blob/],
    ['a generator', { g: [1].values() }, /context\.g is an instance of Array Iterator/],
    ['a function in an instance', { u: Object.assign(new User(), { go: () => 1 }) }, /context\.u\.go is a/],
    ['the window', { w: window }, /context\.w is an instance of Window/],
    ['an invalid Date', { d: new Date(Number.NaN) }, /context\.d is an invalid Date/],
    ['a cycle', cycle, /context\.self\.back is a cycle/],
    ['a Date before the year 1', { d: new Date(-1e14) }, /context\.d is a Date outside the years 1 to 9999/],
    ['a Date after the year 9999', { d: new Date(8e15) }, /context\.d is a Date outside the years/],
    ['an object in a Set', { s: new Set([1, new User()]) }, /context\.s\{1\} is an object or an array/],
    ['a Map in a Set', { s: new Set([new Map()]) }, /context\.s\{0\} is an object or an array/],
    ['an array as a key', { m: new Map([[[1], 2]]) }, /context\.m key is an object or an array/],
    [
      'an array with a far end',
      { a: Object.assign([], { [2 ** 31]: 1 }) },
      /context\.a is an array of 2147483649/,
    ],
  ];
  for (const [name, context, message] of refused) {
    it(`refuses ${name} and names its path`, () => {
      expect(() => json(context)).to.throw(DjangoError, message);
    });
  }

  it('refuses data that is nested too deep for Python', () => {
    let deep: unknown = 1;
    for (let level = 0; level <= MAX_CONTEXT_DEPTH; level += 1) deep = [deep];
    expect(() => json({ deep })).to.throw(DjangoError, /nested deeper than 1000/);
    expect(() => json({ deep })).to.throw(DjangoError, /^.{0,300}$/);
  });

  const { Temporal } = globalThis as unknown as {
    Temporal?: Record<string, { from(text: string): unknown }>;
  };
  const times: [string, string, string, string][] = [
    ['PlainDate', '2026-01-31[u-ca=hebrew]', 'date', '"2026-01-31"'],
    ['PlainTime', '12:30:00.123456789', 'time', '"12:30:00.123456"'],
    ['PlainDateTime', '2026-01-31T12:30', 'datetime', '"2026-01-31T12:30:00.000000"'],
    ['ZonedDateTime', '2026-01-31T12:30[Asia/Tokyo]', 'datetime', '"2026-01-31T12:30:00.000000+09:00"'],
    ['Instant', '2026-01-31T12:30Z', 'datetime', '"2026-01-31T12:30:00.000000Z"'],
    ['Duration', 'P1DT1.5S', 'timedelta', '86401.5'],
  ];
  for (const [type, text, kind, expected] of Temporal ? times : []) {
    it(`writes a Temporal.${type}`, () => {
      expect(json({ x: Temporal?.[type]?.from(text) })).to.equal(`{"x":{"$":"${kind}","v":${expected}}}`);
    });
  }
  for (const [type, text] of Temporal
    ? [
        ['Duration', 'P1M'],
        ['PlainYearMonth', '2026-01'],
        ['PlainDate', '-000001-01-01'],
      ]
    : []) {
    it(`refuses the Temporal.${type} ${text}`, () => {
      expect(() => json({ x: Temporal?.[type ?? '']?.from(text ?? '') })).to.throw(
        DjangoError,
        /context\.x is a/,
      );
    });
  }
});

describe('encodeContext at the top', () => {
  it('takes a Map, also of another realm, and an instance', () => {
    const maps = [new Map([['a', 1]]), elsewhere('new Map([["a", 1]])') as Map<string, unknown>];
    expect(maps.map((map) => encodeContext(map).json)).to.deep.equal(['{"a":1}', '{"a":1}']);
    expect(json({ name: 'Ada' })).to.equal(encodeContext(new User()).json);
  });
});

describe('encodeContext of a Map at the top', () => {
  it('takes names only', () => {
    for (const key of [1, Symbol('s'), null]) {
      const map = new Map([[key, 1]]) as unknown as Map<string, unknown>;
      expect(() => encodeContext(map)).to.throw(DjangoError, /a Map with the key/);
    }
  });
});

describe('jsonDepth', () => {
  it('counts brackets outside texts', () => {
    expect(jsonDepth('{"a":[[1]],"b":"[[[["}')).to.equal(3);
  });

  it('reads a broken text once', () => {
    expect(jsonDepth(`["${'\\"'.repeat(100_000)}`)).to.equal(1);
    expect(jsonDepth(`"${'x'.repeat(20_000_000)}"`)).to.equal(0);
  });
});
