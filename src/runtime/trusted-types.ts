/**
 * The library's Trusted Types policy, `django-playground`, for the few sinks that it needs: the worker's URL, the
 * document of a sandboxed frame, and HTML that the page has sanitised itself or declared safe.
 */

interface Policy {
  createScriptURL(url: string): string;
  createHTML(html: string): string;
}
interface Factory {
  createPolicy(name: string, rules: Policy): Policy;
}

/** Made at the first use and kept: without 'allow-duplicates' a name can be used once. Other copies share it. */
const KEY = Symbol.for('django-playground.trusted-types');

function policy(): Policy | undefined {
  const holder = globalThis as { trustedTypes?: Factory; [KEY]?: Policy | undefined };
  holder[KEY] ??= holder.trustedTypes?.createPolicy('django-playground', {
    createScriptURL: (url) => url,
    createHTML: (html) => html,
  });
  return holder[KEY];
}

/** `url` as `new Worker` takes it where the page demands Trusted Types. */
export const trustedScriptURL = (url: string): string => policy()?.createScriptURL(url) ?? url;

/** `html` as `srcdoc` and the like take it where the page demands Trusted Types. */
export const trustedHTML = (html: string): string => policy()?.createHTML(html) ?? html;
