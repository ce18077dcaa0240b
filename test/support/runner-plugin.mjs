/**
 * The test runner's share of test/support: serves dist/, faults and policies untouched by the runner's transformations,
 * and runs a second origin with dist/ for tests in the browser, which learn of it from `/__support/origins.json`.
 */
import { answer, startSite } from './site.mjs';

const prefixes = ['/dist/', '/__fault/', '/__csp/'];

/** A `@web/test-runner` plugin and the middleware that goes with it. */
export function supportPlugin() {
  let other;
  const middleware = async (context, next) => {
    if (context.path === '/__support/origins.json') {
      context.body = { library: other.origin };
      return;
    }
    if (!prefixes.some((prefix) => context.path.startsWith(prefix))) return next();
    context.respond = false;
    await answer(context.req, context.res, { library: other.origin });
  };
  const plugin = {
    name: 'support',
    async serverStart() {
      other = await startSite({ cors: true });
    },
    serverStop: () => other.close(),
  };
  return { plugin, middleware };
}
