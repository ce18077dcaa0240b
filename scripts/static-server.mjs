/**
 * A static file server over the repository's folder, as plain as the hosts that the library is made for:
 * types by file ending, files with a content hash cacheable for ever, the rest revalidated, no compression.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { root } from './steps.mjs';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.gz': 'application/gzip',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

const hashed = /-[\w-]{8,}\.[\w.]+$/;

/** The Content-Type of a file name. */
export const contentType = (name) => types[path.extname(name)] ?? 'application/octet-stream';

/** The Cache-Control of a built file: for ever where its name has a content hash. */
export function cacheControl(pathname) {
  const isHashed = /^\/dist\/(chunks|runtime)\//.test(pathname) && hashed.test(pathname);
  return isHashed ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/** The file that a URL path means below `folder`, or `null` where there is none or the path leads outside. */
export async function fileOf(pathname, folder = root) {
  const file = path.join(folder, decodeURIComponent(pathname));
  if (file !== folder && !file.startsWith(folder + path.sep)) return null;
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory()) return pathname.endsWith('/') ? fileOf(`${pathname}index.html`, folder) : null;
  return found ? { file, sizeBytes: found.size, changed: found.mtime } : null;
}

/** Answers one request with the file it names; `headers` are added to the answer. */
export async function serveFile(request, response, pathname, headers = {}) {
  const found = await fileOf(pathname);
  if (!found) {
    response.writeHead(404, { 'Content-Type': 'text/plain', ...headers }).end(`No file at ${pathname}\n`);
    return;
  }
  const tag = `"${found.sizeBytes.toString(36)}-${Math.trunc(found.changed.getTime()).toString(36)}"`;
  const all = {
    'Content-Type': contentType(found.file),
    'Cache-Control': cacheControl(pathname),
    ETag: tag,
    ...headers,
  };
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304, all).end();
    return;
  }
  response.writeHead(200, { ...all, 'Content-Length': found.sizeBytes });
  if (request.method === 'HEAD') response.end();
  else createReadStream(found.file).pipe(response);
}

/** Listens on `port` of this machine, or on a free one where that is taken or 0; resolves with the server and its origin. */
export async function listen(server, port = 0) {
  await new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if (error.code !== 'EADDRINUSE' || port === 0) reject(error);
      else server.listen(0, '127.0.0.1');
    });
    server.once('listening', resolve);
    server.listen(port, '127.0.0.1');
  });
  return { server, origin: `http://localhost:${server.address().port}` };
}

/** Starts the server; a folder without its slash is redirected to it. */
export function startStaticServer({ port = 0 } = {}) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    serveFile(request, response, pathname).catch((error) => response.destroy(error));
  });
  return listen(server, port);
}
