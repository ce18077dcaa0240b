/** Writes the document of the preview's frame: the reporter, the page's styles, and the output. Knows no frame. */
import { frameDocument } from '../../frame-document.js';
import { previewGuard } from './guard.js';
import { previewReporter } from './reporter.js';

/** Colours of the preview: a fixed scheme, or that of the page around it. */
export type PreviewTheme = 'light' | 'dark' | 'auto';

/** How the reporter gets into the document. */
export type ReporterSource =
  | { kind: 'inline'; nonce: string }
  /** A file, for policies that allow no scripts in documents. */
  | { kind: 'file'; url: string };

export interface PreviewDocumentOptions {
  reporter: ReporterSource;
  /** Absolute addresses of style sheets. */
  styles: readonly string[];
  theme: PreviewTheme;
  /** Where to scroll to, in pixels from the left and from the top. */
  scroll: readonly [number, number];
}

/** `text` as it stands in an attribute. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** The attribute that lets a script run under a page's policy; nothing where that has no nonce. */
export const nonceAttribute = (nonce: string): string => (nonce === '' ? '' : ` nonce="${escaped(nonce)}"`);

/** The script of the library, as `code` where that may run. @param attributes tell the file what it is to do */
export function scriptElement(reporter: ReporterSource, attributes: string, code: string): string {
  if (reporter.kind === 'file') return `<script src="${escaped(reporter.url)}"${attributes}></script>`;
  return `<script${nonceAttribute(reporter.nonce)}${attributes}>${code}</script>`;
}

function reporterScript({ reporter, scroll }: PreviewDocumentOptions): string {
  const data = ` data-scroll="${scroll.map((value) => Math.round(value)).join(' ')}"`;
  const code = `(${previewReporter.toString()})(${previewGuard.toString()})`;
  return scriptElement(reporter, data, code);
}

/** The colours that a document of this theme is able to have. */
export const colorScheme = (theme: PreviewTheme): string => (theme === 'auto' ? 'light dark' : theme);

/** Weak enough that any rule of the output or of the page's styles wins. */
const baseStyle = (theme: PreviewTheme): string =>
  `<style>:where(:root){color-scheme:${colorScheme(theme)}}` +
  ':where(body){margin:1rem;font:1rem/1.5 system-ui,sans-serif;overflow-wrap:break-word}' +
  ':where(a){color:light-dark(#0b5fa5,#8cc4ff)}</style>';

/** The document that shows `html`. */
export function previewDocument(html: string, options: PreviewDocumentOptions): string {
  const sheets = options.styles.map((url) => `<link rel="stylesheet" href="${escaped(url)}">`).join('');
  // Links that the reporter does not see open in a new window, which the sandbox forbids.
  const before = `${reporterScript(options)}<base target="_blank">${sheets}`;
  return frameDocument(html, { before, fragmentStyle: baseStyle(options.theme) });
}
