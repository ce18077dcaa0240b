/**
 * Puts rendered HTML on screen in one of the four ways of `output`. What goes into the page's own tree is sanitised;
 * what may run scripts goes into a sandboxed frame without the page's origin.
 */
import { highlightHTML } from '../core/highlight.js';
import type { InitOptions } from '../runtime/options.js';
import { sanitizedFragment } from '../runtime/sanitizer.js';
import { OUTPUT_ATTRIBUTE } from '../runtime/source-reader.js';
import { trustedHTML } from '../runtime/trusted-types.js';
import { frameDocument, type HeightMessage } from './frame-document.js';

export type OutputMode = 'html' | 'shadow' | 'frame' | 'source';

/** Content that keeps growing with its frame is stopped here. */
const MAX_FRAME_HEIGHT_PX = 20_000;

/** Heights that one frame may report; more is a loop between content and frame. */
const MAX_HEIGHT_REPORTS = 200;

/** Ready output; `show` puts it on screen at once, so that the old output stays until then. */
export type ReadyOutput = (host: HTMLElement, container: HTMLElement) => void;

/** The light-DOM element that holds `html` output, made when it is first needed. */
export function pageContainer(host: HTMLElement): HTMLElement {
  const present = [...host.children].find((child) => child.hasAttribute(OUTPUT_ATTRIBUTE));
  if (present instanceof HTMLElement) return present;
  const container = document.createElement('div');
  container.setAttribute(OUTPUT_ATTRIBUTE, '');
  container.slot = 'output';
  host.append(container);
  return container;
}

function sourceFragment(html: string): DocumentFragment {
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

function frame(html: string, title: string): HTMLIFrameElement {
  const element = document.createElement('iframe');
  element.setAttribute('sandbox', 'allow-scripts');
  element.setAttribute('part', 'frame');
  element.title = title;
  element.srcdoc = trustedHTML(frameDocument(html));
  let reports = 0;
  const resize = (event: MessageEvent<Partial<HeightMessage> | null>): void => {
    if (!element.isConnected) {
      removeEventListener('message', resize);
      return;
    }
    const height = event.data?.djangoPlaygroundHeight;
    // An opaque origin is always "null", so the sender is known by its window alone.
    if (
      event.source !== element.contentWindow ||
      typeof height !== 'number' ||
      (reports += 1) > MAX_HEIGHT_REPORTS
    )
      return;
    element.style.height = `${Math.min(Math.max(0, height), MAX_FRAME_HEIGHT_PX)}px`;
  };
  addEventListener('message', resize);
  return element;
}

/** Prepares `html` for `mode`; nothing on screen changes before the result is called. */
export async function prepareOutput(
  html: string,
  mode: OutputMode,
  sanitize: InitOptions['sanitize'],
): Promise<ReadyOutput> {
  switch (mode) {
    case 'html': {
      const fragment = await sanitizedFragment(html, 'page', sanitize);
      return (host, container) => {
        container.replaceChildren();
        pageContainer(host).replaceChildren(fragment);
      };
    }
    case 'shadow': {
      const fragment = await sanitizedFragment(html, 'shadow', sanitize);
      return inShadow(() => fragment);
    }
    case 'source':
      return inShadow(() => sourceFragment(html));
    case 'frame':
      // A new element each time: setting srcdoc again would add entries to the page's history.
      return inShadow(() => frame(html, 'Rendered template'));
  }
}

const inShadow =
  (make: () => Node): ReadyOutput =>
  (host, container) => {
    [...host.children].find((child) => child.hasAttribute(OUTPUT_ATTRIBUTE))?.remove();
    container.replaceChildren(make());
  };
