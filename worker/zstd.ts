/**
 * Unpacks Zstandard, for which browsers have nothing of their own, by a WebAssembly module of 54 kB that comes with the
 * worker. Each unpacking has a memory of its own, which goes with what was unpacked.
 */
import { unpackerBase64 } from './generated/zstd-unpacker.js';
import { gunzip } from './gunzip.js';

type Bytes = Uint8Array<ArrayBuffer>;

interface UnpackerExports {
  memory: WebAssembly.Memory;
  malloc: (bytes: number) => number;
  ZSTD_decompress: (to: number, toBytes: number, from: number, fromBytes: number) => number;
  ZSTD_isError: (code: number) => number;
}

/** What every Zstandard frame begins with. */
export const ZSTD_MAGIC: readonly number[] = [0x28, 0xb5, 0x2f, 0xfd];

/** Unpacks frames. What the first ones have cost, the program's translation, serves those after them. */
export class Zstd {
  #module: Promise<WebAssembly.Module> | undefined;

  /**
   * Unpacks one frame. Rejects when it is damaged, or longer than it should be (its checksum counts, too), and
   * with a RangeError where memory is short.
   * @param sizeBytes bytes after unpacking
   */
  async unpack(packed: Uint8Array, sizeBytes: number): Promise<Bytes> {
    this.#module ??= gunzip(Uint8Array.from(atob(unpackerBase64), (text) => text.charCodeAt(0))).then(
      (bytes) => WebAssembly.compile(bytes),
    );
    const instance = await WebAssembly.instantiate(await this.#module, {
      env: { emscripten_notify_memory_growth: () => undefined },
    });
    const { memory, malloc, ZSTD_decompress, ZSTD_isError } = instance.exports as unknown as UnpackerExports;
    const from = malloc(packed.length);
    const to = malloc(sizeBytes);
    if (from === 0 || to === 0) throw new RangeError('there is not enough memory');
    new Uint8Array(memory.buffer, from, packed.length).set(packed);
    const written = ZSTD_decompress(to, sizeBytes, from, packed.length);
    if (ZSTD_isError(written)) throw new Error('It is no whole Zstandard frame of this size.');
    return new Uint8Array(memory.buffer, to, written);
  }
}

/** The worker's one. */
export const zstd = new Zstd();
