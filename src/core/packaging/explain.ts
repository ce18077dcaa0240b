/** Says what stands against requirements: which, who asked for them, through what, and what can be done. */
import type { RequirementNeed } from '../protocol.js';
import type { Catalogue } from './catalogue.js';
import { isRoot, type Conflict, type Demand, type Fault, type Obstacle, type Root } from './demand.js';
import { explainExcluded } from './explain-excluded.js';
import type { PackageErrorData } from './lock.js';
import { formatRequirement } from './requirement.js';

/** What is wrong, and what can be done. */
export interface Explanation {
  message: string;
  suggestions: readonly string[];
  hope?: PackageErrorData['hope'];
}

/** “a, b and c”. */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

const ownersOf = (needs: readonly RequirementNeed[]): string[] => [
  ...new Set(needs.flatMap(({ owners }) => owners)),
];

/** The error for needs that share a fate. */
export function packageError(
  needs: readonly RequirementNeed[],
  { message, suggestions, hope }: Explanation,
): PackageErrorData {
  return {
    kind: 'package',
    message,
    requirements: needs.map(({ requirement }) => requirement),
    owners: ownersOf(needs),
    ...(suggestions.length > 0 ? { suggestions: [...suggestions] } : {}),
    ...(hope ? { hope } : {}),
  };
}

/** The error for what is no requirement. */
export function explainUnreadable(need: RequirementNeed): PackageErrorData {
  return packageError([need], {
    message: `“${need.requirement}”, asked for by ${listed(need.owners)}, is not a requirement that PEP 508 allows.`,
    suggestions: ['Write a name and, if need be, a range: django-bird>=0.17,<1'],
  });
}

/** “asked for by A”, or “needed by b 1.0, asked for by A”. */
function origin({ by }: Demand): string {
  if (isRoot(by)) return `asked for by ${listed(by.need.owners)}`;
  return `needed by ${by.name} ${by.candidate?.version ?? ''}, ${origin(by.reason)}`;
}

/** One demand as text: `django<6 (asked for by A)`, `django-x 2.0 (asked for by A) needs django>=7`. */
export function describe(demand: Demand): string {
  const { by, requirement } = demand;
  if (isRoot(by)) return `${by.need.requirement} (${origin(demand)})`;
  return `${by.name} ${by.candidate?.version ?? ''} (${origin(by.reason)}) needs ${formatRequirement(requirement)}`;
}

const rootsOf = ({ by }: Demand): Root => (isRoot(by) ? by : rootsOf(by.reason));

const OVERLAP = 'All elements of a page share one Python: ask for ranges that have a version in common.';

function explainObstacle(fault: Fault, obstacle: Obstacle, catalogue: Catalogue): Explanation {
  const { name, demands } = fault;
  const all = listed(demands.map(describe));
  const inside = catalogue.inside(name);
  switch (obstacle.kind) {
    case 'unknown':
      return {
        message: `There is no package “${name}” at ${listed(catalogue.indexURLs)}: ${all}.`,
        suggestions: [
          'Check the spelling. The name is the one that “pip install” takes: django-crispy-forms, not crispy_forms.',
        ],
      };
    case 'failed':
      return {
        message: `${all}: ${obstacle.failure.message}`,
        suggestions: obstacle.failure.suggestions,
        hope: 'later',
      };
    case 'contradiction': {
      const own = inside ? ` ${name} ${inside.version} is there already.` : '';
      return { message: `No version of ${name} fits all of this: ${all}.${own}`, suggestions: [OVERLAP] };
    }
    case 'excluded':
      return explainExcluded(fault, all, catalogue);
    case 'given-up':
      return {
        message: `No versions that fit each other were found in reasonable time; the first hurdle was ${name}: ${all}.`,
        suggestions: ['Ask for narrower ranges, so that there is less to try.'],
      };
    case 'no-pure-wheel':
      return {
        message: `${all}: ${obstacle.url} is not the address of a pure Python wheel of ${name}.`,
        suggestions: [
          `Such a wheel’s address ends like this: /${name.replaceAll('-', '_')}-1.0-py3-none-any.whl`,
        ],
      };
    case 'rejected':
      return explainRejected(obstacle, all, catalogue, name);
  }
}

function explainRejected(
  { version, reason, isDjango }: Extract<Obstacle, { kind: 'rejected' }>,
  all: string,
  catalogue: Catalogue,
  name: string,
): Explanation {
  if (!isDjango) {
    return {
      message: `${name} ${version} cannot be used, because ${reason}: ${all}.`,
      suggestions: [`Pin another version of ${name}.`],
    };
  }
  const { python_version: python } = catalogue.environment.python;
  const own = catalogue.inside('django');
  const hint = own ? `Django ${own.version}, which is inside this build, and every` : 'Every';
  return {
    message: `${reason}, the one that runs here: ${all}.`,
    suggestions: [
      `${hint} Django that declares support for Python ${python} can be used: 5.2.8 and newer for 3.14.`,
    ],
  };
}

/** The one error for all roots that take part in a conflict. */
export function explainConflict(
  { fault }: Conflict,
  roots: readonly Root[],
  catalogue: Catalogue,
): PackageErrorData {
  const { message, suggestions, hope } = explainObstacle(fault, fault.obstacle, catalogue);
  const named = new Set(fault.demands.map(rootsOf));
  const others = roots.filter((root) => !named.has(root));
  const rest = others.map(({ need }) => `${need.requirement} (asked for by ${listed(need.owners)})`);
  return packageError(
    roots.map(({ need }) => need),
    {
      message: rest.length > 0 ? `${message} Other versions are ruled out by ${listed(rest)}.` : message,
      suggestions,
      hope: hope ?? (roots.length > 1 ? 'apart' : undefined),
    },
  );
}
