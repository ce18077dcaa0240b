/**
 * A Django of its own for the project of one playground whose Python nobody on this page vouches for: it runs without the
 * rights of the site, and apart from what else the page renders. Made when a reader asks for it, and freed when the project
 * is the page's own again.
 */
import { browserEnvironment } from '../../runtime/environment.js';
import { Runtime } from '../../runtime/runtime.js';

/** A runtime that starts at once with what `page` has been given; always another one, as elements of one runtime share its Python. */
export function closedBox(page: Runtime): Runtime {
  const { indexURL, lockURL, pyodidePackagesURL, packages, settings, timeout, onError } = page.options;
  const given = { indexURL, lockURL, pyodidePackagesURL, packages, settings, timeout, onError };
  const box = new Runtime(browserEnvironment());
  const options = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  // Whoever renders in it is told of a failure.
  box.init({ ...options, isolation: 'strict', baseURL: page.baseURL }).catch(() => undefined);
  return box;
}
