/** Reads what a page asks for into roots of a search. */
import type { RequirementNeed } from '../protocol.js';
import type { Root } from './demand.js';
import { explainUnreadable } from './explain.js';
import type { PackageErrorData } from './lock.js';
import type { MarkerEnvironment } from './markers.js';
import { applies, parseRequirement } from './requirement.js';

/** The needs that can be read and hold for this Python, and an error for each that cannot be read. */
export function readRoots(
  needs: readonly RequirementNeed[],
  python: MarkerEnvironment,
): { roots: Root[]; refused: PackageErrorData[] } {
  const roots: Root[] = [];
  const refused: PackageErrorData[] = [];
  for (const [index, need] of needs.entries()) {
    const requirement = parseRequirement(need.requirement);
    if (!requirement) refused.push(explainUnreadable(need));
    // no name of a package begins with a blank
    else if (applies(requirement, python)) roots.push({ key: ` ${index}`, need, requirement });
  }
  return { roots, refused };
}
