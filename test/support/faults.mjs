/**
 * What can go wrong on the way to a file, as ways of answering for it. A base URL of
 * `<origin>/__fault/<kind>/<part>/dist/` serves dist/ as it is, but for files whose name contains `<part>` (`*`: all).
 */
import { readFile } from 'node:fs/promises';
import { contentType, fileOf } from '../../scripts/static-server.mjs';

const noStore = { 'Cache-Control': 'no-store' };

const half = (bytes) => bytes.subarray(0, Math.floor(bytes.length / 2));

/** The size that a Zstandard frame of 64 kB to 4 GB says its content has (RFC 8878, section 3.1.1). */
const unpackedBytes = (frame) => {
  const hasWindow = (frame[4] & 0x20) === 0;
  return frame.readUInt32LE(hasWindow ? 6 : 5);
};

const isZstd = (bytes) => bytes.readUInt32LE(0) === 0xfd2fb528;

const page = '<!doctype html><title>Welcome</title><p>This site answers every address with this page.';

/** Kind → the answer; `type` is the right Content-Type, `bytes` the right content. */
export const faults = {
  /** The file is not there. */
  404: (response) => response.writeHead(404, { ...noStore, 'Content-Type': 'text/plain' }).end('Not found\n'),
  /** The server is broken. */
  500: (response) => response.writeHead(500, { ...noStore, 'Content-Type': 'text/plain' }).end('Error\n'),
  /** A single-page host's start page with status 200. */
  html: (response) => response.writeHead(200, { ...noStore, 'Content-Type': 'text/html' }).end(page),
  /** The right bytes under a type that says nothing. */
  mime: (response, { bytes }) =>
    response.writeHead(200, { ...noStore, 'Content-Type': 'text/plain' }).end(bytes),
  /** Nothing is ever answered. */
  silent: () => undefined,
  /** Half of the bytes, then nothing more. */
  stall: (response, { bytes, type }) =>
    response
      .writeHead(200, { ...noStore, 'Content-Type': type, 'Content-Length': bytes.length })
      .write(half(bytes)),
  /** Half of the bytes as if that were all. */
  truncate: (response, { bytes, type }) =>
    response.writeHead(200, { ...noStore, 'Content-Type': type }).end(half(bytes)),
  /** Half of the bytes, then the connection is closed. */
  cut: (response, { bytes, type }) => {
    response.writeHead(200, { ...noStore, 'Content-Type': type, 'Content-Length': bytes.length });
    response.write(half(bytes), () => response.destroy());
  },
  /** As many bytes, all of them wrong. */
  garbage: (response, { bytes, type }) =>
    response.writeHead(200, { ...noStore, 'Content-Type': type }).end(bytes.map((byte) => byte ^ 0x55)),
  /** As many bytes as are in the packed file, all of them zero, unpacked already. */
  blank: (response, { bytes, type }) =>
    response.writeHead(200, { ...noStore, 'Content-Type': type }).end(Buffer.alloc(unpackedBytes(bytes))),
  /** No fault: a host that marks packed files as encoded, so that the browser unpacks them. */
  encoded: (response, { bytes, type }) => {
    const encoding = isZstd(bytes) ? 'zstd' : 'gzip';
    response.writeHead(200, { ...noStore, 'Content-Type': type, 'Content-Encoding': encoding }).end(bytes);
  },
};

/** Splits `/__fault/<kind>/<part>/<path>`; `null` for other paths. Throws for a kind that there is not. */
export function faultOf(pathname) {
  const [, kind, part, rest] = /^\/__fault\/([^/]+)\/([^/]+)(\/.*)$/.exec(pathname) ?? [];
  if (kind === undefined) return null;
  if (!(kind in faults))
    throw new Error(`No fault is called ${kind}; there are ${Object.keys(faults).join(', ')}`);
  const name = rest.slice(rest.lastIndexOf('/') + 1);
  return { kind, rest, hits: part === '*' || name.includes(decodeURIComponent(part)) };
}

/** Answers for `pathname` in the way of `kind`. */
export async function serveFault(response, kind, pathname, headers) {
  const found = await fileOf(pathname);
  if (!found) throw new Error(`A fault was asked for a file that is not there: ${pathname}`);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  faults[kind](response, { bytes: await readFile(found.file), type: contentType(found.file) });
}
