/** What is kept is read back, and anything else is refused. */
import { expect } from '@open-wc/testing';
import { decodeSnapshot, encodeSnapshot, type Snapshot } from '../../worker/snapshot-format.js';

const snapshot: Snapshot = {
  start: { key: '{"LANGUAGE_CODE":"fr"}', answer: { installed: [], refused: [] } },
  image: { heapBytes: 12_288, stretches: [1, 1], pages: new Uint8Array(4096).fill(9) },
  pyodideState: new Uint8Array([1, 2, 255]),
};

/** The two parts one after another, as they lie in the file. */
function kept(): Uint8Array {
  const { head, pages } = encodeSnapshot(snapshot);
  const bytes = new Uint8Array(head.length + pages.length);
  bytes.set(head);
  bytes.set(pages, head.length);
  return bytes;
}

describe('the bytes of a snapshot', () => {
  it('give the snapshot back', () => {
    expect(decodeSnapshot(kept())).to.deep.equal(snapshot);
  });

  const damages: [string, (bytes: Uint8Array) => Uint8Array][] = [
    ['are none', () => new Uint8Array(0)],
    ['have no head yet', (bytes) => bytes.fill(0, 0, 60)],
    ['are of another kind', (bytes) => bytes.fill(1, 0, 1)],
    ['end too early', (bytes) => bytes.slice(0, -4)],
    ['end within the head', (bytes) => bytes.slice(0, 40)],
    ['have more than they should', (bytes) => new Uint8Array([...bytes, 0, 0, 0, 0])],
    ['differ in the head', (bytes) => bytes.fill(0x21, 20, 21)],
    ['differ in a page', (bytes) => bytes.fill(8, -512, -1)],
    [
      'have two pieces exchanged',
      (bytes) => {
        bytes.fill(1, -1024, -512);
        return bytes;
      },
    ],
  ];
  for (const [what, damage] of damages) {
    it(`are refused when they ${what}`, () => {
      expect(() => decodeSnapshot(damage(kept()))).to.throw(/snapshot/);
    });
  }
});
