/**
 * Where a page's packages come from: the options of `init()`, or the attributes of the script tag, or PyPI.
 * Makes no request.
 */
import { DjangoError } from '../core/errors.js';
import type { PackageSources } from '../core/protocol.js';
import type { InitOptions } from './options.js';

export type PackageOptions = Pick<InitOptions, 'indexURL' | 'lockURL' | 'pyodidePackagesURL'>;

const PYPI = 'https://pypi.org/simple/';

const directory = (url: string): string => (url.endsWith('/') ? url : `${url}/`);

/** The parts of a document that are used: its address, and the tag that loaded the library. */
export interface Page {
  readonly baseURI: string;
  querySelector(selectors: string): Element | null;
}

/** A `data-…` attribute of the tag that loaded the library, if it has it. */
export const tagData = (document: Page, name: string): string | null =>
  document.querySelector(`script[data-${name}]`)?.getAttribute(`data-${name}`) ?? null;

function absolute(url: string, document: Page, option: string): string {
  try {
    return new URL(url, document.baseURI).href;
  } catch (cause) {
    throw new DjangoError('InitializationError', `${option}: ${JSON.stringify(url)} is no URL.`, {
      cause,
      suggestions: ['Give an absolute URL, or one relative to the page.'],
    });
  }
}

/** @throws DjangoError `InitializationError` for what is no URL */
export function packageSources(options: PackageOptions, document: Page): Omit<PackageSources, 'timeoutMs'> {
  const given = options.indexURL ?? tagData(document, 'index-url') ?? PYPI;
  const indexes = typeof given === 'string' ? given.split(/,?\s+|,(?=https?:)/) : given;
  const lock = options.lockURL ?? tagData(document, 'lock');
  return {
    indexURLs: indexes
      .filter((url) => url !== '')
      .map((url) => absolute(directory(url), document, 'indexURL')),
    distributionURL:
      options.pyodidePackagesURL === undefined
        ? null
        : absolute(directory(options.pyodidePackagesURL), document, 'pyodidePackagesURL'),
    lockURL: lock === null ? null : absolute(lock, document, 'lockURL'),
  };
}
