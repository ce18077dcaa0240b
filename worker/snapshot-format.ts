/**
 * The bytes in which a snapshot is kept: a head (magic, lengths, checksum, and what is not memory, as JSON) and the pages.
 * Whatever is not exactly what was written is refused. Knows neither where the bytes are kept nor Pyodide.
 */
import type { HeapImage } from './heap-image.js';
import type { Started } from './python.js';

/** A start that succeeded: what was asked for and what was answered. */
export interface StartRecord {
  /** Tells what Django was started with; another start has another key. */
  key: string;
  answer: Started;
}

/** An interpreter in which Django has been set up and nobody's templates have run. */
export interface Snapshot {
  start: StartRecord;
  image: HeapImage;
  /** Pyodide's own record of the JavaScript objects that Python holds. */
  pyodideState: Uint8Array;
}

/** What one snapshot is kept as; both parts are written one after another. */
export interface SnapshotBytes {
  head: Uint8Array;
  pages: Uint8Array;
}

type Head = Omit<Snapshot, 'image' | 'pyodideState'> &
  Omit<HeapImage, 'pages'> & { pagesBytes: number; pyodideState: number[] };

const MAGIC = 0x444a5031;
/** Magic, bytes of the whole head, checksum of the rest of the head, checksum of the pages. */
const FIXED_BYTES = 16;

/** Every so many words one counts: looking at all of them would cost what the snapshot saves. */
const HEAD_STRIDE = 1;
const PAGES_STRIDE = 32;

/** A sum that tells of lost, moved and torn pieces. `bytes` must begin and end at whole words. */
function checksum(bytes: Uint8Array, stride: number): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  let sum = 0x9e3779b1;
  for (let index = 0; index < words.length; index += stride) {
    sum = Math.imul(sum ^ (words[index] ?? 0), 0x85ebca6b);
    sum ^= sum >>> 15;
  }
  return sum >>> 0;
}

/** Gives the two parts to keep; the pages are not copied. */
export function encodeSnapshot({ start, image, pyodideState }: Snapshot): SnapshotBytes {
  const { heapBytes, stretches, pages } = image;
  const json: Head = {
    start,
    heapBytes,
    stretches,
    pagesBytes: pages.length,
    pyodideState: [...pyodideState],
  };
  const text = new TextEncoder().encode(JSON.stringify(json));
  const head = new Uint8Array(FIXED_BYTES + Math.ceil(text.length / 4) * 4).fill(0x20);
  head.set(text, FIXED_BYTES);
  const sums = [checksum(head.subarray(FIXED_BYTES), HEAD_STRIDE), checksum(pages, PAGES_STRIDE)];
  new Uint32Array(head.buffer, 0, 4).set([MAGIC, head.length, ...sums]);
  return { head, pages };
}

/** Reads what was kept, without copying the pages. Throws when anything about it is not as it was written. */
export function decodeSnapshot(bytes: Uint8Array): Snapshot {
  if (bytes.length < FIXED_BYTES) throw new Error('The snapshot has no head');
  const fixed = new Uint32Array(bytes.buffer, bytes.byteOffset, 4);
  const [magic, headBytes = 0, headSum, pagesSum] = fixed;
  if (magic !== MAGIC || headBytes % 4 !== 0 || headBytes > bytes.length) {
    throw new Error('The snapshot is incomplete or of another kind');
  }
  const text = bytes.subarray(FIXED_BYTES, headBytes);
  if (checksum(text, HEAD_STRIDE) !== headSum) throw new Error('The head of the snapshot is damaged');
  const head = JSON.parse(new TextDecoder().decode(text)) as Head;
  const pages = bytes.subarray(headBytes);
  if (pages.length !== head.pagesBytes || checksum(pages, PAGES_STRIDE) !== pagesSum) {
    throw new Error('The pages of the snapshot are damaged');
  }
  const { start, heapBytes, stretches, pyodideState } = head;
  return { start, image: { heapBytes, stretches, pages }, pyodideState: Uint8Array.from(pyodideState) };
}
