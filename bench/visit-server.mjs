/**
 * Serves folders under prefixes as an ordinary host does (scripts gzip'd, other files as they are, immutable caching) and
 * counts the bytes that it sends. Knows nothing of browsers.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/**
 * @param {Record<string, string>} folders URL prefix such as `/dist/` → folder on disk; the longest prefix wins
 * @returns {Promise<{ origin: string, takeSent: () => Map<string, number>, close: () => Promise<void> }>}
 */
export async function startVisitServer(folders) {
  const prefixes = Object.keys(folders).sort((a, b) => b.length - a.length);
  let sent = new Map();
  const scripts = new Map();
  /** A script as it travels; compressed once, so that no visit pays for the server's work. */
  const packed = (path, bytes) => {
    if (!scripts.has(path)) scripts.set(path, gzipSync(bytes, { level: 9 }));
    return scripts.get(path);
  };
  const answer = async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    if (path === '/') {
      response.setHeader('Content-Type', TYPES['.html']);
      response.end('<!doctype html><title>visit</title>');
      return;
    }
    const prefix = prefixes.find((entry) => path.startsWith(entry));
    const content =
      prefix && (await readFile(join(folders[prefix], path.slice(prefix.length))).catch(() => null));
    if (!content) {
      response.writeHead(404).end();
      return;
    }
    const isScript = /\.m?js$/.test(path);
    const bytes = isScript ? packed(path, content) : content;
    sent.set(path, bytes.length);
    response.writeHead(200, {
      ...(isScript ? { 'Content-Encoding': 'gzip' } : {}),
      'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
      'Content-Length': bytes.length,
      'Cache-Control': 'public, max-age=31536000, immutable',
    });
    response.end(bytes);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.destroy(error));
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    takeSent: () => {
      const taken = sent;
      sent = new Map();
      return taken;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  };
}
