/** Reads lists of PEP 508 requirements as authors write them. Versions are judged by the worker. */
import { DjangoError } from './errors.js';

/** https://packaging.python.org/specifications/name-normalization/ */
export const normalizeName = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, '-');

const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?/;

/** The normalised project name of one requirement. */
export function requirementName(requirement: string): string {
  return normalizeName(NAME.exec(requirement)?.[0] ?? requirement);
}

/** Blanks and commas inside a requirement, hidden from the splitting. */
const hide = (text: string): string => text.replaceAll(' ', '\u0001').replaceAll(',', '\u0002');
const show = (text: string): string => text.replaceAll('\u0001', ' ').replaceAll('\u0002', ',');

const OPERAND = String.raw`(?:"[^"]*"|'[^']*'|[\w.]+)`;
const COMPARISON = String.raw`[( ]*${OPERAND} ?(?:[<>=!~]=?=?|(?:not )?in\b) ?${OPERAND}(?: ?\))*`;
/** ` ; python_version < "4" and (…)`, with blanks collapsed. */
const MARKER = new RegExp(String.raw` ?;${COMPARISON}(?: ?(?:and|or)\b${COMPARISON})*`, 'g');

/** Splits a list at commas and blanks, but not inside extras, ranges, markers or before an address. */
function split(text: string): string[] {
  return text
    .replace(/\s+/g, ' ')
    .replace(MARKER, hide)
    .replace(/ ?@ ?(?=[a-z]+:)/gi, '@')
    .replace(/ ?\( ?([<>=!~][^()]*)\)/g, '$1')
    .replace(/ ?([<>=!~]=?=?) ?/g, '$1')
    .replace(/ ?\[([^[\]]*)\]/g, (_, extras: string) => `[${extras.trim().replace(/[ ,]+/g, '\u0002')}]`)
    .replace(/ ?, ?(?=[<>=!~])/g, '\u0002')
    .split(/[ ,]+/)
    .filter((part) => part !== '')
    .map(show);
}

/**
 * The requirements of a `packages` attribute or option: a JSON array, names separated by commas or blanks, or an array.
 * @throws DjangoError `PackageError` naming the entry that is no requirement
 */
export function parsePackages(value: string | readonly string[] | null | undefined): string[] {
  if (value === null || value === undefined) return [];
  const list: readonly unknown[] = typeof value === 'string' ? parseText(value) : value;
  return list.map((entry) => {
    const requirement = typeof entry === 'string' ? entry.trim() : '';
    if (NAME.test(requirement)) return requirement;
    throw new DjangoError('PackageError', `${JSON.stringify(entry)} in packages is not a requirement.`, {
      suggestions: ['Write names with optional version ranges: "django-bird>=0.17, django-crispy-forms".'],
    });
  });
}

function parseText(text: string): readonly unknown[] {
  if (!text.trim().startsWith('[')) return split(text);
  try {
    return JSON.parse(text) as unknown[];
  } catch (cause) {
    throw new DjangoError('PackageError', 'packages starts with “[” but is no valid JSON array.', {
      cause,
      suggestions: ['Write ["django-bird", "django-crispy-forms"] or just: django-bird, django-crispy-forms'],
    });
  }
}
