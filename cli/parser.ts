/** jsdom: reads HTML as browsers do, and is the DOM that the library's own modules work in outside of a browser. */
import type { DOMWindow, JSDOM } from 'jsdom';

/** Reads a page; runs and loads nothing of it. @param address of the page, for what is relative to it */
export type Parse = (html: string, address: string) => JSDOM;

/** What the library's modules take from a browser. */
const GLOBALS = [
  'window',
  'document',
  'Element',
  'HTMLElement',
  'HTMLTemplateElement',
  'HTMLTextAreaElement',
  'ShadowRoot',
  'Text',
] as const;

/** @throws Error that says how to get jsdom */
export async function loadParser(): Promise<Parse> {
  try {
    const { JSDOM: Parser, VirtualConsole } = await import('jsdom');
    // With a console that nobody hears: what is wrong with a page's styles is not the matter here.
    return (html, url) =>
      new Parser(html, { url, includeNodeLocations: true, virtualConsole: new VirtualConsole() });
  } catch (cause) {
    const remedy = 'Run: npm install --save-dev jsdom';
    throw new Error(`prerender reads HTML with jsdom, which cannot be loaded here. ${remedy}`, { cause });
  }
}

/** Makes `window` the one that the library's modules see. */
export function enter(window: DOMWindow): void {
  for (const name of GLOBALS)
    Object.defineProperty(globalThis, name, { value: window[name], writable: true, configurable: true });
}
