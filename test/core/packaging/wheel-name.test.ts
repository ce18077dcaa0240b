/** Names of wheel files: what they say, and which suit Python 3.14 without compiled code. */
import { expect } from '@open-wc/testing';
import { compareBuilds, parseWheelName, suitability } from '../../../src/core/packaging/wheel-name.js';

describe('parseWheelName', () => {
  it('reads name, version, build and tags', () => {
    expect(parseWheelName('Django_Bird-0.18.1_local-2b-py2.py3-none-any.whl')).to.deep.equal({
      name: 'django-bird',
      version: '0.18.1-local',
      build: [2, 'b'],
      pythons: ['py2', 'py3'],
      abis: ['none'],
      platforms: ['any'],
    });
  });

  for (const name of [
    '',
    'a.whl',
    'a-1.whl',
    'a-1-py3-none-any.zip',
    'a-1-x-py3-none-any.whl',
    'a-1.tar.gz',
  ]) {
    it(`does not read “${name}”`, () => {
      expect(parseWheelName(name)).to.equal(null);
    });
  }

  const rows: [tags: string, rank: number][] = [
    ['py3-none-any', 0],
    ['py2.py3-none-any', 0],
    ['py39-none-any', 9],
    ['py314-none-any', 14],
    ['cp314-none-any', 15],
    ['py315-none-any', -1],
    ['cp313-none-any', -1],
    ['py2-none-any', -1],
    ['cp39-abi3-any', -1],
    ['cp314-abi3-manylinux_2_17_x86_64', -1],
    ['py3-none-win32', -1],
  ];
  for (const [tags, rank] of rows) {
    it(`ranks ${tags} with ${rank}`, () => {
      const wheel = parseWheelName(`a-1-${tags}.whl`);
      expect(wheel && suitability(wheel, '3.14.2')).to.equal(rank);
    });
  }

  it('orders builds by number, then by the rest', () => {
    const builds = [
      [0, ''],
      [2, ''],
      [2, 'a'],
      [10, ''],
    ] as const;
    expect([...builds].reverse().sort(compareBuilds)).to.deep.equal(builds);
  });
});
