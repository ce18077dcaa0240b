/**
 * Everything about the page's packages that happens before Python sees them: which versions, which wheels, and what is
 * refused. Remembers what is installed, so that later needs are resolved together with the earlier ones.
 */
import type { LockedPackage, PackageErrorData, Resolution } from '../../src/core/packaging/lock.js';
import type { PackageSources, RequirementNeed } from '../../src/core/protocol.js';
import { messageOf } from '../start-failure.js';
import { blame, stillNeeded, type Failure } from './blame.js';
import { bringWheels } from './download-wheels.js';
import { Resolver, type Resolved, type ResolverEnvironment } from './resolver.js';
import { readWheel, type WheelFile } from './wheel-files.js';

/** What the packages' part needs of the worker. */
export interface PackagesEnvironment extends ResolverEnvironment {
  onProgress: (step: 'resolve' | 'packages', bytes?: { loadedBytes: number; totalBytes: number }) => void;
}

/** What of the needs can be met, by which packages; those that are inside or installed already are among them. */
export interface Plan {
  needs: readonly RequirementNeed[];
  packages: LockedPackage[];
  refused: PackageErrorData[];
  /** An earlier visit has found out what the packages are: their files may have moved or changed since. */
  isRemembered?: boolean;
}

/** A plan whose wheels are there. */
export interface Prepared extends Plan {
  /** The files of each new package, in the order of `packages`. */
  wheels: Map<string, WheelFile[]>;
}

export class Packages {
  readonly #environment: PackagesEnvironment;
  readonly #resolver: Resolver;
  /** Wheels that resolving had to look into. */
  readonly #seen = new Map<string, Uint8Array>();
  #needs: RequirementNeed[] = [];
  #installed: LockedPackage[] = [];
  #isRunning = false;

