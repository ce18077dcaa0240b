import { expect } from '@open-wc/testing';
import { formatJSON } from '../../../src/core/format/format-json.js';

describe('formatJSON', () => {
  for (const [text, expected] of [
    ['{}', '{}\n'],
    ['{"a":1,"b":[1,2]}', '{\n  "a": 1,\n  "b": [1, 2]\n}\n'],
    ['{"a":1,"b":"x"}', '{ "a": 1, "b": "x" }\n'],
    [
      '{"a":12345678901234567890,"a":1.50,"b":"\\u00e9 {\\"}"}',
      '{ "a": 12345678901234567890, "a": 1.50, "b": "\\u00e9 {\\"}" }\n',
    ],
    ['[[],{}]', '[\n  [],\n  {}\n]\n'],
    ['{"a":', '{"a":'],
    ["{'a': 1}", "{'a': 1}"],
    ['', ''],
    [' \n', ' \n'],
  ] as const) {
    it(`lays ${JSON.stringify(text)} out`, () => {
      expect(formatJSON(text)).to.equal(expected);
      expect(formatJSON(expected)).to.equal(expected);
    });
  }

  it('breaks lines that are too long', () => {
    const list = Array.from({ length: 60 }, (_, at) => at);
    const formatted = formatJSON(JSON.stringify({ list }));
    expect(formatted.split('\n').length).to.be.above(60);
    expect(JSON.parse(formatted)).to.deep.equal({ list });
  });
});
