/** PEP 440 as far as resolving needs it. */
import { expect } from '@open-wc/testing';
import {
  compareVersions,
  isSpecifierSet,
  isVersion,
  namesPrerelease,
  pinsExactly,
  satisfiesSpecifiers,
} from '../../../src/core/packaging/versions.js';

describe('satisfiesSpecifiers', () => {
  const rows: [version: string, specifiers: string, result: boolean | null][] = [
    ['5.2.18', '', true],
    ['5.2.18', '>=5.2,<6', true],
    ['5.2.18', '>= 5.2, < 6,', true],
    ['6.0', '>=5.2,<6', false],
    ['6.0rc1', '<6', false],
    ['6.0rc1', '<6.0rc2', true],
    ['6.0', '>6.0a1', true],
    ['1.0.post1', '>1.0', false],
    ['1.0.post2', '>1.0.post1', true],
    ['1.0+local', '>1.0', false],
    ['1.0', '<1.0.post1', true],
    ['2.2.5', '~=2.2', true],
    ['3.0', '~=2.2', false],
    ['2.3', '~=2.2.1', false],
    ['2', '==2.0.*', true],
    ['2', '~=2.0', true],
    ['2.1', '==2.0.*', false],
    ['2.1', '!=2.0.*', true],
    ['1.0', '==1.0.0', true],
    ['1.0+abc', '==1.0', true],
    ['1.0+abc', '==1.0+abc', true],
    ['1.0+abc', '==1.0+abd', false],
    ['1.0+abc', '<=1.0', true],
    ['1.0', '!=1.0.0', false],
    ['1!1.0', '==1.*', false],
    ['1!1.0', '~=1!1.0', true],
    ['2.2rc1', '~=2.2rc0', true],
    ['1.1a1', '==1.1.*', true],
    ['5.2', '>=5+local', null],
    ['5.2', '>=5.*', null],
    ['5.2', '=>5', null],
    ['1!1.0', '>=2', true],
    ['2.0.dev1', '>=1', true],
    ['1.0', '===1.0', true],
    ['5.2', '>>5', null],
    ['5.2', '~=5', null],
    ['nonsense', '>=1', false],
  ];
  for (const [version, specifiers, result] of rows) {
    it(`${version} in “${specifiers}”: ${String(result)}`, () => {
      expect(satisfiesSpecifiers(version, specifiers)).to.equal(result);
    });
  }
});

describe('versions', () => {
  it('sort as PEP 440 says', () => {
    const sorted = ['1.0.dev1', '1.0a1', '1.0b2', '1.0rc1', '1.0', '1.0.post1', '1.1', '1.10', '1!0.1'];
    expect([...sorted].reverse().sort(compareVersions)).to.deep.equal(sorted);
  });

  it('are told from other text', () => {
    expect(['1.0', 'v1', '1.0.x', ''].map(isVersion)).to.deep.equal([true, true, false, false]);
    expect(['', '>=1', '>=1,', '=1', '>=1.*', 'x y'].map(isSpecifierSet)).to.deep.equal([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('that are pre-releases are allowed by a set that names one', () => {
    expect(['>=1', '>=1.0b1', '!=1.0b1', '<2.0.dev0', '==1.0a1'].map(namesPrerelease)).to.deep.equal([
      false,
      true,
      false,
      true,
      true,
    ]);
  });

  it('are pinned exactly by == and === without a star', () => {
    expect(
      ['==1.0', '===1.0.0', '==1.*', '>=1.0', '>0,==1'].map((set) => pinsExactly(set, '1.0')),
    ).to.deep.equal([true, true, false, false, true]);
  });
});
