/**
 * Reads PEP 508 requirements: names, extras, version specifiers, direct URLs and markers.
 * Does not know which packages there are.
 */
import { normalizeName } from '../requirements.js';
import { parseMarker, type Marker, type MarkerEnvironment } from './markers.js';
import { isSpecifierSet, satisfiesSpecifiers } from './versions.js';

/** One requirement. Names and extras are normalised. */
export interface Requirement {
  name: string;
  extras: readonly string[];
  /** A PEP 440 specifier set; empty: any version. */
  specifiers: string;
  /** `name @ https://…`, without the `@`. */
  url: string | null;
  marker: Marker | null;
  /** Whether a version is in the specifiers; judged once for each version. */
  allows: (version: string) => boolean;
}

const HEAD = /^\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[([^\]]*)\])?(.*)$/s;

const splitMarker = (rest: string): [range: string, marker: string | null] => {
  // in a URL, only a blank before it makes a semicolon the end
  const end = rest.search(rest.startsWith('@') ? /\s;/ : /;/);
  return end === -1 ? [rest, null] : [rest.slice(0, end), rest.slice(rest.indexOf(';', end) + 1)];
};

/** The requirement that `text` is, or `null` when PEP 508 does not allow it. */
export function parseRequirement(text: string): Requirement | null {
  const [, name, extras = '', rest = ''] = HEAD.exec(text) ?? [];
  const names = extras.split(/[\s,]+/).filter((extra) => extra !== '');
  if (name === undefined || !names.every((extra) => /^[\w.-]+$/.test(extra))) return null;
  const [range, condition] = splitMarker(rest.trim());
  const marker = condition === null ? null : parseMarker(condition);
  if (condition !== null && marker === null) return null;
  const requirement = { name: normalizeName(name), extras: [...new Set(names.map(normalizeName))], marker };
  const trimmed = range.trim();
  if (trimmed.startsWith('@')) {
    const url = trimmed.slice(1).trim();
    return url === '' || /\s/.test(url) ? null : { ...requirement, specifiers: '', url, allows: () => true };
  }
  const specifiers = (/^\((.*)\)$/.exec(trimmed)?.[1] ?? trimmed).trim();
  if (!isSpecifierSet(specifiers)) return null;
  return { ...requirement, specifiers, url: null, allows: judgeOnce(specifiers) };
}

function judgeOnce(specifiers: string): Requirement['allows'] {
  const judged = new Map<string, boolean>();
  return (version) => {
    const known = judged.get(version) ?? satisfiesSpecifiers(version, specifiers) === true;
    judged.set(version, known);
    return known;
  };
}

/** Whether a requirement holds for this Python, asked for by a package with these extras. */
export function applies(
  { marker }: Requirement,
  environment: MarkerEnvironment,
  extras: readonly string[] = [],
): boolean {
  return marker === null || ['', ...extras].some((extra) => marker({ ...environment, extra }));
}

/** A requirement as one writes it, without its marker. */
export function formatRequirement({ name, extras, specifiers, url }: Requirement): string {
  const full = extras.length > 0 ? `${name}[${extras.join(',')}]` : name;
  return url === null ? full + specifiers : `${full} @ ${url}`;
}
