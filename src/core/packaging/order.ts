/** Turns the choices of a search into packages in the order of their dependencies. */
import { isRoot } from './demand.js';
import type { LockedPackage } from './lock.js';
import { extrasIn, type State } from './search.js';

/** Sorts so that what a package requires comes before it, in the given order otherwise; circles are cut. */
export function inDependencyOrder<P extends { name: string; requires: readonly string[] }>(
  packages: ReadonlyMap<string, P>,
): P[] {
  const ordered: P[] = [];
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const each = packages.get(name);
    if (!each || seen.has(name)) return;
    seen.add(name);
    each.requires.forEach(visit);
    ordered.push(each);
  };
  [...packages.keys()].forEach(visit);
  return ordered;
}

/** The packages of a search that lacks nothing. */
export function lockedPackages({ pins, demands }: State): LockedPackage[] {
  const requires = new Map<string, Set<string>>([...pins.keys()].map((name) => [name, new Set()]));
  for (const [name, all] of demands) {
    for (const { by } of all) {
      if (!isRoot(by) && by.name !== name) requires.get(by.name)?.add(name);
    }
  }
  const packages = new Map<string, LockedPackage>();
  for (const [name, { candidate }] of pins) {
    const extras = extrasIn(demands.get(name) ?? []).sort();
    if (!candidate) continue;
    packages.set(name, {
      name,
      version: candidate.version,
      requires: [...(requires.get(name) ?? [])],
      ...(extras.length > 0 ? { extras } : {}),
      wheel: candidate.wheel,
    });
  }
  return inDependencyOrder(packages);
}
