/**
 * One file on its way: counts the bytes that travel, unpacks them when all have come and finds out what is wrong with
 * them. Does not fetch, and does not know what the file is for.
 */
import { gunzip } from './gunzip.js';
import type { RuntimeFile } from './runtime-manifest.js';
import { StartFailure, messageOf, policyFailure } from './start-failure.js';
import { ZSTD_MAGIC, zstd } from './zstd.js';

/** Called with the bytes that have travelled so far for one file. */
export type OnBytes = (loadedBytes: number) => void;

type Bytes = Uint8Array<ArrayBuffer>;

export const UPLOAD_AGAIN = 'Upload the library’s dist folder again, complete and unchanged.';

const GZIP_MAGIC = [0x1f, 0x8b];

/** The error of a download that gave nothing usable. */
export function failure(message: string, suggestions: string[], cause?: unknown): StartFailure {
  return new StartFailure('download', message, suggestions, cause === undefined ? undefined : { cause });
}

/** The error of a file that has come whole and is another one. */
export function unlike(url: string, reason: string): StartFailure {
  return failure(`${url} is not the file it should be (${reason}).`, [UPLOAD_AGAIN]);
}

/** Whether bytes begin with these. */
export function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** All bytes of an answer as they travel, or as the host or the browser has unpacked them already. */
async function collect(
  url: string,
  { sizeBytes, unpackedBytes }: RuntimeFile,
  response: Response,
  onBytes: OnBytes,
): Promise<Bytes> {
  if (!response.body) throw failure(`${url} is empty.`, [UPLOAD_AGAIN]);
  const reader = (response.body as ReadableStream<Bytes>).getReader();
  let bytes: Bytes = new Uint8Array(sizeBytes);
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read().catch((thrown: unknown) => {
      throw failure(`The download of ${url} broke off: ${messageOf(thrown)}`, ['Check the network.'], thrown);
    });
    if (done) return bytes.subarray(0, length);
    const next = length + value.length;
    if (next > Math.max(sizeBytes, unpackedBytes)) {
      // What the server thinks of this is of no interest any more.
      reader.cancel().catch(() => undefined);
      throw unlike(url, `at least ${next} bytes instead of ${unpackedBytes}`);
    }
    if (next > bytes.length) {
      const longer = new Uint8Array(Math.max(next, unpackedBytes));
      longer.set(bytes);
      bytes = longer;
    }
    bytes.set(value, length);
    length = next;
    onBytes(Math.min(length, sizeBytes));
  }
}

/** The bytes of the file itself. Throws a StartFailure that says what is wrong with them. */
export async function receive(
  url: string,
  file: RuntimeFile,
  response: Response,
  onBytes: OnBytes,
): Promise<Bytes> {
  const packed = await collect(url, file, response, onBytes);
  const unpack = async (): Promise<Bytes> => {
    if (startsWith(packed, ZSTD_MAGIC)) return zstd.unpack(packed, file.unpackedBytes);
    return startsWith(packed, GZIP_MAGIC) ? gunzip(packed) : packed;
  };
  const bytes = await unpack().catch((thrown: unknown) => {
    const policy = policyFailure(thrown);
    if (policy) throw policy;
    if (thrown instanceof RangeError) {
      const remedy = 'Close other tabs, or use a device with more memory.';
      throw failure(`${url} could not be unpacked: ${thrown.message}`, [remedy], thrown);
    }
    const truncated = packed.length < file.sizeBytes;
    const what = truncated ? `truncated (${packed.length} of ${file.sizeBytes} bytes)` : 'damaged';
    throw failure(`${url} is ${what}.`, [UPLOAD_AGAIN], thrown);
  });
  if (bytes.length !== file.unpackedBytes)
    throw unlike(url, `${bytes.length} bytes instead of ${file.unpackedBytes}`);
  return bytes;
}
