/**
 * Plugin of the development server: answers requests for the built modules of dist/ with the sources they are built from,
 * so that a page writes the addresses that its readers will use. Everything else in dist/ is served as it is.
 */
import { serveFile } from '../static-server.mjs';

/** The source behind a built module's path, or `null` where the built file itself is meant. */
export function sourceOf(pathname) {
  if (pathname === '/dist/index.js') return '/src/index.ts';
  if (pathname === '/dist/worker.js') return '/worker/worker.ts';
  const tag = /^\/dist\/elements\/([\w-]+)\.js$/.exec(pathname)?.[1];
  return tag ? `/src/elements/${tag}/${tag}.ts` : null;
}

/** The plugin. */
export function sourceForDist() {
  return {
    name: 'source-for-dist',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
        const source = sourceOf(pathname);
        if (source) request.url = source + search;
        // Vite would analyse Pyodide's script, which is neither needed nor quick, and put imports into it
        if (/^\/dist\/(?:runtime\/|strict-)/.test(pathname))
          serveFile(request, response, pathname).catch(next);
        else next();
      });
    },
  };
}
