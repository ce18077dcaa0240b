/** A web site with a folder of built files under `/dist/` and one empty page: for runs against another build than the repository's. */
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { contentType, fileOf, listen } from '../../scripts/static-server.mjs';
import { root } from '../../scripts/steps.mjs';

const PAGE = '<!doctype html><meta charset="utf-8"><title>Conformance</title>';

/** The folder of built files that `--dist <folder>` names; the repository's own without it. */
export function distOption(argv = process.argv) {
  const at = argv.indexOf('--dist');
  return at > 0 ? path.resolve(argv[at + 1] ?? '') : path.join(root, 'dist');
}

async function answer(request, response, dist) {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (pathname === '/') return void response.writeHead(200, { 'Content-Type': 'text/html' }).end(PAGE);
  const found = pathname.startsWith('/dist/') ? await fileOf(pathname.slice('/dist'.length), dist) : null;
  if (!found) return void response.writeHead(404).end();
  response.writeHead(200, { 'Content-Type': contentType(found.file), 'Content-Length': found.sizeBytes });
  createReadStream(found.file).pipe(response);
}

/** Starts the site; gives its page's URL and `close()`. */
export async function startDistSite(dist = distOption()) {
  const { server, origin } = await listen(
    createServer((request, response) => {
      answer(request, response, dist).catch((error) => response.destroy(error));
    }),
  );
  return {
    url: `${origin}/`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
