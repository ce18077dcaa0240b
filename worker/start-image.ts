/**
 * Reads the image that comes with the library: the memory of a Python that has started and imported what the start of
 * every page imports. `scripts/runtime/image-format.mjs` writes it and says what is left out; here that is put back.
 */
import type { NewInstance, SavedMemory } from './pyodide-snapshot.js';

/** What an image says of itself; addresses and sizes are in bytes. */
interface Head {
  /** The size of the whole memory. */
  heapBytes: number;
  /** Where the memory that the module itself brings ends. Up to there, pages hold how they differ from that. */
  dataBytes: number;
  /** First page and number of pages of each stretch of pages: `[start, count, start, count, …]`. */
  stretches: number[];
  /** The upper half of words behind `dataBytes` that stand for something. */
  prefix: number;
  /** The garbage collector's list of all objects: the address of its head, and the flags in all other links. */
  links: { head: number; nextFlags: number; previousFlags: number };
  /**
   * The dictionary of interned strings: its table, its length, and by how many of all interned ASCII strings with a hash it
   * differs.
   */
  interned: { keys: number; sizeLog2: number; count: number; more: number[]; fewer: number[] };
}

const PAGE_WORDS = 1024;

/** The lower halves of words that stand for something; all others are distances from the word itself. */
const LINKS = 0x8000;
const HASH = 0x8001;

const IS_INTERNED = 3;

/** One memory on its way back. */
class Restoration {
  readonly #memory: Uint32Array;
  readonly #head: Head;
  /** The object in the collector's list that came last. */
  #last: number;
  /** Where strings' hashes are missing, as indices of words. */
  readonly #hashes: number[] = [];

  constructor(memory: Uint32Array, head: Head) {
    this.#memory = memory;
    this.#head = head;
    this.#last = head.links.head;
  }

  /** Copies all pages. */
  fill(pages: Uint32Array): void {
    const { stretches, dataBytes } = this.#head;
    let from = 0;
    for (let index = 0; index + 1 < stretches.length; index += 2) {
      const to = (stretches[index] ?? 0) * PAGE_WORDS;
      const words = pages.subarray(from, from + (stretches[index + 1] ?? 0) * PAGE_WORDS);
      if (to * 4 < dataBytes) this.#addDifferences(words, to);
      else this.#copy(words, to);
      from += words.length;
    }
    this.#closeLinks();
  }

  #addDifferences(words: Uint32Array, to: number): void {
    const memory = this.#memory;
    for (let index = 0; index < words.length; index += 1)
      memory[to + index] = (memory[to + index] ?? 0) ^ (words[index] ?? 0);
  }

  #copy(words: Uint32Array, to: number): void {
    const memory = this.#memory;
    const { prefix } = this.#head;
    // All at once, since few words stand for something.
    memory.set(words, to);
    for (let index = 0; index < words.length; index += 1) {
      const word = words[index] ?? 0;
      if (word >>> 16 !== prefix) continue;
      const place = to + index;
      const meaning = word & 0xffff;
      if (meaning === HASH) this.#hashes.push(place);
      else if (meaning !== LINKS) memory[place] = place * 4 + ((word << 16) >> 16);
      else {
        this.#link(place * 4);
        index += 1;
      }
    }
  }

  /** Puts an object at the end of the collector's list. */
  #link(address: number): void {
    const { head, nextFlags, previousFlags } = this.#head.links;
    this.#memory[this.#last / 4] = this.#last === head ? address : address | nextFlags;
    this.#memory[address / 4 + 1] = this.#last | previousFlags;
    this.#last = address;
  }

  #closeLinks(): void {
    const { head, nextFlags } = this.#head.links;
    this.#memory[this.#last / 4] = head | nextFlags;
    this.#memory[head / 4 + 1] = this.#last;
  }

  /** Gives all strings their hashes again, and fills the dictionary of interned ones. To be called when all else is there. */
  fillStrings(hash: NewInstance['hash']): void {
    const memory = this.#memory;
    const { interned } = this.#head;
    const fewer = new Set(interned.fewer);
    const strings: number[] = [];
    for (const index of this.#hashes) {
      memory[index] = hash((index + 2) * 4, memory[index - 1] ?? 0);
      const address = (index - 3) * 4;
      if (((memory[index + 1] ?? 0) & IS_INTERNED) !== 0 && !fewer.has(address)) strings.push(address);
    }
    strings.push(...interned.more);
    if (strings.length !== interned.count) throw new Error('The image has lost strings.');
    this.#fillInterned(strings);
  }

  /** Does what `PyDict_SetItem` does for each string in turn; see `insertdict` in CPython's Objects/dictobject.c. */
  #fillInterned(strings: readonly number[]): void {
    const memory = this.#memory;
    const { keys, sizeLog2 } = this.#head.interned;
    const size = 2 ** sizeLog2;
    const indices = keys / 4 + 5;
    memory.fill(0xffff_ffff, indices, indices + size);
    for (let entry = 0; entry < strings.length; entry += 1) {
      const address = strings[entry] ?? 0;
      const hash = memory[address / 4 + 3] ?? 0;
      let perturb = hash;
      let slot = hash & (size - 1);
      while (memory[indices + slot] !== 0xffff_ffff) {
        perturb >>>= 5;
        slot = (slot * 5 + perturb + 1) & (size - 1);
      }
      memory[indices + slot] = entry;
      const place = indices + size + entry * 2;
      memory[place] = memory[place + 1] = address;
    }
  }
}

/** Reads an unpacked image, without copying it. Throws when it is no image. */
export function readStartImage(bytes: Uint8Array): SavedMemory {
  const { buffer, byteOffset } = bytes;
  const headBytes = new DataView(buffer, byteOffset).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + headBytes))) as Head;
  // Whole words may be read at whole words alone.
  const body = bytes.subarray(4 + headBytes);
  const whole = body.byteOffset % 4 === 0 ? body : body.slice();
  let pages = new Uint32Array(whole.buffer, whole.byteOffset, whole.length / 4);
  return {
    heapBytes: head.heapBytes,
    dataBytes: head.dataBytes,
    restore: (heap, { data, usedBytes, hash }) => {
      if (heap.length !== head.heapBytes)
        throw new Error(`The memory has ${heap.length} bytes, its image ${head.heapBytes}`);
      heap.set(data);
      heap.fill(0, data.length, usedBytes);
      const restoration = new Restoration(
        new Uint32Array(heap.buffer, heap.byteOffset, heap.length / 4),
        head,
      );
      restoration.fill(pages);
      restoration.fillStrings(hash);
      // Pyodide keeps its options, and with them all that this function can reach.
      pages = new Uint32Array(0);
    },
  };
}
