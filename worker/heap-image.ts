/**
 * A copy of an interpreter's memory without its empty pages, and the way back. Nearly half of the pages are empty, which
 * makes the copy quicker to take, to keep and to read. Knows nothing of what the memory holds.
 */
import type { SavedMemory } from './pyodide-snapshot.js';

/** The pages of a memory that hold something. */
export interface HeapImage {
  /** Bytes of the whole memory. */
  heapBytes: number;
  /** First page and number of pages of each stretch, in order: `[start, count, start, count, …]`. */
  stretches: number[];
  /** The stretches' bytes, one after another. */
  pages: Uint8Array;
}

const PAGE_BYTES = 4096;
const PAGE_WORDS = PAGE_BYTES / 4;

function isEmpty(words: Uint32Array, page: number): boolean {
  const end = (page + 1) * PAGE_WORDS;
  for (let index = page * PAGE_WORDS; index < end; index += 1) {
    if (words[index] !== 0) return false;
  }
  return true;
}

function findStretches(words: Uint32Array): number[] {
  const stretches: number[] = [];
  const pageCount = words.length / PAGE_WORDS;
  let start = -1;
  for (let page = 0; page <= pageCount; page += 1) {
    const holdsSomething = page < pageCount && !isEmpty(words, page);
    if (holdsSomething && start < 0) start = page;
    if (!holdsSomething && start >= 0) {
      stretches.push(start, page - start);
      start = -1;
    }
  }
  return stretches;
}

/** Calls back for each stretch with its place in the memory and in the image. */
function eachStretch(
  stretches: readonly number[],
  visit: (heapOffset: number, imageOffset: number, sizeBytes: number) => void,
): number {
  let imageOffset = 0;
  for (let index = 0; index + 1 < stretches.length; index += 2) {
    const [start = 0, count = 0] = stretches.slice(index, index + 2);
    visit(start * PAGE_BYTES, imageOffset, count * PAGE_BYTES);
    imageOffset += count * PAGE_BYTES;
  }
  return imageOffset;
}

/** Copies what a memory holds. Looks at every word, which takes tens of milliseconds. */
export function takeImage(heap: Uint8Array): HeapImage {
  const stretches = findStretches(new Uint32Array(heap.buffer, heap.byteOffset, heap.byteLength / 4));
  const pages = new Uint8Array(eachStretch(stretches, () => undefined));
  eachStretch(stretches, (heapOffset, imageOffset, sizeBytes) => {
    pages.set(heap.subarray(heapOffset, heapOffset + sizeBytes), imageOffset);
  });
  return { heapBytes: heap.length, stretches, pages };
}

/**
 * Makes a memory of the image's size equal to the memory that the image was taken of.
 * From `usedBytes` on it must be all zeros: writing zeros there would cost real memory.
 */
export function restoreImage(image: HeapImage, heap: Uint8Array, usedBytes: number): void {
  if (heap.length !== image.heapBytes) {
    throw new Error(`The memory has ${heap.length} bytes, its image ${image.heapBytes}`);
  }
  let emptyFrom = 0;
  eachStretch(image.stretches, (heapOffset, imageOffset, sizeBytes) => {
    heap.fill(0, Math.min(emptyFrom, usedBytes), Math.min(heapOffset, usedBytes));
    heap.set(image.pages.subarray(imageOffset, imageOffset + sizeBytes), heapOffset);
    emptyFrom = heapOffset + sizeBytes;
  });
  heap.fill(0, Math.min(emptyFrom, usedBytes), usedBytes);
}

/** The memory of an image, to be restored once: the image has no pages afterwards. */
export function savedMemory(image: HeapImage): SavedMemory {
  return {
    heapBytes: image.heapBytes,
    dataBytes: 0,
    restore: (heap, { usedBytes }) => {
      restoreImage(image, heap, usedBytes);
      // Pyodide keeps its options, and with them all that this function can reach.
      image.pages = new Uint8Array(0);
    },
  };
}
