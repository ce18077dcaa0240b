/**
 * Finds one version of each package that a page's requirements need, from simple indexes alone: no installing, no Python.
 * Knows nothing of elements; who asked is a label.
 */
import type { RequirementNeed } from '../protocol.js';
import type { ResolveEnvironment } from './environment.js';
import type { Resolution } from './lock.js';

export type { ResolveEnvironment, ResolveProgress, InsidePackage } from './environment.js';
export type { PyodidePackages, PyodidePackage } from './pyodide-packages.js';

/** The packages that meet `needs`, and an error for each need that cannot be met; the others are met all the same. */
export function resolve(
  needs: readonly RequirementNeed[],
  _environment: ResolveEnvironment,
): Promise<Resolution> {
  return Promise.resolve({
    packages: [],
    refused: needs.map(({ requirement, owners }) => ({
      kind: 'package',
      message: `${requirement} is not inside this build.`,
      requirements: [requirement],
      owners,
    })),
  });
}
