/**
 * Writes an image: the memory of a started Python, made small. Left out is what the interpreter's own module brings, pages
 * that hold nothing, and what follows from the rest: links of the garbage collector's list (which may stand in any order),
 * hashes of strings, and the table of interned strings. Pointers to what is near are written as distances.
 *
 * Layout: head length (uint32, little endian), head (JSON, padded to whole words), pages. The reader, which says what the
 * head's members mean, is `worker/start-image.ts`. Both follow the pinned Python's own layout of objects in a memory with
 * addresses of 32 bits; what does not look as expected stays in the image as it is, or is an error of the build.
 */

const PAGE_WORDS = 1024;

/** The lower halves of words that stand for something: distances are smaller. */
const LINKS = 0x8000;
const HASH = 0x8001;
const FARTHEST = 1024;

/** The two lowest bits of the collector's links are flags. */
const FLAGS = 3;

/** What is before an object in its piece of memory: a word of the piece before, and the size, whose lowest bits are flags. */
const PIECE_HEAD = 8;
const IN_USE = 2;

/** The bits of a string's state: whether it is interned, and that it is compact ASCII. The rest of the word is not used. */
const IS_INTERNED = 3;
const IS_ASCII = 0x7c;
const STATE_OF_ASCII = 0x64;

/** The first word's upper half that no word of the memory has. */
function unusedPrefix(words) {
  const used = new Uint8Array(65_536);
  for (const word of words) used[word >>> 16] = 1;
  const found = used.lastIndexOf(0);
  if (found < 0) throw new Error('Every half word stands in the memory.');
  return found;
}

/**
 * The objects in the collector's list, and what their links have in common.
 * @returns {{ head: number, nextFlags: number, previousFlags: number, nodes: number[] }} addresses of links
 */
function readLinks(words, anyObject, dataBytes) {
  const nodes = [];
  let head = -1;
  let at = anyObject - 8;
  do {
    if (at < dataBytes) head = at;
    else nodes.push(at);
    at = (words[at / 4] & ~FLAGS) >>> 0;
  } while (at !== anyObject - 8);
  if (head < 0) throw new Error('The list of the garbage collector has no head.');
  const flags = new Set(nodes.map((node) => `${words[node / 4] & FLAGS} ${words[node / 4 + 1] & FLAGS}`));
  if (flags.size > 1) throw new Error(`Objects in the list of the garbage collector differ: ${[...flags]}`);
  const [nextFlags, previousFlags] = [...flags][0].split(' ').map(Number);
  return { head, nextFlags, previousFlags, nodes };
}

/**
 * Where hashes of ASCII strings stand that `hash` gives again, as indices of words. `PyASCIIObject` has, from its type on:
 * length, hash, state, text.
 */
function findHashes(words, { stringType, dataBytes, hash }) {
  const found = [];
  for (let index = dataBytes / 4; index + 4 < words.length; index += 1) {
    if (words[index] !== stringType) continue;
    const [length, value, state] = words.subarray(index + 1, index + 4);
    if ((state & IS_ASCII) !== STATE_OF_ASCII || length > words.length * 4) continue;
    if (value === hash((index + 4) * 4, length) >>> 0) found.push(index + 2);
  }
  return found;
}

/** Writes zeros behind what an object of so many bytes holds, up to the end of its piece of memory: nobody reads that. */
function clearBehind(words, address, sizeBytes) {
  const pieceBytes = (words[address / 4 - 1] & ~7) >>> 0;
  // No pointer to an object has this bit.
  if ((words[address / 4 - 1] & IN_USE) === 0) return;
  const end = address - PIECE_HEAD + pieceBytes + 4;
  const unused = end - address - sizeBytes;
  if (pieceBytes < 16 || unused <= 0 || unused > 24) return;
  new Uint8Array(words.buffer, words.byteOffset).fill(0, address + sizeBytes, end);
}

/** Clears what is not used in strings and bytes objects: their ends, and all of a state but its bits. */
function clearUnused(words, { bytesType, dataBytes }, hashes) {
  for (const index of hashes) {
    clearBehind(words, (index - 3) * 4, 20 + words[index - 1] + 1);
    words[index + 1] &= 0xff;
  }
  for (let index = dataBytes / 4; index + 3 < words.length; index += 1) {
    if (words[index] === bytesType) clearBehind(words, (index - 1) * 4, 16 + words[index + 1] + 1);
  }
}

/**
 * The table of the dictionary that maps each interned string to itself: its keys object (`PyDictKeysObject` of strings
 * alone), and how it differs from all interned strings that `hashes` tell of.
 */
