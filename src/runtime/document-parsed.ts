/** Tells when a document has been parsed and its custom elements have been upgraded. */

/** The page's document; there is none where the library is imported without a browser. */
const pageDocument = (): Document | null => (typeof document === 'undefined' ? null : document);

/**
 * Resolves in a task after the parser's end, when deferred and module scripts have run and elements are upgraded.
 * Without a document there is nothing to wait for.
 */
export async function documentParsed(doc = pageDocument()): Promise<void> {
  if (doc?.readyState === 'loading') {
    await new Promise((resolve) => doc.addEventListener('DOMContentLoaded', resolve, { once: true }));
  }
  // A task of its own: what scripts of this task add still counts as part of the document.
  await new Promise((resolve) => setTimeout(resolve, 0));
}

/** True when the parser can no longer add children to `element`. */
export function isComplete(element: Element): boolean {
  if (element.ownerDocument.readyState !== 'loading') return true;
  for (let node: Node | null = element; node; node = node.parentNode) {
    if (node.nextSibling) return true;
  }
  return false;
}

/** Resolves when all children of `element` are there, which may be long before the document is parsed. */
export async function childrenComplete(element: Element, signal: AbortSignal): Promise<void> {
  if (isComplete(element)) return;
  await new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => isComplete(element) && done());
    const done = (): void => {
      observer.disconnect();
      element.ownerDocument.removeEventListener('DOMContentLoaded', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    observer.observe(element.ownerDocument, { childList: true, subtree: true });
    element.ownerDocument.addEventListener('DOMContentLoaded', done);
    signal.addEventListener('abort', done);
  });
}
