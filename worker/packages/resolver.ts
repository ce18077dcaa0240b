/**
 * Decides the versions of the page's packages: from a lock file, from what an earlier visit has found out, or by asking
 * indexes. Knows nothing of wheels' contents.
 */
import { readLockFile, resolveFromLock } from '../../src/core/packaging/lock-file.js';
import type { LockedPackage, Resolution } from '../../src/core/packaging/lock.js';
import { PYODIDE_MARKERS } from '../../src/core/packaging/markers.js';
import { request } from '../../src/core/packaging/request.js';
import { withUndeclared } from '../../src/core/packaging/undeclared.js';
import { resolve, type PyodidePackages, type ResolveEnvironment } from '../../src/core/packaging/resolve.js';
import type { InstalledPackage, PackageSources, RequirementNeed } from '../../src/core/protocol.js';
import { messageOf } from '../start-failure.js';
import type { PackageStore } from './package-store.js';
import { isFresh, readMemory, writeMemory } from './resolution-memory.js';

/** What resolving needs of the worker. */
export interface ResolverEnvironment {
  fetch: ResolveEnvironment['fetch'];
  sha256: (bytes: Uint8Array) => Promise<string>;
  isOffline: () => boolean;
  store: PackageStore;
  /** Django and what else the build has inside. */
  inside: readonly InstalledPackage[];
  /** Pyodide's own distribution. */
  distribution: () => Promise<PyodidePackages>;
  now: () => number;
}

/** Told while it is resolved. */
export interface ResolveListeners {
  /** A wheel had to be downloaded for its metadata. */
  onWheel: NonNullable<ResolveEnvironment['onWheel']>;
  onProgress: () => void;
}

/** An answer; `isRemembered`: an earlier visit has found it out, and no index was asked. */
export interface Resolved extends Resolution {
  isRemembered?: boolean;
}

export class Resolver {
  readonly #environment: ResolverEnvironment;
  readonly #listeners: ResolveListeners;

  constructor(environment: ResolverEnvironment, listeners: ResolveListeners) {
    this.#environment = environment;
    this.#listeners = listeners;
  }

  /**
   * Rejects when a lock file cannot be read.
   * @param installed what Python has already, which is kept where it fits
   * @param isAnew ask indexes, whatever an earlier visit has found out
   */
  async resolve(
    needs: readonly RequirementNeed[],
    installed: readonly LockedPackage[],
    sources: PackageSources,
    isAnew = false,
  ): Promise<Resolved> {
    const environment = this.#resolveEnvironment(installed, sources);
    if (sources.lockURL !== null) {
      const lock = readLockFile(await this.#lockText(sources.lockURL, sources), sources.lockURL);
      return resolveFromLock(needs, lock, sources.lockURL, environment);
    }
    const { store, now, isOffline } = this.#environment;
    const key = this.#memoryKey(needs, environment, sources);
    const memory = readMemory(await store.text(key));
    if (memory && !isAnew && isFresh(memory, now())) return { ...memory.resolution, isRemembered: true };
    const resolution = await withUndeclared(needs, (all) => resolve(all, environment));
    if (resolution.refused.length === 0) {
      void store.keepText(key, writeMemory({ resolvedAt: now(), resolution }));
      return resolution;
    }
    // Without a connection, what was right on an earlier day is better than nothing.
    return memory && isOffline() ? memory.resolution : resolution;
  }

  /** The same for the same needs, in the same order, on top of the same packages. */
  #memoryKey(
    needs: readonly RequirementNeed[],
    { inside, indexURLs }: ResolveEnvironment,
    { distributionURL }: PackageSources,
  ): string {
    const there = inside.map(({ name, version }) => `${name}==${version}`);
    const texts = needs.map(({ requirement }) => requirement);
    return JSON.stringify(['resolution', texts, indexURLs, distributionURL, there]);
  }

  #resolveEnvironment(
    installed: readonly LockedPackage[],
    { indexURLs, timeoutMs, distributionURL }: PackageSources,
  ): ResolveEnvironment {
    const { fetch, isOffline, sha256, distribution, inside } = this.#environment;
    const names = new Set(installed.map(({ name }) => name));
    return {
      inside: [...installed, ...inside.filter(({ name }) => !names.has(name))],
      python: PYODIDE_MARKERS,
      indexURLs,
      timeoutMs,
      fetch,
      isOffline,
      sha256,
      pyodidePackages: async () => {
        const own = await distribution();
        return { ...own, baseURL: distributionURL ?? own.baseURL };
      },
      ...this.#listeners,
    };
  }

  /** The lock file, or without a connection the one of an earlier visit. */
  async #lockText(lockURL: string, { timeoutMs }: PackageSources): Promise<string> {
    const { fetch, isOffline, store } = this.#environment;
    const key = JSON.stringify(['lock', lockURL]);
    try {
      const { bytes } = await request(lockURL, { fetch, isOffline, timeoutMs });
      const text = new TextDecoder().decode(bytes);
      void store.keepText(key, text);
      return text;
    } catch (thrown) {
      const kept = await store.text(key);
      if (kept !== undefined) return kept;
      throw new Error(`The lock file could not be read: ${messageOf(thrown)}`, { cause: thrown });
    }
  }
}
