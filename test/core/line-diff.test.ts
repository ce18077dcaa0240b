import { expect } from '@open-wc/testing';
import { diffLines } from '../../src/core/line-diff.js';

const SIGNS = { same: ' ', added: '+', removed: '-' } as const;

const drawn = (before: string, after: string): string =>
  diffLines(before, after)
    .map(({ kind, text }) => SIGNS[kind] + text)
    .join('|');

const lines = (text: string): string => text.replace(/(?<=.)(?=.)/g, '\n');

describe('diffLines', () => {
  for (const [before, after, expected] of [
    ['', '', ' '],
    ['abc', 'abc', ' a| b| c'],
    ['abc', 'axc', ' a|-b|+x| c'],
    ['abc', 'ac', ' a|-b| c'],
    ['ac', 'abc', ' a|+b| c'],
    ['abc', 'xyz', '-a|-b|-c|+x|+y|+z'],
    ['abcabba', 'cbabac', '-a|-b| c|+b| a| b|-b| a|+c'],
    ['aab', 'ab', null],
    ['abcd', 'dabc', '+d| a| b| c|-d'],
  ] as const) {
    it(`of ${before} and ${after}`, () => {
      if (expected !== null) expect(drawn(lines(before), lines(after))).to.equal(expected);
      expect(
        drawn(lines(before), lines(after))
          .split('|')
          .filter((line) => line.startsWith(' ')).length,
      ).to.equal(longestCommon(before, after));
    });
  }

  it('leaves both texts whole and finds the fewest changes, on all texts of up to five lines of two kinds', () => {
    const all = [''];
    for (let at = 0; at < all.length && (all[at]?.length ?? 9) < 5; at += 1)
      all.push(`${all[at] ?? ''}a`, `${all[at] ?? ''}b`);
    for (const before of all.slice(1)) {
      for (const after of all.slice(1)) {
        const diff = diffLines(lines(before), lines(after));
        const without = (kind: string): string =>
          diff
            .filter((line) => line.kind !== kind)
            .map(({ text }) => text)
            .join('');
        expect([without('added'), without('removed')]).to.deep.equal([before, after]);
        expect(diff.filter(({ kind }) => kind === 'same').length).to.equal(longestCommon(before, after));
      }
    }
  });

  it('shows large texts that have nothing in common as replaced, without comparing all lines', () => {
    const many = (name: string): string => Array.from({ length: 5000 }, (_, at) => `${name}${at}`).join('\n');
    const diff = diffLines(`head\n${many('a')}`, `head\n${many('b')}`);
    expect(diff.map(({ kind }) => kind)).to.deep.equal([
      'same',
      ...Array<string>(5000).fill('removed'),
      ...Array<string>(5000).fill('added'),
    ]);
  });
});

/** The plain way: a table of all pairs. */
function longestCommon(before: string, after: string): number {
  if (before === '' && after === '') return 1;
  const table = Array.from({ length: before.length + 1 }, () => Array<number>(after.length + 1).fill(0));
  for (let x = 1; x <= before.length; x += 1)
    for (let y = 1; y <= after.length; y += 1) {
      const row = table[x];
      const above = table[x - 1];
      if (!row || !above) throw new Error('no row');
      row[y] =
        before[x - 1] === after[y - 1] ? (above[y - 1] ?? 0) + 1 : Math.max(above[y] ?? 0, row[y - 1] ?? 0);
    }
  return table[before.length]?.[after.length] ?? 0;
}
