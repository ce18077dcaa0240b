/**
 * A Django of its own for the project of one playground whose Python nobody on this page vouches for: it runs without the
 * rights of the site. Made when a reader asks for it, and freed when the project is the page's own again.
 */
import { browserEnvironment } from '../../runtime/environment.js';
import { tagData } from '../../runtime/package-sources.js';
import { Runtime } from '../../runtime/runtime.js';

/** Whether all Python of the page is without its rights already. */
const isClosed = ({ options }: Runtime): boolean =>
  (options.isolation ?? tagData(document, 'isolation')) === 'strict';

/** A runtime that starts at once with what `page` has been given; `null` where that one is closed itself. */
export function closedBox(page: Runtime): Runtime | null {
  if (isClosed(page)) return null;
  const { indexURL, lockURL, pyodidePackagesURL, packages, settings, timeout, onError } = page.options;
  const given = { indexURL, lockURL, pyodidePackagesURL, packages, settings, timeout, onError };
  const box = new Runtime(browserEnvironment());
  const options = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  // Whoever renders in it is told of a failure.
  box.init({ ...options, isolation: 'strict', baseURL: page.baseURL }).catch(() => undefined);
  return box;
}
