/** Which requirements a failed package takes with it, and what is said to whom. */
import { expect } from '@open-wc/testing';
import type { LockedPackage } from '../../../src/core/packaging/lock.js';
import { blame, stillNeeded } from '../../../worker/packages/blame.js';

const entry = (name: string, ...requires: string[]): LockedPackage => ({
  name,
  version: '1.0',
  requires,
  wheel: null,
});

// `circle` and `base` need each other, as some real packages do.
const PACKAGES = [
  entry('base', 'circle'),
  entry('circle', 'base'),
  entry('mid', 'base'),
  entry('top', 'mid'),
  entry('own'),
];
const NEEDS = [
  { requirement: 'Top>=1', owners: ['<a>', '<b>'] },
  { requirement: 'own', owners: ['<c>'] },
  { requirement: 'base', owners: ['<c>'] },
];

const failed = (name: string, suggestions: string[] = []) =>
  new Map([[name, { message: 'it is broken.', suggestions }]]);

describe('a package that has failed', () => {
  it('is blamed on all that need it, with the way from them to it', () => {
    expect(blame(NEEDS, PACKAGES, failed('base', ['Mend it.']))).to.deep.equal([
      {
        kind: 'package',
        message:
          'base 1.0 (needed by mid, needed by top, asked for by <a>, <b>; asked for by <c>) cannot be used: it is broken.',
        requirements: ['Top>=1', 'base'],
        owners: ['<a>', '<b>', '<c>'],
        suggestions: ['Mend it.'],
      },
    ]);
  });

  it('that nobody needs is nobody’s error', () => {
    expect(blame(NEEDS.slice(1, 2), PACKAGES, failed('base'))).to.deep.equal([]);
  });

  it('leaves what the other requirements need, in order', () => {
    const refused = blame(NEEDS, PACKAGES, failed('mid'));
    expect(refused[0]?.requirements).to.deep.equal(['Top>=1']);
    expect(stillNeeded(NEEDS, PACKAGES, refused).map(({ name }) => name)).to.deep.equal([
      'base',
      'circle',
      'own',
    ]);
  });
});
