/** Memory goes into an image without its empty pages and comes back the same. */
import { expect } from '@open-wc/testing';
import { restoreImage, takeImage } from '../../worker/heap-image.js';

const PAGE = 4096;

/** A memory of `pages` pages with one byte each at the given offsets. */
function heapWith(pages: number, offsets: number[]): Uint8Array {
  const heap = new Uint8Array(pages * PAGE);
  for (const offset of offsets) heap[offset] = 7;
  return heap;
}

describe('takeImage', () => {
  const cases: [string, number[], number[]][] = [
    ['nothing', [], []],
    ['the first byte', [0], [0, 1]],
    ['the last byte', [8 * PAGE - 1], [7, 1]],
    ['neighbours', [PAGE, 2 * PAGE], [1, 2]],
    ['places apart', [0, 3 * PAGE + 5, 4 * PAGE, 7 * PAGE], [0, 1, 3, 2, 7, 1]],
  ];
  for (const [what, offsets, stretches] of cases) {
    it(`keeps only the pages that hold something (${what})`, () => {
      const image = takeImage(heapWith(8, offsets));
      expect(image.stretches).to.deep.equal(stretches);
      expect(image.heapBytes).to.equal(8 * PAGE);
    });
  }

  it('keeps a copy, which later writing does not change', () => {
    const heap = heapWith(1, [3]);
    const { pages } = takeImage(heap);
    heap[3] = 8;
    expect(pages[3]).to.equal(7);
  });
});

describe('restoreImage', () => {
  it('replaces all that was there', () => {
    const heap = heapWith(8, [1, 3 * PAGE, 7 * PAGE + 9]);
    const other = new Uint8Array(8 * PAGE).fill(5);
    restoreImage(takeImage(heap), other, other.length);
    expect(other).to.deep.equal(heap);
  });

  it('does not write zeros where nothing has been written', () => {
    const heap = heapWith(8, [1]);
    const other = new Uint8Array(8 * PAGE).fill(5);
    restoreImage(takeImage(heap), other, 2 * PAGE);
    expect([other[0], other[1], other[2 * PAGE - 1], other[2 * PAGE]]).to.deep.equal([0, 7, 0, 5]);
  });

  it('refuses a memory of another size', () => {
    const image = takeImage(heapWith(2, [1]));
    expect(() => restoreImage(image, new Uint8Array(PAGE), PAGE)).to.throw(/4096 bytes, its image 8192/);
  });
});
