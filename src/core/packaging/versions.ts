/**
 * PEP 440: how versions compare and which are in a specifier set. The only importer of the library for it, of which it
 * takes the reading and the order of versions; specifiers are judged here, as the library passes over some of their rules
 * (`>1.0a1` has `1.0`, `==1.0.*` has `1`).
 */
import { compare } from '@renovatebot/pep440/lib/operator.js';
import { explain } from '@renovatebot/pep440/lib/version.js';

/** Below 0 when `a` is older than `b`. Both must be valid. */
export const compareVersions = (a: string, b: string): number => compare(a, b);

/** Whether PEP 440 knows this as a version. */
export const isVersion = (text: string): boolean => explain(text) !== null;

/** Whether a version is an alpha, beta, release candidate or development release. */
export const isPrerelease = (version: string): boolean => explain(version)?.is_prerelease ?? false;

/** Whether two texts stand for the same version: `1.0` and `1.0.0`. */
export const isSameVersion = (a: string, b: string): boolean =>
  isVersion(a) && isVersion(b) && compare(a, b) === 0;

/** One of the comparisons of a specifier set. */
interface Comparison {
  operator: string;
  /** Without the `.*` of a prefix. */
  version: string;
  isPrefix: boolean;
}

/** The comparisons of a set, also of one with a comma too many, as old packages have it; `null`: it cannot be read. */
function comparisonsOf(specifiers: string): Comparison[] | null {
  const parts = specifiers.split(',').filter((part) => part.trim() !== '');
  const found = parts.map((part) => {
    const [, operator = '', text = ''] = /^\s*(===|[~=!<>]=|[<>])\s*(\S+)\s*$/.exec(part) ?? [];
    const version = text.replace(/\.\*$/, '');
    return { operator, version, isPrefix: version !== text };
  });
  return found.every(isReadable) ? found : null;
}

function isReadable({ operator, version, isPrefix }: Comparison): boolean {
  if (operator === '===') return true;
  const bound = explain(version);
  if (!bound) return false;
  if (isPrefix)
    return /^[=!]=$/.test(operator) && bound.public === bound.base_version && bound.local === null;
  return operator === '~=' ? bound.release.length > 1 : bound.local === null || /^[=!]=$/.test(operator);
}

/** Whether PEP 440 knows this as a specifier set; an empty one is one. */
export const isSpecifierSet = (specifiers: string): boolean => comparisonsOf(specifiers) !== null;

const withoutLocal = (version: string): string => version.replace(/\+.*$/, '');

/** Whether the first `length` numbers of two releases are the same, both filled up with zeros. */
function sharePrefix(version: string, prefix: string, length?: number): boolean {
  const [found, wanted] = [explain(version), explain(prefix)];
  const numbers = wanted?.release.slice(0, length) ?? [];
  return found?.epoch === wanted?.epoch && numbers.every((part, at) => part === (found?.release[at] ?? 0));
}

/** PEP 440, "exclusive ordered comparison": `<2` has no `2rc1`, and `>1` neither `1.post1` nor `1+local`. */
function isBeyond(version: string, operator: string, bound: string): boolean {
  const [found, limit] = [explain(version), explain(bound)];
  if (!found || !limit) return false;
  const isSameBase = compare(found.base_version, limit.base_version) === 0;
  if (operator === '<') {
    return compare(version, bound) < 0 && !(isSameBase && found.is_prerelease && !limit.is_prerelease);
  }
  if (compare(version, bound) <= 0) return false;
  return !isSameBase || ((!found.is_postrelease || limit.is_postrelease) && found.local === null);
}

/** A local part counts only where the specifier has one. */
function isMet(version: string, { operator, version: bound, isPrefix }: Comparison): boolean {
  if (operator === '===') return version.toLowerCase() === bound.toLowerCase();
  if (operator === '<' || operator === '>') return isBeyond(version, operator, bound);
  const order = compare(bound.includes('+') ? version : withoutLocal(version), bound);
  switch (operator) {
    case '==':
      return isPrefix ? sharePrefix(version, bound) : order === 0;
    case '!=':
      return isPrefix ? !sharePrefix(version, bound) : order !== 0;
    case '>=':
      return order >= 0;
    case '<=':
      return order <= 0;
    default:
      return order >= 0 && sharePrefix(version, bound, -1);
  }
}

/** Whether a version, which may be a pre-release, is in a specifier set; `null` when the set cannot be read. */
export function satisfiesSpecifiers(version: string, specifiers: string): boolean | null {
  const comparisons = comparisonsOf(specifiers);
  return comparisons && isVersion(version) && comparisons.every((comparison) => isMet(version, comparison));
}

/** Whether a set names a pre-release, and so allows them: `>=2.0b1`. */
export const namesPrerelease = (specifiers: string): boolean =>
  comparisonsOf(specifiers)?.some(({ operator, version }) => operator !== '!=' && isPrerelease(version)) ??
  false;

/** Whether a set pins exactly `version`: what PEP 592 asks for before a yanked release may be used. */
export const pinsExactly = (specifiers: string, version: string): boolean =>
  comparisonsOf(specifiers)?.some(
    ({ operator, version: bound, isPrefix }) =>
      /^===?$/.test(operator) && !isPrefix && isSameVersion(bound, version),
  ) ?? false;
