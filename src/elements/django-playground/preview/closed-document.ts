/**
 * The document around output that nobody on the page vouches for, such as that of a shared link: a frame in a frame, of which
 * the outer one has a policy against every request. The output inherits it, and cannot go elsewhere: what a frame may load
 * is said by the policy of the document around it. (WebRTC and look-ups of names are under no policy.) Nor does it learn the
 * page's address, unless a policy of the page has a say in such addresses.
 */
import { escaped, scriptElement, type ReporterSource } from './preview-document.js';
import { previewRelay } from './relay.js';

/** Stands for the page's address; there is no such site. */
const BASE = 'https://preview.invalid/';

/** A style sheet as a source in a policy: its address without what a template could add to it. */
function sourceOf(address: string): string {
  const { protocol, origin, pathname } = new URL(address);
  if (protocol === 'data:') return protocol;
  return (origin + pathname).replaceAll(';', '%3B').replaceAll(',', '%2C');
}

/** No network but for the page's own style sheets. */
function policy(styles: readonly string[], reporter: ReporterSource): string {
  const directives = {
    'default-src': "'none'",
    'script-src': ["'unsafe-inline'", ...(reporter.kind === 'file' ? [sourceOf(reporter.url)] : [])].join(
      ' ',
    ),
    'style-src': ["'unsafe-inline'", ...styles.map(sourceOf)].join(' '),
    'img-src': 'data: blob:',
    'media-src': 'data: blob:',
    'font-src': 'data:',
    'form-action': "'none'",
    'base-uri': "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

export interface ClosedDocumentOptions {
  reporter: ReporterSource;
  /** Absolute addresses of the page's style sheets. */
  styles: readonly string[];
  /** As in CSS; the inner frame inherits it. */
  colorScheme: string;
}

/** The document that holds `inner`, a whole document, in a frame without network. */
export function closedDocument(inner: string, options: ClosedDocumentOptions): string {
  const { reporter, styles, colorScheme } = options;
  // The address comes before the policy, which forbids any other.
  return (
    `<!doctype html><base href="${BASE}">` +
    `<meta http-equiv="Content-Security-Policy" content="${escaped(policy(styles, reporter))}">` +
    `<meta name="color-scheme" content="${colorScheme}">` +
    scriptElement(reporter, ' data-relay', `(${previewRelay.toString()})()`) +
    `<body><iframe sandbox="allow-scripts" title="Output" srcdoc="${escaped(inner)}"></iframe>`
  );
}
