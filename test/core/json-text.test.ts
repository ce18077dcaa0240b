import { expect } from '@open-wc/testing';
import { DjangoError } from '../../src/core/errors.js';
import { findJSONFault, parseJSONObject } from '../../src/core/json-text.js';

describe('findJSONFault', () => {
  const good = ['{}', ' [1, -2.5e3, "a\\u00e9", true, null] ', '{"a": {"b": [ ]}}', '"x"', '0'];
  for (const text of good) {
    it(`accepts ${text} as JSON.parse does`, () => {
      expect(findJSONFault(text)).to.equal(null);
      expect(() => JSON.parse(text) as unknown).not.to.throw();
    });
  }

  const bad: [string, number, string][] = [
    ['{"a": 1,}', 8, 'a name in double quotes'],
    ["{'a': 1}", 1, 'a name in double quotes or “}”'],
    ['{"a" 1}', 5, '“:”'],
    ['[1 2]', 3, '“,” or the closing bracket'],
    ['{"a": tru}', 6, 'a value'],
    ['[1, 2', 5, '“,” or the closing bracket'],
    ['{} {}', 3, 'the end of the text'],
    ['[}', 1, 'a value or “]”'],
    ['', 0, 'a value'],
    ['01', 1, 'the end of the text'],
    ['"a\nb"', 0, 'a value'],
  ];
  for (const [text, offset, expected] of bad) {
    it(`finds the fault in ${JSON.stringify(text)}`, () => {
      expect(findJSONFault(text)).to.deep.equal({ offset, expected });
      expect(() => JSON.parse(text) as unknown).to.throw(SyntaxError);
    });
  }
});

describe('findJSONFault in long texts', () => {
  for (const [name, text, offset] of [
    ['an open text', `{"a": "${'x'.repeat(1_000_000)}`, 6],
    ['an open text of escapes', `["${'\\"'.repeat(100_000)}`, 1],
    ['blanks', ' '.repeat(100_000), 100_000],
  ] as const) {
    it(`finds the fault in ${name}`, () => {
      expect(findJSONFault(text)?.offset).to.equal(offset);
    });
  }

  it('accepts a text of 20 MB', () => {
    expect(findJSONFault(`"${'x'.repeat(20_000_000)}"`)).to.equal(null);
  });
});

describe('parseJSONObject', () => {
  it('names line and column and shows the place', () => {
    let error: unknown;
    try {
      parseJSONObject('{\n  "a": 1,\n  b: 2\n}', 'The context');
    } catch (thrown) {
      error = thrown;
    }
    expect(error).to.be.instanceOf(DjangoError);
    const { type, line, column, context, message } = error as DjangoError;
    expect(type).to.equal('TemplateError');
    expect([line, column]).to.deep.equal([3, 3]);
    expect(message).to.match(/^The context is not valid JSON: expected a name in double quotes/);
    expect(context?.split('\n')).to.include('3 |   b: 2').and.to.include('  |   ^');
  });

  it('refuses JSON that is no object', () => {
    expect(() => parseJSONObject('[1]', 'The context')).to.throw(DjangoError, /must be a JSON object/);
  });
});
