/** Unpacking what the `zstd` program has packed. */
import { expect } from '@open-wc/testing';
import { ZSTD_MAGIC, Zstd } from '../../worker/zstd.js';

const numbers = Array.from({ length: 60 }, (_, index) => `${index + 1} `).join('');
const TEXT = `The same words, the same words, the same words: ${numbers}\n`;

/** The text in a frame with a checksum. */
const FRAME = Uint8Array.from(
  atob(
    'KLUv/STcpQMA8gsbFaApHYBRi8xPvErxCSFk7715Y782R8AHvXKVpxzlmWN+ueXNT75whScc4YkjfrjhxQ++bnWnG91543233b3PvWxlJxvZaaN9ttm1j7266qmjnh37devtp6/VaXSO33YXmIOlUJJmAyGWjWMIAQDnnksXCnqj',
  ),
  (character) => character.charCodeAt(0),
);

async function failureOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'none',
    (thrown: unknown) => String(thrown),
  );
}

describe('Zstandard', () => {
  const zstd = new Zstd();

  it('is unpacked, again and again', async () => {
    for (let count = 0; count < 3; count += 1) {
      expect(new TextDecoder().decode(await zstd.unpack(FRAME, TEXT.length))).to.equal(TEXT);
    }
    expect([...FRAME.subarray(0, 4)]).to.deep.equal(ZSTD_MAGIC);
  });

  const rows: [string, () => Uint8Array, number][] = [
    ['cut off', () => FRAME.subarray(0, 100), TEXT.length],
    ['another in one byte', () => FRAME.with(60, (FRAME[60] ?? 0) ^ 1), TEXT.length],
    ['longer than it should be', () => FRAME, TEXT.length - 1],
    ['something else', () => new TextEncoder().encode(TEXT), TEXT.length],
  ];
  for (const [what, bytes, sizeBytes] of rows) {
    it(`is refused when it is ${what}`, async () => {
      expect(await failureOf(zstd.unpack(bytes(), sizeBytes))).to.match(/no whole Zstandard frame/);
    });
  }
});
