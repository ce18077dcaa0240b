/** SHA-256 as lower-case hex. Pages that were not loaded over HTTPS have no Web Crypto, and hashes are checked there too. */
import { sha256 } from '@noble/hashes/sha2.js';
import { hex, sha256Hex as byWebCrypto } from '../../src/core/packaging/sha256.js';

export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  // TypeScript takes Web Crypto to be there always.
  const { subtle } = crypto as { subtle?: SubtleCrypto };
  return subtle ? byWebCrypto(bytes) : hex(sha256(bytes));
}