function findInterned(words, { dictType, dataBytes }, hashes) {
  for (let index = dataBytes / 4; index + 6 < words.length; index += 1) {
    if (words[index] !== dictType) continue;
    const keys = words[index + 5] / 4;
    if (!Number.isInteger(keys) || keys < dataBytes / 4 || keys > words.length - 5) continue;
    const [sizes, , , count] = words.subarray(keys + 1, keys + 5);
    const [sizeLog2, indexBytesLog2, kind] = [sizes & 255, (sizes >>> 8) & 255, (sizes >>> 16) & 255];
    if (count < 10_000 || kind !== 1 || indexBytesLog2 !== sizeLog2 + 2) continue;
    const entries = keys + 5 + 2 ** sizeLog2;
    const strings = new Set();
    for (let entry = entries; entry < entries + count * 2; entry += 2) {
      if (words[entry] === words[entry + 1] && words[entry] !== 0) strings.add(words[entry]);
    }
    if (strings.size !== words[index + 1]) continue;
    const known = new Set(hashes.filter((at) => words[at + 1] & IS_INTERNED).map((at) => (at - 3) * 4));
    const more = [...strings].filter((address) => !known.has(address));
    const fewer = [...known].filter((address) => !strings.has(address));
    return { keys: keys * 4, sizeLog2, count: strings.size, more, fewer };
  }
  throw new Error('There is no table of interned strings.');
}

/** First page and number of pages of each stretch that holds something; none lies on both sides of the data's end. */
function findStretches(words, dataBytes) {
  const stretches = [];
  for (let page = 0; page * PAGE_WORDS < words.length; page += 1) {
    const holds = words.subarray(page * PAGE_WORDS, (page + 1) * PAGE_WORDS).some((word) => word !== 0);
    const end = stretches.length > 0 ? stretches.at(-2) + stretches.at(-1) : -1;
    const isNewPart = page * PAGE_WORDS * 4 === dataBytes;
    if (holds && end === page && !isNewPart) stretches[stretches.length - 1] += 1;
    else if (holds) stretches.push(page, 1);
  }
  return stretches;
}

/** Takes out what follows from the rest, and writes pointers to near things as distances. */
function reduce(words, memory) {
  const { anyObject, dataBytes } = memory;
  const prefix = unusedPrefix(words);
  const { nodes, ...links } = readLinks(words, anyObject, dataBytes);
  const hashes = findHashes(words, memory);
  const interned = findInterned(words, memory, hashes);
  clearUnused(words, memory, hashes);
  const table = interned.keys / 4 + 5;
  const usable = Math.floor((2 << interned.sizeLog2) / 3);
  words[table - 2] = usable - interned.count;
  words[table - 1] = interned.count;
  words.fill(0, table, table + 2 ** interned.sizeLog2 + usable * 2);
  for (let index = dataBytes / 4; index < words.length; index += 1) {
    const distance = words[index] - index * 4;
    if (words[index] >= dataBytes && Math.abs(distance) < FARTHEST)
      words[index] = ((prefix << 16) | (distance & 0xffff)) >>> 0;
  }
  for (const node of nodes) words.fill(((prefix << 16) | LINKS) >>> 0, node / 4, node / 4 + 2);
  for (const index of hashes) words[index] = ((prefix << 16) | HASH) >>> 0;
  return { prefix, links, interned };
}

/**
 * @param {object} memory
 * @param {Uint8Array} memory.heap all of it; is changed
 * @param {Uint8Array} memory.fresh the memory of a module that nothing has run in yet
 * @param {number} memory.anyObject the address of an object that the garbage collector knows, all of which are frozen
 * @param {number} memory.stringType the address of `str`
 * @param {number} memory.dictType the address of `dict`
 * @param {number} memory.bytesType the address of `bytes`
 * @param {(address: number, bytes: number) => number} memory.hash Python's hash of so many bytes of this memory
 * @returns {Uint8Array} the image, not compressed
 */
export function writeImage({ heap, fresh, ...objects }) {
  const words = new Uint32Array(heap.buffer, heap.byteOffset, heap.length / 4);
  const freshWords = new Uint32Array(fresh.buffer, fresh.byteOffset, fresh.length / 4);
  const lastData = freshWords.findLastIndex((word) => word !== 0);
  const dataBytes = (Math.floor(lastData / PAGE_WORDS) + 1) * PAGE_WORDS * 4;
  const reduced = reduce(words, { ...objects, dataBytes });
  for (let index = 0; index < dataBytes / 4; index += 1) words[index] ^= freshWords[index];
  const stretches = findStretches(words, dataBytes);
  const head = { heapBytes: heap.length, dataBytes, ...reduced, stretches };
  const text = new TextEncoder().encode(JSON.stringify(head));
  const padded = new Uint8Array(4 + Math.ceil(text.length / 4) * 4).fill(0x20);
  new DataView(padded.buffer).setUint32(0, padded.length - 4, true);
  padded.set(text, 4);
  const parts = [padded];
  for (let index = 0; index < stretches.length; index += 2) {
    const from = stretches[index] * PAGE_WORDS * 4;
    parts.push(heap.subarray(from, from + stretches[index + 1] * PAGE_WORDS * 4));
  }
  const image = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    image.set(part, offset);
    offset += part.length;
  }
  return image;
}
