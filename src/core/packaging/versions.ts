/**
 * PEP 440: how versions compare and which are in a specifier set. The only importer of the library for it, whose
 * `<`, `>` and zero padding it corrects.
 */
import { compare, explain, satisfies, validRange } from '@renovatebot/pep440';

/** Below 0 when `a` is older than `b`. Both must be valid. */
export const compareVersions = (a: string, b: string): number => compare(a, b);

/** Whether PEP 440 knows this as a version. */
export const isVersion = (text: string): boolean => explain(text) !== null;

/** Whether a version is an alpha, beta, release candidate or development release. */
export const isPrerelease = (version: string): boolean => explain(version)?.is_prerelease ?? false;

/** Whether two texts stand for the same version: `1.0` and `1.0.0`. */
export const isSameVersion = (a: string, b: string): boolean =>
  isVersion(a) && isVersion(b) && compare(a, b) === 0;

/** The comparisons of a specifier set; `===` and what the library cannot read keep their text. */
interface Comparison {
  operator: string;
  version: string;
}

const comparisons = (specifiers: string): Comparison[] =>
  specifiers
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [, operator = '', version = part] = /^\s*([<>=!~]*)\s*(\S*)\s*$/.exec(part) ?? [];
      return { operator, version };
    });

/** Specifiers without a comma too many, which many old packages have at the end. */
const tidy = (specifiers: string): string =>
  comparisons(specifiers)
    .map(({ operator, version }) => operator + version)
    .join(',');

/** Whether PEP 440 knows this as a specifier set; an empty one is one. */
export const isSpecifierSet = (specifiers: string): boolean => validRange(tidy(specifiers));

/** PEP 440, "exclusive ordered comparison": `<2` has no `2rc1`, and `>1` neither `1.post1` nor `1+local`. */
function isBeyond(version: string, { operator, version: bound }: Comparison): boolean {
  const found = explain(version);
  const limit = explain(bound);
  if (!found || !limit) return false;
  const isSameBase = compare(found.base_version, limit.base_version) === 0;
  if (operator === '<') {
    return compare(version, bound) < 0 && !(isSameBase && found.is_prerelease && !limit.is_prerelease);
  }
  if (compare(version, bound) <= 0) return false;
  return !isSameBase || ((!found.is_postrelease || limit.is_postrelease) && found.local === null);
}

/** `1` is `1.0.0`, so that it is in `==1.0.*`. */
function pad(version: string): string {
  const found = explain(version);
  if (!found || found.release.length > 5) return version;
  const release = found.release.join('.');
  const padded = [...found.release, 0, 0, 0, 0, 0].slice(0, 6).join('.');
  return version.replace(release, padded);
}

function isMet(version: string, comparison: Comparison): boolean {
  const { operator, version: bound } = comparison;
  if (operator === '<' || operator === '>') return isBeyond(version, comparison);
  const isPrefix = operator === '~=' || bound.endsWith('.*');
  return satisfies(isPrefix ? pad(version) : version, operator + bound, { prereleases: true });
}

/** Whether a version, which may be a pre-release, is in a specifier set; `null` when the set cannot be read. */
export function satisfiesSpecifiers(version: string, specifiers: string): boolean | null {
  if (!isSpecifierSet(specifiers)) return null;
  return isVersion(version) && comparisons(specifiers).every((comparison) => isMet(version, comparison));
}

/** Whether a set names a pre-release, and so allows them: `>=2.0b1`. */
export const namesPrerelease = (specifiers: string): boolean =>
  comparisons(specifiers).some(
    ({ operator, version }) => operator !== '!=' && isPrerelease(version.replace(/\.\*$/, '')),
  );

/** Whether a set pins exactly `version`: what PEP 592 asks for before a yanked release may be used. */
export const pinsExactly = (specifiers: string, version: string): boolean =>
  comparisons(specifiers).some(
    ({ operator, version: bound }) =>
      (operator === '==' || operator === '===') && isSameVersion(bound, version),
  );
