/**
 * The test runner's share of the package index: the index on the tests' own origin below `/__index/`, and one on another
 * origin, whose address is at `/__index/origin.json`. Nothing is made before a test asks for it.
 */
import { PREFIX, packageIndex, startPackageIndex } from './index-server.mjs';

/** A `@web/test-runner` plugin and the middleware that goes with it. */
export function packageIndexPlugin() {
  const own = packageIndex();
  let other;
  const middleware = async (context, next) => {
    if (!context.path.startsWith(PREFIX)) return next();
    if (context.path === `${PREFIX}origin.json`) {
      context.body = { index: other.origin };
      return;
    }
    context.respond = false;
    await own.handle(context.req, context.res);
  };
  const plugin = {
    name: 'package-index',
    async serverStart() {
      other = await startPackageIndex();
    },
    serverStop: () => other.close(),
  };
  return { plugin, middleware };
}
