/**
 * Carries out `start` and `extend`: packages are planned and brought while Python starts, mounted when it is there, and
 * given to Django. Turns what Python refuses into errors for those who asked. Does not know how messages travel.
 */
import type { PackageErrorData } from '../src/core/packaging/lock.js';
import type { Adopted, Calls, ErrorData, PackageSources, StartNeeds } from '../src/core/protocol.js';
import { requirementName } from '../src/core/requirements.js';
import { forgetInside, mountWheels, PACKAGES_FOLDER } from './packages/mount.js';
import { blame, type Failure } from './packages/blame.js';
import type { Packages, Plan, Prepared } from './packages/packages.js';
import { hasCompiledCode } from './packages/wheel-files.js';
import type { Python, PythonNeeds, Started } from './python.js';
import type { Snapshots } from './snapshots.js';
import { StartFailure } from './start-failure.js';
import type { StartProgress } from './start-progress.js';
import { importPackage, type Booted } from './starts.js';

type Needs = StartNeeds & { sources: PackageSources };

/** A Django that runs. */
export interface Running extends Booted {
  python: Python;
}

/** What tells one start from another: equal keys give equal memory. */
function startKey({ settings }: StartNeeds, { packages, needs }: Plan): string {
  const contents = packages.map(({ name, version, wheel }) => [name, version, wheel?.sha256 ?? null]);
  return JSON.stringify([settings, contents, needs.map(({ requirement }) => requirement)]);
}

/** An answer of Python as the page gets it: distributions that Django cannot use are requirements that are not met. */
function asRefusals({ refused }: Started, { needs, packages }: Plan): ErrorData[] {
  const failures = new Map<string, Failure>();
  const others: ErrorData[] = [];
  for (const data of refused) {
    if (data.kind !== 'distribution') others.push(data);
    else failures.set(data.distribution, { message: data.message, suggestions: data.suggestions ?? [] });
  }
  return [...others, ...blame(needs, packages, failures)];
}

/** All packages so far but those inside: Python passes over what it knows. */
function pythonNeeds({ settings }: StartNeeds, { packages, needs }: Prepared): PythonNeeds {
  const requested = new Set(needs.map(({ requirement }) => requirementName(requirement)));
  return {
    settings,
    folder: PACKAGES_FOLDER,
    packages: packages
      .filter(({ wheel }) => wheel !== null)
      .map(({ name, version, requires }) => ({ name, version, requires, requested: requested.has(name) })),
  };
}

const isPackageError = (data: ErrorData): data is PackageErrorData => data.kind === 'package';

/** Meets the page's needs, first all at once and later the late ones. */
export class Adoption {
  /** The key of the start, as soon as it is known. */
  readonly wanted: Promise<string>;
  readonly #packages: Packages;
  readonly #snapshots: Snapshots;
  readonly #progress: StartProgress;
  #tellWanted!: (key: string) => void;

  constructor(packages: Packages, snapshots: Snapshots, progress: StartProgress) {
    this.#packages = packages;
    this.#snapshots = snapshots;
    this.#progress = progress;
    this.wanted = new Promise((resolve) => {
      this.#tellWanted = resolve;
    });
  }

  /** The first start: done already when an earlier visit's snapshot was made with the same needs. */
  async start(needs: Needs, booting: () => Promise<Booted>): Promise<{ running: Running; adopted: Adopted }> {
    const { requirements, sources } = needs;
    const preparing = this.#prepare(requirements, sources, (plan) => this.#tellWanted(startKey(needs, plan)));
    const booted = await booting();
    const prepared = await this.#progress.whileWaitingFor(preparing);
    const key = startKey(needs, prepared);
    const usable = await this.#usable(booted, key, this.#packages.replacesInside(prepared));
    this.#mount(usable, prepared);
    const { restored } = usable;
    if (restored)
      return this.#finish({ ...usable, python: restored.python }, prepared, restored.start.answer);
    this.#progress.begin('django');
    forgetInside(usable.interpreter, this.#packages.replacesInside(prepared));
    const python = importPackage(usable.interpreter);
    const answer = python.ask('start', pythonNeeds(needs, prepared));
    if ('restart' in answer) throw new StartFailure('django', `Django cannot be started: ${answer.restart}`);
    if (![...prepared.wheels.values()].some(hasCompiledCode)) {
      this.#snapshots.take(usable.interpreter, { key, answer });
    }
    return this.#finish({ ...usable, python }, prepared, answer);
  }

  /** Late needs. */
  async extend(needs: Calls['extend']['args'], running: Running): Promise<Calls['extend']['answer']> {
    const { requirements, sources, kept } = needs;
    this.#progress.beginAgain();
    const plan = await this.#progress.whileWaitingFor(this.#packages.plan(requirements, sources, kept));
    const objection = this.#packages.objection(plan);
    if (objection !== null) return { restart: objection };
    const prepared = await this.#progress.whileWaitingFor(this.#packages.prepare(plan, sources));
    const late = this.#packages.objection(prepared);
    if (late !== null) return { restart: late };
    this.#mount(running, prepared);
    const answer = running.python.ask('extend', pythonNeeds(needs, prepared));
    if ('restart' in answer) return answer;
    return this.#finish(running, prepared, answer).adopted;
  }

  async #prepare(
    requirements: Needs['requirements'],
    sources: PackageSources,
    onPlan: (plan: Plan) => void,
  ): Promise<Prepared> {
    const plan = await this.#packages.plan(requirements, sources);
    onPlan(plan);
    return this.#packages.prepare(plan, sources);
  }

  /** An interpreter that these needs can be met in. */
  async #usable(booted: Booted, key: string, replaced: readonly string[]): Promise<Booted> {
    // A wheel that has gone from the browser's storage may not have come this time.
    const wanted = booted.restored && booted.restored.start.key !== key ? await booted.bootAfresh() : booted;
    // What is imported already cannot be replaced.
    if (replaced.length === 0 || wanted.restored || !wanted.bootWithoutModules) return wanted;
    return wanted.bootWithoutModules();
  }

  #mount({ tree }: Booted, { wheels }: Prepared): void {
    if (wheels.size === 0) return;
    this.#progress.begin('install');
    mountWheels(tree, wheels.values());
  }

  #finish(running: Running, prepared: Prepared, answer: Started): { running: Running; adopted: Adopted } {
    const refused = [...prepared.refused, ...asRefusals(answer, prepared)];
    this.#packages.adopt(prepared, refused.filter(isPackageError));
    this.#progress.begin('render');
    const heapBytes = running.interpreter.heapBytes();
    return { running, adopted: { installed: answer.installed, refused, heapBytes } };
  }
}
