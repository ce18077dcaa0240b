/**
 * Packages that others import without requiring them: what is known of that lies beside Python's other knowledge of single
 * packages. Does not resolve.
 */
import known from '../../../python/django_playground/known_packages.json';
import type { RequirementNeed } from '../protocol.js';
import type { LockedPackage, Resolution } from './lock.js';

interface KnownPackage {
  undeclared?: readonly string[];
}

const KNOWN = new Map<string, KnownPackage>(Object.entries<object>(known.packages));

const undeclared = ({ name }: LockedPackage): readonly string[] => KNOWN.get(name)?.undeclared ?? [];

/**
 * Resolves once more, together with what the packages of the first answer need without saying so, where there is such a
 * thing; and adds it to what they require.
 */
export async function withUndeclared(
  needs: readonly RequirementNeed[],
  resolve: (needs: readonly RequirementNeed[]) => Promise<Resolution>,
): Promise<Resolution> {
  const first = await resolve(needs);
  const there = new Set(first.packages.map(({ name }) => name));
  const missing = first.packages.flatMap((each) =>
    undeclared(each)
      .filter((name) => !there.has(name))
      .map((requirement): RequirementNeed => ({ requirement, owners: [`${each.name} ${each.version}`] })),
  );
  const { packages, refused } = missing.length > 0 ? await resolve([...needs, ...missing]) : first;
  const names = new Set(packages.map(({ name }) => name));
  return {
    packages: packages.map((each) => ({
      ...each,
      requires: [...each.requires, ...undeclared(each).filter((name) => names.has(name))],
    })),
    refused,
  };
}
