/**
 * Judges the page's requirements against the packages that are inside: which are met, and what to tell the owners of
 * the others. Does not install anything; how versions compare is given to it.
 */
import type { ErrorData, InstalledPackage, RequirementNeed } from '../src/core/protocol.js';
import { normalizeName } from '../src/core/requirements.js';

/** Whether a version is in a PEP 440 specifier set such as `>=5.2,<6`; an unreadable set gives `null`. */
export type Satisfies = (version: string, specifiers: string) => boolean | null;

type PackageError = Extract<ErrorData, { kind: 'package' }>;

/** The parts of a PEP 508 requirement that matter here. */
interface Requirement {
  name: string;
  specifiers: string;
  /** `name @ https://…` */
  direct: boolean;
}

/** A requirement that cannot be read is given back as `null`. */
function parseRequirement(text: string): Requirement | null {
  const match = /^\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*([^;]*)/.exec(text);
  if (!match) return null;
  const [, name = '', rest = ''] = match;
  const specifiers = rest.trim().replace(/^\(|\)$/g, '');
  return { name: normalizeName(name), specifiers, direct: specifiers.startsWith('@') };
}

/** Versions among which one lies in the intersection of ranges if there is any: each bound, just above it, and 0. */
function candidates(specifiers: string): string[] {
  const bounds = [...specifiers.matchAll(/(?:[<>=!~]=?=?)\s*([^\s,]+)/g)].map(([, version = '']) => version);
  return ['0', ...bounds.flatMap((version) => [version, `${version.replace(/\.\*$/, '')}.1`])].map(
    (version) => version.replace(/\.\*$/, ''),
  );
}

function contradict(ranges: readonly string[], satisfies: Satisfies): boolean {
  return !candidates(ranges.join(',')).some((version) =>
    ranges.every((range) => range === '' || satisfies(version, range) === true),
  );
}

function refuse(
  needs: readonly RequirementNeed[],
  message: string,
  suggestions: string[] = [],
): PackageError {
  return {
    kind: 'package',
    message,
    requirements: needs.map(({ requirement }) => requirement),
    owners: [...new Set(needs.flatMap(({ owners }) => owners))],
    ...(suggestions.length > 0 ? { suggestions } : {}),
  };
}

type Read = RequirementNeed & { parsed: Requirement };

/** Judges all needs of one package name. */
function judgePackage(
  needs: readonly Read[],
  installed: InstalledPackage | undefined,
  satisfies: Satisfies,
): PackageError[] {
  const unreadable = needs.filter(
    ({ parsed }) => !parsed.direct && parsed.specifiers !== '' && satisfies('1', parsed.specifiers) === null,
  );
  if (unreadable.length > 0) {
    return unreadable.map((need) =>
      refuse([need], `“${need.requirement}” is not a requirement that PEP 508 allows.`),
    );
  }
  const ranges = [
    ...new Set(needs.filter(({ parsed }) => !parsed.direct).map(({ parsed }) => parsed.specifiers)),
  ];
  if (ranges.length > 1 && contradict(ranges, satisfies)) {
    const all = needs.map(({ requirement, owners }) => `${requirement} (${owners.join(', ')})`).join(' and ');
    return [
      refuse(needs, `No version can meet ${all} at once.`, [
        'All elements of a page share one Django: agree on one range.',
      ]),
    ];
  }
  return needs.flatMap((need) => {
    const { specifiers, direct } = need.parsed;
    if (!installed || direct) {
      return [
        refuse(
          [need],
          `${need.requirement} is not inside this build, and installing further packages is not available yet in this version.`,
        ),
      ];
    }
    if (specifiers === '' || satisfies(installed.version, specifiers) === true) return [];
    return [
      refuse(
        [need],
        `${need.requirement} is asked for, but this build has ${installed.name} ${installed.version} inside.`,
        [`Ask for a range that includes ${installed.version}.`],
      ),
    ];
  });
}

/** The refusals, in the page's order of packages; requirements that are met give none. */
export function judgeRequirements(
  needs: readonly RequirementNeed[],
  installed: readonly InstalledPackage[],
  satisfies: Satisfies,
): PackageError[] {
  const errors: PackageError[] = [];
  const byName = new Map<string, Read[]>();
  for (const need of needs) {
    const parsed = parseRequirement(need.requirement);
    if (!parsed)
      errors.push(refuse([need], `“${need.requirement}” is not a requirement that PEP 508 allows.`));
    else byName.set(parsed.name, [...(byName.get(parsed.name) ?? []), { ...need, parsed }]);
  }
  for (const [name, group] of byName) {
    errors.push(
      ...judgePackage(
        group,
        installed.find((entry) => normalizeName(entry.name) === name),
        satisfies,
      ),
    );
  }
  return errors;
}
