/** HTML as highlighted text, for `output="source"`. Loaded when it is first wanted. */
import { highlightHTML } from '../core/highlight.js';

/** `html` as a block of code in which its pieces are marked by class. */
export function sourceFragment(html: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const code = document.createElement('code');
  for (const { kind, text } of highlightHTML(html.trim())) {
    const piece = document.createElement('span');
    piece.className = kind;
    piece.textContent = text;
    code.append(kind === 'text' ? text : piece);
  }
  const block = document.createElement('pre');
  block.tabIndex = 0;
  block.append(code);
  fragment.append(block);
  return fragment;
}
