/**
 * Tells which of the page's requirements cannot be met because packages that they need have failed, and why.
 * Knows the dependencies between packages; does not know what can go wrong with one.
 */
import type { Failure as Fault } from '../../src/core/packaging/failure.js';
import type { LockedPackage, PackageErrorData } from '../../src/core/packaging/lock.js';
import type { RequirementNeed } from '../../src/core/protocol.js';
import { requirementName } from '../../src/core/requirements.js';

/** What is wrong with a package. */
export interface Failure extends Fault {
  hope?: PackageErrorData['hope'];
}

/** The packages by name, and the way from a requirement to what it needs. */
export class Dependencies {
  readonly #packages: ReadonlyMap<string, LockedPackage>;

  constructor(packages: readonly LockedPackage[]) {
    this.#packages = new Map(packages.map((entry) => [entry.name, entry]));
  }

  version(name: string): string {
    return this.#packages.get(name)?.version ?? '';
  }

  /** All that `root` needs, itself included. */
  closure(root: string): Set<string> {
    const names = new Set<string>();
    const pending = [root];
    for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
      if (names.has(name)) continue;
      names.add(name);
      pending.push(...(this.#packages.get(name)?.requires ?? []));
    }
    return names;
  }

  /** The shortest way from `root` to `name`, both included; empty when there is none. */
  chain(root: string, name: string): string[] {
    const ways: string[][] = [[root]];
    const seen = new Set([root]);
    for (const way of ways) {
      const last = way.at(-1) ?? root;
      if (last === name) return way;
      for (const next of this.#packages.get(last)?.requires ?? []) {
        if (!seen.has(next)) ways.push([...way, next]);
        seen.add(next);
      }
    }
    return [];
  }
}

function describe(name: string, roots: readonly RequirementNeed[], dependencies: Dependencies): string {
  const version = dependencies.version(name);
  const label = version === '' ? name : `${name} ${version}`;
  const ways = roots.map(({ requirement, owners }) => {
    const chain = dependencies.chain(requirementName(requirement), name);
    const via = chain.length > 1 ? `needed by ${chain.slice(0, -1).reverse().join(', needed by ')}, ` : '';
    return `${via}asked for by ${owners.join(', ')}`;
  });
  return `${label} (${ways.join('; ')})`;
}

/** One error for each failed package that a requirement needs. */
export function blame(
  needs: readonly RequirementNeed[],
  packages: readonly LockedPackage[],
  failures: ReadonlyMap<string, Failure>,
): PackageErrorData[] {
  const dependencies = new Dependencies(packages);
  return [...failures].flatMap(([name, { message, suggestions, hope }]) => {
    const roots = needs.filter(({ requirement }) =>
      dependencies.closure(requirementName(requirement)).has(name),
    );
    if (roots.length === 0) return [];
    const error: PackageErrorData = {
      kind: 'package',
      message: `${describe(name, roots, dependencies)} cannot be used: ${message}`,
      requirements: roots.map(({ requirement }) => requirement),
      owners: [...new Set(roots.flatMap(({ owners }) => owners))],
    };
    return [
      { ...error, ...(suggestions.length > 0 && { suggestions: [...suggestions] }), ...(hope && { hope }) },
    ];
  });
}

/** What of `packages` the requirements need that are not refused, in the same order. */
export function stillNeeded(
  needs: readonly RequirementNeed[],
  packages: readonly LockedPackage[],
  refused: readonly PackageErrorData[],
): LockedPackage[] {
  const gone = new Set(refused.flatMap(({ requirements }) => requirements));
  const dependencies = new Dependencies(packages);
  const names = new Set(
    needs
      .filter(({ requirement }) => !gone.has(requirement))
      .flatMap(({ requirement }) => [...dependencies.closure(requirementName(requirement))]),
  );
  return packages.filter(({ name }) => names.has(name));
}