  constructor(environment: PackagesEnvironment) {
    this.#environment = environment;
    this.#resolver = new Resolver(environment, {
      onWheel: ({ sha256 }, bytes) => {
        this.#seen.set(sha256, bytes);
        void environment.store.keepWheel(sha256, bytes);
      },
      onProgress: () => environment.onProgress('resolve'),
    });
  }

  /**
   * Decides what the page gets. Never rejects.
   * @param kept the earlier needs that still count
   * @param isAnew do not rely on what an earlier visit has found out
   */
  async plan(
    needs: readonly RequirementNeed[],
    sources: PackageSources,
    kept: readonly RequirementNeed[] = [],
    isAnew = false,
  ): Promise<Plan> {
    const stillMet = new Set(kept.map(({ requirement }) => requirement));
    this.#needs = this.#needs.filter(({ requirement }) => stillMet.has(requirement));
    if (needs.length === 0) return { needs, packages: [...this.#installed], refused: [] };
    const all = [...this.#needs, ...needs];
    this.#environment.onProgress('resolve');
    const {
      packages,
      refused,
      isRemembered = false,
    } = await this.#resolver
      .resolve(all, this.#installed, sources, isAnew)
      .catch((thrown: unknown): Resolved => refuseAll(needs, messageOf(thrown)));
    const asked = new Set(needs.map(({ requirement }) => requirement));
    // What runs already goes on running; only the late needs are refused.
    const late = refused
      .map((error) => ({ ...error, requirements: error.requirements.filter((text) => asked.has(text)) }))
      .filter(({ requirements }) => requirements.length > 0);
    return { needs, packages: this.#withInstalled(packages), refused: late, isRemembered };
  }

  /** Why `plan` cannot be carried out in the Python that runs, or `null`. */
  objection({ packages }: Plan): string | null {
    const other = packages.find(
      ({ name, version }) => this.#running(name) !== undefined && this.#running(name) !== version,
    );
    if (!other) return null;
    return `${other.name} ${other.version} is needed, and ${this.#running(other.name)} is in use.`;
  }

  /** Names of the packages inside the build that `plan` replaces by other versions, Django for one. */
  replacesInside({ packages }: Plan): string[] {
    const inside = new Set(this.#environment.inside.map(({ name }) => name));
    return packages.filter(({ name, wheel }) => wheel !== null && inside.has(name)).map(({ name }) => name);
  }

  /** Brings and opens the wheels. What cannot be brought is refused together with what needs it. Never rejects. */
  async prepare(plan: Plan, sources: PackageSources): Promise<Prepared> {
    const wanted = plan.packages.filter(({ name, wheel }) => wheel && !this.#isInstalled(name));
    const failures = new Map<string, Failure>();
    const wheels = new Map<string, WheelFile[]>();
    if (wanted.length > 0) {
      const { sha256, isOffline, store, onProgress } = this.#environment;
      onProgress('packages');
      const downloaded = await bringWheels(wanted, {
        fetch: (url, init) => this.#environment.fetch(url, init),
        sha256,
        isOffline,
        timeoutMs: sources.timeoutMs,
        store: {
          wheel: async (hash) => this.#seen.get(hash) ?? store.wheel(hash),
          keepWheel: (hash, bytes) => store.keepWheel(hash, bytes),
        },
        onBytes: (bytes) => onProgress('packages', bytes),
      });
      if (plan.isRemembered && [...downloaded.failures.values()].some(({ isFinal }) => !isFinal)) {
        for (const { name, wheel } of wanted) {
          const bytes = downloaded.wheels.get(name);
          if (wheel && bytes) this.#seen.set(wheel.sha256, bytes);
        }
        return this.prepare(await this.plan(plan.needs, sources, this.#needs, true), sources);
      }
      for (const [name, failure] of downloaded.failures) failures.set(name, failure);
      for (const [name, bytes] of downloaded.wheels) openWheel(name, bytes, wheels, failures);
    }
    const refused = [...plan.refused, ...blame(plan.needs, plan.packages, failures)];
    const packages = stillNeeded([...this.#needs, ...plan.needs], plan.packages, refused);
    return { ...plan, packages, refused, wheels };
  }

  /** Remembers that Python has the packages, and that `refused` requirements do not count. */
  adopt({ needs, packages }: Plan, refused: readonly PackageErrorData[]): void {
    const gone = new Set(refused.flatMap(({ requirements }) => requirements));
    this.#needs.push(...needs.filter(({ requirement }) => !gone.has(requirement)));
    // Nothing leaves a running Python again.
    this.#installed = this.#withInstalled(packages);
    this.#isRunning = true;
  }

  #isInstalled(name: string): boolean {
    return this.#installed.some((entry) => entry.name === name);
  }

  /** The version of a package that Python has now. */
  #running(name: string): string | undefined {
    if (!this.#isRunning) return undefined;
    const known = [...this.#installed, ...this.#environment.inside];
    return known.find((entry) => entry.name === name)?.version;
  }

  /** To the resolver, what is installed is inside; here it keeps its wheel. */
  #withInstalled(packages: readonly LockedPackage[]): LockedPackage[] {
    const names = new Set(packages.map(({ name }) => name));
    const known = packages.map((entry) => {
      const installed = this.#installed.find(({ name }) => name === entry.name);
      return installed?.version === entry.version ? { ...entry, wheel: installed.wheel } : entry;
    });
    return [...this.#installed.filter(({ name }) => !names.has(name)), ...known];
  }
}

function openWheel(
  name: string,
  bytes: Uint8Array,
  wheels: Map<string, WheelFile[]>,
  failures: Map<string, Failure>,
): void {
  try {
    wheels.set(name, readWheel(bytes));
  } catch (thrown) {
    failures.set(name, {
      message: `its wheel is damaged: ${messageOf(thrown)}.`,
      suggestions: ['Ask for another version.'],
    });
  }
}

const refuseAll = (needs: readonly RequirementNeed[], message: string): Resolution => ({
  packages: [],
  refused: [
    {
      kind: 'package',
      hope: 'later',
      message,
      requirements: needs.map(({ requirement }) => requirement),
      owners: [...new Set(needs.flatMap(({ owners }) => owners))],
    },
  ],
});
