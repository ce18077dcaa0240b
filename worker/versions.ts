/** PEP 440's rules for versions, behind the one function that the worker needs. The only importer of the library for it. */
import { satisfies, validRange } from '@renovatebot/pep440';

/** Whether a version is in a specifier set; `null` when the set cannot be read. */
export function satisfiesSpecifiers(version: string, specifiers: string): boolean | null {
  if (!validRange(specifiers)) return null;
  return satisfies(version, specifiers, { prereleases: true });
}
