/**
 * One file on its way: counts the bytes that travel, unpacks them as they come and finds out what is wrong with them.
 * Does not fetch, and does not know what the file is for.
 */
import type { RuntimeFile } from './runtime-manifest.js';
import { StartFailure, messageOf } from './start-failure.js';

/** Called with the bytes that have travelled so far for one file. */
export type OnBytes = (loadedBytes: number) => void;

type Bytes = Uint8Array<ArrayBuffer>;

/** What is used of a stream's reader. */
type Source = Pick<ReadableStreamDefaultReader<Bytes>, 'read' | 'cancel'>;

export const UPLOAD_AGAIN = 'Upload the library’s dist folder again, complete and unchanged.';

const GZIP_MAGIC = [0x1f, 0x8b];

/** The error of a download that gave nothing usable. */
export function failure(message: string, suggestions: string[], cause?: unknown): StartFailure {
  return new StartFailure('download', message, suggestions, cause === undefined ? undefined : { cause });
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** Reads on until there are `count` bytes or no more. */
async function readHead(source: Source, count: number): Promise<Bytes> {
  let head: Bytes = new Uint8Array(0);
  while (head.length < count) {
    const { done, value } = await source.read();
    if (done) break;
    const longer = new Uint8Array(head.length + value.length);
    longer.set(head);
    longer.set(value, head.length);
    head = longer;
  }
  return head;
}

/** What is left of a stream of which `head` has been read; each piece is shown to `onChunk`, and the end to `onEnd`. */
function observe(
  head: Bytes,
  source: Source,
  { onChunk, onEnd }: { onChunk: (chunk: Bytes) => void; onEnd: () => void },
): ReadableStream<Bytes> {
  let early: Bytes | null = head.length > 0 ? head : null;
  return new ReadableStream<Bytes>({
    pull: async (controller) => {
      const chunk = early ?? (await source.read()).value;
      early = null;
      if (chunk) {
        onChunk(chunk);
        controller.enqueue(chunk);
      } else {
        onEnd();
        controller.close();
      }
    },
    cancel: (reason) => source.cancel(reason),
  });
}

/** The unpacking of one answer. */
export class Download {
  readonly #url: string;
  readonly #file: RuntimeFile;
  readonly #onBytes: OnBytes;
  readonly #magic: readonly number[];
  #loadedBytes = 0;
  #unpackedBytes = 0;
  #arrived = false;
  #failure: StartFailure | null = null;

  /** `magic` is what the unpacked file begins with. */
  constructor(url: string, file: RuntimeFile, onBytes: OnBytes, magic: readonly number[] = []) {
    this.#url = url;
    this.#file = file;
    this.#onBytes = onBytes;
    this.#magic = magic;
  }

  /** Whether the file is not what it should be, as far as it was read. */
  get hasFailed(): boolean {
    return this.#failure !== null;
  }

  /** The error for what reading the unpacked bytes threw. */
  failureOf(thrown: unknown): StartFailure {
    return (
      this.#failure ?? failure(`${this.#url} could not be read: ${messageOf(thrown)}`, [UPLOAD_AGAIN], thrown)
    );
  }

  /** The unpacked bytes. Also takes what the host or the browser has unpacked already. */
  async unpack(response: Response): Promise<ReadableStream<Bytes>> {
    if (!response.body) throw failure(`${this.#url} is empty.`, [UPLOAD_AGAIN]);
    const packed = this.#noting(response.body, (thrown) =>
      failure(`The download of ${this.#url} broke off: ${messageOf(thrown)}`, ['Check the network.'], thrown),
    );
    const head = await readHead(packed, GZIP_MAGIC.length).catch((thrown: unknown) => {
      throw this.failureOf(thrown);
    });
    const travelled = observe(head, packed, {
      onChunk: (chunk) => this.#count(chunk.length),
      onEnd: () => {
        this.#arrived = true;
      },
    });
    if (!startsWith(head, GZIP_MAGIC)) return this.#checked(travelled.getReader());
    const unpacked = travelled.pipeThrough(new DecompressionStream('gzip'));
    return this.#checked(this.#noting(unpacked, (thrown) => this.#damage(thrown)));
  }

  /** The same source; its first error is kept as the one to be told. */
  #noting(stream: ReadableStream<Uint8Array>, explain: (thrown: unknown) => StartFailure): Source {
    const reader = stream.getReader() as ReadableStreamDefaultReader<Bytes>;
    return {
      read: async () => {
        try {
          return await reader.read();
        } catch (thrown) {
          this.#failure ??= explain(thrown);
          throw thrown;
        }
      },
      cancel: (reason) => reader.cancel(reason),
    };
  }

  #count(bytes: number): void {
    this.#loadedBytes += bytes;
    this.#onBytes(Math.min(this.#loadedBytes, this.#file.sizeBytes));
  }

  #damage(thrown: unknown): StartFailure {
    const { sizeBytes } = this.#file;
    const truncated = this.#arrived && this.#loadedBytes < sizeBytes;
    const what = truncated ? `truncated (${this.#loadedBytes} of ${sizeBytes} bytes)` : 'damaged';
    return failure(`${this.#url} is ${what}.`, [UPLOAD_AGAIN], thrown);
  }

  /** The same bytes; ends with an error when they are not as many as they should be, or not of the right kind. */
  async #checked(source: Source): Promise<ReadableStream<Bytes>> {
    const head = await readHead(source, this.#magic.length).catch((thrown: unknown) => {
      throw this.failureOf(thrown);
    });
    if (!startsWith(head, this.#magic)) throw this.#unlike('its first bytes are others');
    return observe(head, source, {
      onChunk: (chunk) => {
        this.#unpackedBytes += chunk.length;
        if (this.#unpackedBytes > this.#file.unpackedBytes) this.#refuseLength();
      },
      onEnd: () => {
        if (this.#unpackedBytes !== this.#file.unpackedBytes) this.#refuseLength();
      },
    });
  }

  #refuseLength(): never {
    const least = this.#unpackedBytes > this.#file.unpackedBytes ? 'at least ' : '';
    throw this.#unlike(`${least}${this.#unpackedBytes} bytes instead of ${this.#file.unpackedBytes}`);
  }

  #unlike(reason: string): StartFailure {
    this.#failure ??= failure(`${this.#url} is not the file it should be (${reason}).`, [UPLOAD_AGAIN]);
    return this.#failure;
  }
}
