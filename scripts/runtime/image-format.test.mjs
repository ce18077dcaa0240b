/**
 * Images of a small memory with objects as Python lays them out: written here, read by the worker's reader. The images of a
 * real Python are tried end to end.
 */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { writeImage } from './image-format.mjs';
import { importWorkerSource } from './worker-source.mjs';

const PAGE = 4096;
const DATA = 2 * PAGE;
const [HEAD, STRING, DICT, BYTES] = [64, 128, 192, 256];
const COUNT = 10_500;
const SIZE_LOG2 = 14;

/** Some hash of a memory's bytes, with the sign that WebAssembly's numbers have. */
const hashIn = (heap) => (address, sizeBytes) => {
  let hash = 7;
  for (const byte of heap.subarray(address, address + sizeBytes)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash;
};

/** A memory that objects are put into one after another, each in a piece with a head of two words. */
class Memory {
  heap = new Uint8Array(500 * PAGE);
  words = new Uint32Array(this.heap.buffer);
  nodes = [];
  #end = DATA;

  /** Gives the address behind the head. */
  take(sizeBytes) {
    const pieceBytes = Math.ceil((sizeBytes + 4) / 8) * 8;
    this.words[this.#end / 4 + 1] = pieceBytes | 3;
    const address = this.#end + 8;
    // What earlier owners have left.
    this.heap.fill(0xee, address, this.#end + pieceBytes + 4);
    this.#end += pieceBytes;
    return address;
  }

  /** A string, interned or not. */
  string(text, interned) {
    const address = this.take(20 + text.length + 1);
    this.heap.set(new TextEncoder().encode(`${text}\0`), address + 20);
    const hash = hashIn(this.heap)(address + 20, text.length) >>> 0;
    this.words.set([1, STRING, text.length, hash, 0xabcd_ef64 | interned], address / 4);
    return address;
  }

  /** An object that the collector knows, which points to `targets`. */
  tracked(...targets) {
    const address = this.take(16 + targets.length * 4) + 8;
    this.words.set([1, BYTES + 4, ...targets], address / 4);
    this.nodes.push(address - 8);
    return address;
  }

  /** The dictionary of interned strings. */
  dict(strings) {
    const size = 2 ** SIZE_LOG2;
    const usable = Math.floor((2 << SIZE_LOG2) / 3);
    const keys = this.take(20 + size * 4 + usable * 8);
    this.heap.fill(0, keys, keys + 20 + size * 4 + usable * 8);
    this.words.set(
      [1, SIZE_LOG2 | ((SIZE_LOG2 + 2) << 8) | (1 << 16), 0, usable - strings.length, strings.length],
      keys / 4,
    );
    const table = this.words.subarray(keys / 4 + 5);
    // Where entries are is the writer's to find out, and where indices are nobody's: any order is right.
    table.fill(0xffff_ffff, 0, size);
    strings.forEach((address, entry) => table.set([address, address], size + entry * 2));
    const dict = this.take(32);
    this.words.set([1, DICT, strings.length, 0, 0, 0, keys, 0], dict / 4);
    return { keys, table, size };
  }

  /** Links all objects in the order in which they were made backwards. */
  link() {
    const ring = [HEAD, ...this.nodes.toReversed()];
    ring.forEach((node, index) => {
      this.words[node / 4] = ring[(index + 1) % ring.length];
      this.words[node / 4 + 1] = ring.at(index - 1);
    });
  }
}

function makeMemory() {
  const memory = new Memory();
  const fresh = new Uint8Array(400 * PAGE);
  fresh.fill(9, 0, DATA - 8);
  memory.heap.set(fresh.subarray(0, DATA));
  // The last page of the data, too: the first of the objects' follows it at once.
  memory.words[1000] = 5;
  memory.words[2040] = 6;
  const strings = Array.from({ length: COUNT }, (_, index) =>
    memory.string(`name_${index * 7}`, 1 + (index % 2)),
  );
  const plain = memory.string('not interned', 0);
  const bytes = memory.take(16 + 4);
  memory.words.set([1, BYTES, 3, 0xffff_ffff], bytes / 4);
  memory.heap.set([1, 2, 3, 0], bytes + 16);
  const objects = [0, 1, 2].map((index) => memory.tracked(strings[index], plain, bytes));
  const table = memory.dict(strings.toReversed());
  memory.link();
  return { memory, fresh, strings, plain, bytes, objects, table };
}

let readStartImage;

before(async () => {
  ({ readStartImage } = await importWorkerSource('start-image'));
});

describe('an image', () => {
  const made = makeMemory();
  const original = made.memory.words.slice();
  const restored = new Uint8Array(made.memory.heap.length);
  const words = new Uint32Array(restored.buffer);
  let image;

  before(() => {
    const heap = made.memory.heap.slice();
    image = writeImage({
      heap,
      fresh: made.fresh,
      anyObject: made.objects[1],
      stringType: STRING,
      dictType: DICT,
      bytesType: BYTES,
      hash: hashIn(made.memory.heap),
    });
    // Something ran in the new instance before.
    restored.fill(3, 0, DATA + 500);
    const data = made.fresh.slice(0, DATA);
    readStartImage(image).restore(restored, { data, usedBytes: DATA + 500, hash: hashIn(restored) });
  });

  it('brings all objects back as they were', () => {
    const { keys, size } = made.table;
    const tableEnd = keys / 4 + 5 + size + 2 * Math.floor((2 << SIZE_LOG2) / 3);
    const links = new Set([HEAD, ...made.memory.nodes].flatMap((node) => [node / 4, node / 4 + 1]));
    for (let index = 0; index < original.length; index += 1) {
      const isTable = index >= keys / 4 && index < tableEnd;
      // 0xee: never written to by its owner.
      const isUnused = [0, 8, 16, 24].every((shift) => {
        const [was, is] = [original[index], words[index]].map((word) => (word >>> shift) & 255);
        return was === is || (is === 0 && [0xee, 0xab, 0xcd, 0xef].includes(was));
      });
      if (!isTable && !links.has(index) && !isUnused)
        assert.equal(words[index].toString(16), original[index].toString(16), `the word at ${index * 4}`);
    }
  });

  it('has the collector’s objects in the order of their addresses, in both directions', () => {
    const walk = (step) => {
      const found = [];
      for (let at = words[HEAD / 4 + step]; at !== HEAD; at = words[at / 4 + step]) found.push(at);
      return found;
    };
    assert.deepEqual(walk(0), made.memory.nodes);
    assert.deepEqual(walk(1), made.memory.nodes.toReversed());
  });

  it('finds every interned string as Python looks for it, and no other', () => {
    const { keys, size } = made.table;
    const [, , , usable, count] = words.subarray(keys / 4, keys / 4 + 5);
    assert.deepEqual([usable, count], [Math.floor((2 << SIZE_LOG2) / 3) - COUNT, COUNT]);
    const table = words.subarray(keys / 4 + 5);
    const find = (address) => {
      let perturb = words[address / 4 + 3];
      for (let slot = perturb & (size - 1); table[slot] !== 0xffff_ffff;) {
        const entry = size + table[slot] * 2;
        if (table[entry] === address) return table[entry + 1];
        perturb >>>= 5;
        slot = (slot * 5 + perturb + 1) & (size - 1);
      }
      return null;
    };
    for (const address of made.strings) assert.equal(find(address), address);
    assert.equal(find(made.plain), null);
  });

  it('holds nothing of what follows from the rest', () => {
    assert.ok(image.length < made.memory.heap.length / 2);
    const stored = new Uint32Array(image.slice(4 + new DataView(image.buffer).getUint32(0, true)).buffer);
    const hash = original[made.strings[5] / 4 + 3];
    assert.ok(original.includes(hash) && !stored.includes(hash));
    // name_0 has 6 letters and an end in a piece for 28 bytes: one is left.
    const behind = made.strings[0] + 20 + 'name_0'.length + 1;
    assert.deepEqual([made.memory.heap[behind], restored[behind]], [0xee, 0]);
  });

  it('is refused for another size of memory', () => {
    const instance = { data: made.fresh, usedBytes: 0, hash: () => 0 };
    assert.throws(
      () => readStartImage(image).restore(new Uint8Array(PAGE), instance),
      /4096 bytes, its image 2048000/,
    );
  });
});
