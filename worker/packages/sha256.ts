/** SHA-256 as lower-case hex. Pages that were not loaded over HTTPS have no Web Crypto, and hashes are checked there too. */
import { sha256 } from '@noble/hashes/sha2.js';

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  // TypeScript takes Web Crypto to be there always.
  const { subtle } = crypto as { subtle?: SubtleCrypto };
  if (!subtle) return hex(sha256(bytes));
  return hex(new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)));
}
