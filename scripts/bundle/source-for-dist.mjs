/**
 * Plugin of the development server: answers requests for the built modules of dist/ with the sources they are built from,
 * so that a page writes the addresses that its readers will use. Everything else in dist/ is served as it is.
 */

/** The source behind a built module's path, or `null` where the built file itself is meant. */
export function sourceOf(pathname) {
  if (pathname === '/dist/index.js') return '/src/index.ts';
  if (pathname === '/dist/worker.js') return '/worker/worker.ts';
  const tag = /^\/dist\/elements\/([\w-]+)\.js$/.exec(pathname)?.[1];
  return tag ? `/src/elements/${tag}/${tag}.ts` : null;
}

/** The plugin; page imports are rewritten while the page is served, those of workers and scripts on request. */
export function sourceForDist() {
  return {
    name: 'source-for-dist',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
        const source = sourceOf(pathname);
        if (source) request.url = source + search;
        next();
      });
    },
  };
}
