/**
 * Turns what a reader has changed into the text of a link's fragment, and back. Knows neither the page's address nor
 * what of a link may run: see share-link.ts and share-trust.ts.
 */
import { DjangoError } from './errors.js';
import type { PlaygroundState } from './playground-state.js';

/** The form of the text behind the dot; raised when links of before could no longer be read. */
export const SHARE_VERSION = 'v1';

/** The longest text that a link carries: chat programs and servers' logs cut longer ones. */
export const MAX_SHARE_BYTES = 16_000;

/** What a short text may unpack to: a link must not fill the memory. */
const MAX_STATE_BYTES = 4_000_000;

/** What a link carries. */
export interface EncodedShare {
  /** `v1.` and the packed state; only characters that need no escape in a fragment. */
  text: string;
  /** The length of `text`. */
  sizeBytes: number;
}

type Transform = CompressionStream | DecompressionStream;

/** @throws the stream's error where `bytes` are damaged, RangeError where more than `maxBytes` come out */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  transform: Transform,
  maxBytes: number,
): Promise<Uint8Array> {
  const writer = transform.writable.getWriter();
  // What fails while it is written fails while it is read, too.
  const written = Promise.allSettled([writer.write(bytes), writer.close()]);
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  const reader = transform.readable.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    sizeBytes += part.value.byteLength;
    if (sizeBytes > maxBytes) {
      await reader.cancel();
      throw new RangeError('too large');
    }
    chunks.push(part.value);
  }
  await written;
  const all = new Uint8Array(sizeBytes);
  let offset = 0;
  for (const chunk of chunks) {
    all.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return all;
}

const toBase64URL = (bytes: Uint8Array): string => {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
};

const fromBase64URL = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));

/** Packs `state` for a link, however long that is. */
export async function encodeShare(state: PlaygroundState): Promise<EncodedShare> {
  const { files, main, context, python, packages, settings } = state;
  // Files as pairs: the order of the tabs survives names such as "1".
  const json = JSON.stringify({ files: Object.entries(files), main, context, python, packages, settings });
  const packed = await through(
    new TextEncoder().encode(json),
    new CompressionStream('deflate-raw'),
    Number.POSITIVE_INFINITY,
  );
  const text = `${SHARE_VERSION}.${toBase64URL(packed)}`;
  return { text, sizeBytes: text.length };
}

/** @throws DjangoError where `share` is too long for a link */
export function checkShareSize({ sizeBytes }: EncodedShare): void {
  if (sizeBytes <= MAX_SHARE_BYTES) return;
  const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);
  throw new DjangoError(
    'TemplateError',
    `This is too much for a link: ${kilobytes(sizeBytes)} kB, of ${kilobytes(MAX_SHARE_BYTES)} kB at most.`,
    { suggestions: ['Download it as a project, or take large data out of the context and files.'] },
  );
}

const damaged = (cause?: unknown): DjangoError =>
  new DjangoError('TemplateError', 'This link is damaged: what it shares cannot be read.', {
    cause,
    suggestions: ['Check that the link was copied whole.'],
  });

/**
 * The state that a link's text carries.
 * @throws DjangoError where the text is damaged or of a later version
 */
export async function decodeShare(text: string): Promise<PlaygroundState> {
  const [, version, packed] = /^(v\d+)\.([\w-]*)$/.exec(text) ?? [];
  if (version === undefined || packed === undefined) throw damaged();
  if (version !== SHARE_VERSION) {
    throw new DjangoError(
      'TemplateError',
      `This link was made by another version of the playground (${version}).`,
      {
        suggestions: ['Reload the page; if that does not help, ask for the example itself.'],
      },
    );
  }
  if (text.length > MAX_SHARE_BYTES) throw damaged();
  try {
    const bytes = await through(
      fromBase64URL(packed),
      new DecompressionStream('deflate-raw'),
      MAX_STATE_BYTES,
    );
    return readState(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch (cause) {
    throw damaged(cause);
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is string => typeof value === 'string';

const isFile = (value: unknown): value is [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every(isText);

/** @throws TypeError where a member is missing or of another type */
function readState(value: unknown): PlaygroundState {
  if (!isRecord(value)) throw new TypeError('no object');
  const { files, main, context, python, packages, settings } = value;
  if (!Array.isArray(files) || !files.every(isFile)) throw new TypeError('files');
  if (!isText(main) || !files.some(([name]) => name === main)) throw new TypeError('main');
  if (!isText(context)) throw new TypeError('context');
  if (python !== null && !isText(python)) throw new TypeError('python');
  if (!Array.isArray(packages) || !packages.every(isText)) throw new TypeError('packages');
  if (!isRecord(settings)) throw new TypeError('settings');
  return { files: Object.fromEntries(files), main, context, python, packages, settings };
}
