/**
 * Puts rendered HTML on screen in one of the four ways of `output`. What goes into the page's own tree is sanitised;
 * what may run scripts goes into a sandboxed frame without the page's origin.
 */
import type { InitOptions } from '../runtime/options.js';
import { sanitizedFragment } from '../runtime/sanitizer.js';
import { OUTPUT_ATTRIBUTE } from '../runtime/source-reader.js';

export type OutputMode = 'html' | 'shadow' | 'frame' | 'source';

/** Ready output; `show` puts it on screen at once, so that the old output stays until then. */
export type ReadyOutput = (host: HTMLElement, container: HTMLElement) => void;

/** The light-DOM element that holds `html` output, if there is one. */
export function outputOf(host: HTMLElement): HTMLElement | null {
  const found = [...host.children].find((child) => child.hasAttribute(OUTPUT_ATTRIBUTE));
  return found instanceof HTMLElement ? found : null;
}

/** The same, made when it is first needed. */
export function pageContainer(host: HTMLElement): HTMLElement {
  const present = outputOf(host);
  if (present) return present;
  const container = document.createElement('div');
  container.setAttribute(OUTPUT_ATTRIBUTE, '');
  container.slot = 'output';
  host.append(container);
  return container;
}

/** An element with `fragment` in a shadow tree of its own: the library's rules and the output's keep off each other. */
function shadowHost(fragment: DocumentFragment): HTMLElement {
  const host = document.createElement('div');
  host.attachShadow({ mode: 'open' }).append(fragment);
  return host;
}

/** Prepares `html` for `mode`; nothing on screen changes before the result is called. */
export async function prepareOutput(
  html: string,
  mode: OutputMode,
  sanitize: InitOptions['sanitize'],
): Promise<ReadyOutput> {
  switch (mode) {
    case 'shadow': {
      const fragment = await sanitizedFragment(html, 'shadow', sanitize);
      return inShadow(() => shadowHost(fragment));
    }
    case 'source': {
      const { sourceFragment } = await import('./source-fragment.js');
      return inShadow(() => sourceFragment(html));
    }
    case 'frame': {
      const { outputFrame } = await import('./output-frame.js');
      // A new element each time: setting srcdoc again would add entries to the page's history.
      return inShadow(() => outputFrame(html));
    }
    // Also for what is no mode, such as a misspelt attribute.
    default: {
      const fragment = await sanitizedFragment(html, 'page', sanitize);
      return (host, container) => {
        container.replaceChildren();
        pageContainer(host).replaceChildren(fragment);
      };
    }
  }
}

const inShadow =
  (make: () => Node): ReadyOutput =>
  (host, container) => {
    outputOf(host)?.remove();
    container.replaceChildren(make());
  };
