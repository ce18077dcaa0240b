/** Decides when an element begins: at once, when it comes near the viewport, or at the reader's wish. */

export type Loading = 'lazy' | 'eager' | 'interaction';

/** How far outside the viewport an element is near: about two screens of reading on. */
const NEAR = '800px';

/** The element around `element`, also across the edge of a shadow tree. */
const around = (element: Element): Element | null | undefined =>
  element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host;

const isControl = (target: EventTarget): boolean => target instanceof Element && target.matches('button, a');

/** Calls `begin` at a click on the element, or Enter or Space inside it. Its buttons and links do what they say, and no more. */
function whenPressed(element: Element, begin: () => void, signal: AbortSignal): void {
  const pressed = new AbortController();
  const listen = (event: Event): void => {
    if (event instanceof KeyboardEvent && event.key !== 'Enter' && event.key !== ' ') return;
    if (event.composedPath().some(isControl)) return;
    pressed.abort();
    begin();
  };
  const options = { signal: AbortSignal.any([signal, pressed.signal]) };
  element.addEventListener('click', listen, options);
  element.addEventListener('keydown', listen, options);
}

/** Calls `begin` once, when `loading` says so, unless `signal` is aborted before. */
export function whenWanted(element: Element, loading: Loading, begin: () => void, signal: AbortSignal): void {
  if (loading === 'interaction') {
    whenPressed(element, begin, signal);
    return;
  }
  if (loading === 'eager' || typeof IntersectionObserver === 'undefined') {
    begin();
    return;
  }
  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) {
        observer.disconnect();
        begin();
        return;
      }
      for (const { target } of entries) {
        if (getComputedStyle(target).display !== 'contents') continue;
        // Without a box of its own it is never anywhere; the box around it is.
        observer.unobserve(target);
        const parent = around(target);
        if (parent) observer.observe(parent);
      }
    },
    { rootMargin: NEAR },
  );
  observer.observe(element);
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
}
