/**
 * What can go wrong between an index and who asks it. A fault is a piece of the address, `fault/<kind>/<part>/`; it befalls the
 * requests below it whose path contains `<part>` (`*`: all; `….whl$`: ends with it), `django-htmx` or `.metadata`, say.
 *
 * Each kind may change the page before it is written (`page`), the answer (`change`), or how it is sent (`send`).
 */
import { metadataKeys } from './index-pages.mjs';

const half = (body) => body.subarray(0, Math.floor(body.length / 2));
const sendHead = (response, { status, headers }, more = {}) =>
  response.writeHead(status, { ...headers, ...more });
const plain = (status, text) => ({ status, type: 'text/plain', body: Buffer.from(`${text}\n`) });

const SLOW_MS = 300;

const send = (response, answer) => sendHead(response, answer).end(answer.body);

/** @typedef {{ status: number, headers: Record<string, string>, body: Buffer }} Answer */

export const faults = {
  /** The answer comes, but late. */
  slow: { send: (response, answer) => void setTimeout(() => send(response, answer), SLOW_MS) },
  /** No answer ever comes. */
  hang: { send: () => undefined },
  /** Half of the answer comes, then nothing more. */
  stall: {
    send(response, answer) {
      sendHead(response, answer, { 'Content-Length': answer.body.length }).write(half(answer.body));
    },
  },
  /** Half of the answer comes, then the connection is closed. */
  cut: {
    send(response, answer) {
      sendHead(response, answer, { 'Content-Length': answer.body.length });
      response.write(half(answer.body), () => response.destroy());
    },
  },
  /** The connection is closed at once. */
  refuse: { send: (response) => void response.destroy() },
  /** Half of the answer comes as if that were all; of a page, that is no JSON. */
  truncate: { change: (answer) => ({ ...answer, body: half(answer.body) }) },
  /** One byte in the middle is another one. */
  'wrong-bytes': {
    change(answer) {
      const body = Buffer.from(answer.body);
      body[body.length >> 1] ^= 0x55;
      return { ...answer, body };
    },
  },
  /** The project, or the file, is not there. */
  404: { change: () => plain(404, 'Not found') },
  /** The index is broken. */
  500: { change: () => plain(500, 'Internal error') },
  /** The index has had enough of this reader. */
  429: { change: () => plain(429, 'Too many requests') },
  /** A company's gateway answers for the index. */
  gateway: { change: () => ({ ...plain(200, '<!doctype html><title>Sign in</title>'), type: 'text/html' }) },
  /** The answer may not be read by pages of other origins. */
  'no-cors': { cors: false },
  /** The index knows the HTML form only, whatever is asked for; `<project>/index.json` is not there either. */
  html: { page: { form: 'html' } },
  /** A folder of static files: HTML at `<project>/`, JSON at `<project>/index.json`. */
  static: { page: { form: 'static' } },
  /** The page has no sha256 of any file. */
  'no-hash': { page: { hashes: false } },
  /** The page announces no metadata, and there is none. */
  'no-metadata': { page: { keys: metadataKeys.none }, hides: /\.metadata$/ },
  /** The page announces metadata that is not there. */
  'lost-metadata': { hides: /\.metadata$/ },
  /** The page announces metadata under the key that PEP 658 gave it. */
  'old-key': { page: { keys: metadataKeys.old } },
};

/** A fault by its kind; throws where there is none. */
export function faultOf(kind) {
  const fault = faults[kind];
  if (!fault) throw new Error(`No fault is called ${kind}; there are ${Object.keys(faults).join(', ')}`);
  return fault;
}

export { send };
