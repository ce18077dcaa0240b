/** Makes rendered HTML safe for the page it goes into. Loads DOMPurify only when it is needed. */
import type { InitOptions } from './options.js';
import { trustedHTML } from './trusted-types.js';

/**
 * `page` is the page's own tree: a `<style>` there would restyle the site, so it goes; in a `shadow` tree it cannot.
 */
export type SanitizeTarget = 'page' | 'shadow';

type Sanitize = InitOptions['sanitize'];

const FORBIDDEN: Record<SanitizeTarget, string[]> = { page: ['style'], shadow: [] };

/** A fragment of `html` with scripts, event handlers and `javascript:` addresses removed, unless `sanitize` says otherwise. */
export async function sanitizedFragment(
  html: string,
  target: SanitizeTarget,
  sanitize: Sanitize,
): Promise<DocumentFragment> {
  if (sanitize === false) return document.createRange().createContextualFragment(trustedHTML(html));
  if (typeof sanitize === 'function')
    return document.createRange().createContextualFragment(trustedHTML(sanitize(html)));
  const { default: DOMPurify } = await import('dompurify');
  return DOMPurify.sanitize(html, {
    RETURN_DOM_FRAGMENT: true,
    FORBID_TAGS: FORBIDDEN[target],
    ADD_ATTR: ['target'],
    // A leading <style> or comment is otherwise lost with the document's head.
    FORCE_BODY: true,
  });
}
