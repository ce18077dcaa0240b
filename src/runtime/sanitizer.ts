/** Makes rendered HTML safe for the page it goes into. Loads DOMPurify only when it is needed. */
import { DjangoError } from '../core/errors.js';
import type { InitOptions } from './options.js';
import type * as purifierModule from './purifier.js';
import { trustedHTML } from './trusted-types.js';

/**
 * `page` is the page's own tree: a `<style>` there would restyle the site, so it goes; in a `shadow` tree it cannot.
 */
export type SanitizeTarget = 'page' | 'shadow';

type Sanitize = InitOptions['sanitize'];

const FORBIDDEN: Record<SanitizeTarget, string[]> = { page: ['style'], shadow: [] };

const loadPurifier = (): Promise<typeof purifierModule> => import('./purifier.js');

const asFragment = (html: string): DocumentFragment =>
  document.createRange().createContextualFragment(trustedHTML(html));

/** Runs the page's own function. @throws DjangoError for what it throws */
function sanitizedByPage(html: string, sanitize: (html: string) => string): string {
  try {
    return sanitize(html);
  } catch (cause) {
    throw new DjangoError('TemplateError', `The page's sanitize function failed: ${String(cause)}`, {
      cause,
      suggestions: ['Correct the function that is given to init({ sanitize }).'],
    });
  }
}

/**
 * A fragment of `html` with scripts, event handlers and `javascript:` addresses removed, unless `sanitize` says otherwise.
 * @param load gets the sanitiser
 * @throws DjangoError `TemplateError` when the sanitiser cannot be loaded or the page's own function throws
 */
export async function sanitizedFragment(
  html: string,
  target: SanitizeTarget,
  sanitize: Sanitize,
  load = loadPurifier,
): Promise<DocumentFragment> {
  if (sanitize === false) return asFragment(html);
  if (typeof sanitize === 'function') return asFragment(sanitizedByPage(html, sanitize));
  const { purifier } = await load().catch((cause: unknown) => {
    throw new DjangoError(
      'TemplateError',
      'The sanitiser, which the output must pass, could not be loaded.',
      {
        cause,
        suggestions: ['Check the connection, and that all files of dist/chunks are beside the script.'],
      },
    );
  });
  return purifier.sanitize(html, {
    RETURN_DOM_FRAGMENT: true,
    FORBID_TAGS: FORBIDDEN[target],
    ADD_ATTR: ['target'],
    // A leading <style> or comment is otherwise lost with the document's head.
    FORCE_BODY: true,
  });
}
