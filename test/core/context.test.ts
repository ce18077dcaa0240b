import { expect } from '@open-wc/testing';
import { encodeContext, jsonDepth, MAX_CONTEXT_DEPTH } from '../../src/core/context.js';
import { DjangoError } from '../../src/core/errors.js';

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
  class User {
    name = 'Ada';
  }
  const refused: [string, Record<string, unknown>, RegExp][] = [
    ['a function', { items: [{ go: () => 1 }] }, /context\.items\[0\]\.go is a function/],
    ['a symbol', { s: Symbol('x') }, /context\.s is a symbol/],
    ['an instance of a class', { user: new User() }, /context\.user is an instance of User/],
    ['a regular expression', { r: /x/ }, /instance of RegExp/],
    ['an invalid Date', { d: new Date(Number.NaN) }, /context\.d is an invalid Date/],
    ['a cycle', cycle, /context\.self\.back is a cycle/],
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
  });
});

describe('jsonDepth', () => {
  it('counts brackets outside texts', () => {
    expect(jsonDepth('{"a":[[1]],"b":"[[[["}')).to.equal(3);
  });
});
