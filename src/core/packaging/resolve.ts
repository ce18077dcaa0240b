/**
 * Finds one version of each package that a page's requirements need, from simple indexes alone: no installing, no Python.
 * Knows nothing of elements; who asked is a label.
 */
import type { RequirementNeed } from '../protocol.js';
import { Catalogue, type Lack } from './catalogue.js';
import type { Conflict, Root } from './demand.js';
import type { ResolveEnvironment } from './environment.js';
import { explainConflict } from './explain.js';
import type { Resolution } from './lock.js';
import { lockedPackages } from './order.js';
import { readRoots } from './roots.js';
import { Search, type State } from './search.js';

export { PYODIDE_MARKERS } from './markers.js';
export {
  DEFAULT_INDEX_URL,
  DEFAULT_TIMEOUT_MS,
  type InsidePackage,
  type ResolveEnvironment,
  type ResolveProgress,
} from './environment.js';
export type { PyodidePackage, PyodidePackages } from './pyodide-packages.js';

/** The roots that take part in a conflict; all of them when the search was given up before that was clear. */
function involved(roots: readonly Root[], { causes }: Conflict): readonly Root[] {
  const found = roots.filter(({ key }) => causes.has(key));
  return found.length > 0 && [...causes].every((cause) => cause.startsWith(' ')) ? found : roots;
}

/**
 * What must be known before these pins count. Where a project's newest releases turned out not to fit, the next ones
 * are asked for in growing numbers, so that going far back takes few rounds.
 */
function lacksOf({ pins }: State, catalogue: Catalogue): Lack[] {
  const lacks = [...pins.values()].flatMap(({ candidate, lack, next }): Lack[] => {
    if (!candidate) return lack ? [lack] : [];
    if (catalogue.dependencies(candidate)) return [];
    const more = next.slice(0, catalogue.countKnown(candidate.name));
    const unknown = [candidate, ...more].filter((each) => !catalogue.dependencies(each));
    return unknown.map((each) => ({ kind: 'metadata', candidate: each }));
  });
  const isFirst = ({ kind }: Lack, at: number): boolean =>
    lacks.findIndex((lack) => lack.kind === kind) === at;
  return lacks.filter((lack, at) => lack.kind !== 'pyodide' || isFirst(lack, at));
}

/** The packages that meet `needs`, and an error for each need that cannot be met; the others are met all the same. */
export async function resolve(
  needs: readonly RequirementNeed[],
  environment: ResolveEnvironment,
): Promise<Resolution> {
  const catalogue = new Catalogue(environment);
  const { roots, refused } = readRoots(needs, environment.python);
  let wanted: readonly Root[] = roots;
  for (;;) {
    const found = new Search(catalogue).run(wanted);
    if ('causes' in found) {
      const contrary = involved(wanted, found);
      refused.push(explainConflict(found, contrary, catalogue));
      wanted = wanted.filter((root) => !contrary.includes(root));
      continue;
    }
    const lacks = lacksOf(found, catalogue);
    environment.onProgress?.({ resolved: found.pins.size - lacks.length, pending: lacks.length });
    if (lacks.length === 0) return { packages: lockedPackages(found), refused };
    await catalogue.fetch(lacks);
  }
}
