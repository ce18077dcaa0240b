/** Shows rendered HTML in a sandboxed frame. */
import { frameDocument } from '../frame-document.js';
import { trustedHTML } from '../../runtime/trusted-types.js';

/** Replaces what `container` holds; a new frame each time makes no history entries. */
export function showFrame(container: HTMLElement, html: string): void {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('part', 'frame');
  frame.title = 'Preview';
  frame.srcdoc = trustedHTML(frameDocument(html));
  container.replaceChildren(frame);
}
