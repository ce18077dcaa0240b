/** The frame in which a strict worker lives: without an origin, without a network, never seen. Knows no worker and no messages. */
import { pageNonce } from '../page-nonce.js';
import { trustedHTML } from '../trusted-types.js';

/** A nonce for the frame's one script; the page's own where the page's policy, which the frame inherits, asks for one. */
function nonce(): string {
  const own = crypto.getRandomValues(new Uint8Array(16));
  return pageNonce() || btoa(String.fromCharCode(...own));
}

/**
 * What runs in the frame can load nothing: the policy allows the one script and the worker's own text, and workers inherit
 * it. Whatever the page's policy forbids is forbidden as well.
 */
function frameHTML(scriptURL: string): string {
  const value = nonce();
  const policy = `default-src 'none'; script-src 'nonce-${value}' 'wasm-unsafe-eval'; worker-src data:`;
  return (
    `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}">` +
    `<script nonce="${value}" src="${scriptURL.replaceAll('&', '&amp;')}"></script>`
  );
}

/** A frame with the script at `scriptURL`, which is not in the document yet. */
export function makeFrame(scriptURL: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  frame.title = 'Python';
  // Stronger than what the page may say of all frames.
  frame.style.setProperty('display', 'none', 'important');
  frame.srcdoc = trustedHTML(frameHTML(scriptURL));
  return frame;
}
