/**
 * Web sites for tests: the repository's files as a static host serves them, pages made up by the test, faults
 * (`/__fault/…`, see faults.mjs) and policies (`/__csp/<name>/<path>`, see policies.mjs, on every response below it).
 */
import { createServer } from 'node:http';
import { listen, serveFile } from '../../scripts/static-server.mjs';
import { faultOf, serveFault } from './faults.mjs';
import { policy } from './policies.mjs';

/** Answers one request; the part that the test runner's server shares with sites of their own. */
export async function answer(request, response, { pages = new Map(), headers = {}, library } = {}) {
  let { pathname } = new URL(request.url, 'http://localhost');
  let all = headers;
  const [, policyName, below] = /^\/__csp\/([^/]+)(\/.*)$/.exec(pathname) ?? [];
  if (policyName) {
    pathname = below;
    all = { ...all, 'Content-Security-Policy': policy(policyName, library) };
  }
  const fault = faultOf(pathname);
  if (fault?.hits) return serveFault(response, fault.kind, fault.rest, all);
  if (fault) return serveFile(request, response, fault.rest, all);
  if (!pages.has(pathname)) return serveFile(request, response, pathname, all);
  const { html, headers: own, status } = pages.get(pathname);
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', ...all, ...own }).end(html);
}

/**
 * Starts a site on a free port.
 * @param options `headers` for every answer; `cors` lets other origins read it; `library` is the other origin in policies
 * @returns its origin, `page(path, html, headers, status)` to add a page (returns its URL), `requests` (paths in the order of
 *   arrival), and `close()`
 */
export async function startSite({ headers = {}, cors = false, library } = {}) {
  const pages = new Map();
  const requests = [];
  const all = cors ? { 'Access-Control-Allow-Origin': '*', ...headers } : headers;
  const { server, origin } = await listen(
    createServer((request, response) => {
      // browsers ask for it by themselves, whatever the page says
      if (request.url === '/favicon.ico') return void response.writeHead(204).end();
      requests.push(request.url);
      answer(request, response, { pages, headers: all, library }).catch((error) => {
        response.writeHead(500).end(String(error));
      });
    }),
  );
  return {
    origin,
    requests,
    page(path, html, own = {}, status = 200) {
      pages.set(path, { html, headers: own, status });
      return origin + path;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
