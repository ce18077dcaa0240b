/**
 * The server of `npm run demo`: the repository's files as they are, and the demo's applications of frameworks as one script
 * each, bundled when it is first asked for.
 */
import { createServer } from 'node:http';
import { bundleApp, demoApps } from './bundle/demo-apps.mjs';
import { contentType, listen, serveFile } from './static-server.mjs';

/** Listens on `port`, or on a free one; resolves with the server and its origin. */
export function startDemoServer(port = 0) {
  const apps = demoApps();
  const scripts = new Map();
  const answer = async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const entry = apps.get(pathname);
    if (!entry) return serveFile(request, response, pathname);
    if (!scripts.has(entry)) scripts.set(entry, bundleApp(entry));
    const script = await scripts.get(entry);
    return response.writeHead(200, { 'Content-Type': contentType('main.js') }).end(script);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      console.error(error);
      response.destroy(error);
    });
  });
  return listen(server, port);
}
