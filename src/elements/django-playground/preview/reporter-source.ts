/**
 * Says how the reporter gets into the frame's document, which inherits the page's policy: as text where the policy lets it
 * run, with the page's nonce where it has one, else as a file of the library.
 */
import { pageNonce } from '../../../runtime/page-nonce.js';
import type { ReporterSource } from './preview-document.js';

/** Remembers, for all previews of a page, that text does not run. */
const KEY = Symbol.for('django-playground.preview-without-inline');

const page = (): { [KEY]?: boolean } => globalThis as { [KEY]?: boolean };

/** @param fileURL gives the address of `preview-frame.js`; `null`: there is none */
export function reporterSource(fileURL: (() => string) | null): ReporterSource {
  if (page()[KEY] === true && fileURL) return { kind: 'file', url: fileURL() };
  return { kind: 'inline', nonce: pageNonce() };
}

/** Says that the reporter did not answer; gives whether there is another way to try. */
export function reporterFailed(source: ReporterSource, fileURL: (() => string) | null): boolean {
  if (source.kind === 'file' || !fileURL) return false;
  page()[KEY] = true;
  return true;
}

/** The reporter as text did answer after all, or tests begin anew. */
export function forgetReporterFailure(): void {
  page()[KEY] = false;
}
