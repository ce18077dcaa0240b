/**
 * A search by backtracking with backjumps over what a catalogue knows. It never waits: what is not known is taken to be
 * without demands, so a search that fails fails for good, and one that succeeds tells by its pins what must be known
 * before it counts.
 */
import type { Catalogue } from './catalogue.js';
import { choicesFor, type Choices } from './choices.js';
import {
  meets,
  type Conflict,
  type Demand,
  type Fault,
  type Obstacle,
  type Pin,
  type Root,
} from './demand.js';
import { applies } from './requirement.js';

/** A choice for each package, and who demands it. Never changed: each step of the search has its own. */
export interface State {
  /** In the order of the first demand, which is the order of deciding. */
  demands: ReadonlyMap<string, readonly Demand[]>;
  pins: ReadonlyMap<string, Pin>;
}

/** Steps after which a search is given up; far more than packages for Django need. */
const MOST_STEPS = 10_000;

/** How many of the next candidates a pin remembers. */
const NEXT = 8;

/** One search. */
export class Search {
  readonly #catalogue: Catalogue;
  #steps = 0;

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  /** Choices that meet all roots, or what stands against them. */
  run(roots: readonly Root[]): State | Conflict {
    let demands: State['demands'] = new Map();
    for (const root of roots) {
      demands = withDemand(demands, { requirement: root.requirement, by: root, causes: [root.key] });
    }
    return this.#decide({ demands, pins: new Map() });
  }

  /** Chooses a version of the next package that has none, and then of all others. */
  #decide(state: State): State | Conflict {
    const name = [...state.demands.keys()].find((each) => !state.pins.has(each));
    const demands = name === undefined ? [] : (state.demands.get(name) ?? []);
    const [reason] = demands;
    if (name === undefined || !reason) return state;
    const choices = choicesFor(this.#catalogue, name, demands);
    const { candidates, lack } = choices;
    const causes = new Set<string>();
    let fault: Fault | null = null;
    for (const [index, candidate] of [...candidates, ...(lack ? [null] : [])].entries()) {
      const next = candidates.slice(index + 1, index + 1 + NEXT);
      const found = this.#try(state, { name, candidate, lack: candidate ? null : lack, reason, next });
      if ('pins' in found) return found;
      if (this.#steps > MOST_STEPS) return givenUp(found);
      // where the choice made here takes no part, no other choice here can help
      if (!found.causes.has(name)) return found;
      found.causes.forEach((cause) => causes.add(cause));
      fault ??= found.fault;
    }
    causes.delete(name);
    const excluding = excludingDemands(choices, demands, causes);
    excluding.flatMap((demand) => demand.causes).forEach((cause) => causes.add(cause));
    return { causes, fault: fault ?? { name, demands: excluding, obstacle: obstacleOf(choices, excluding) } };
  }

  #try(state: State, pin: Pin): State | Conflict {
    this.#steps += 1;
    const { name, candidate } = pin;
    const demands = state.demands.get(name) ?? [];
    const known = candidate && this.#catalogue.dependencies(candidate);
    if (candidate && known?.kind === 'rejected') {
      const { reason, isDjango } = known;
      const obstacle: Obstacle = { kind: 'rejected', version: candidate.version, reason, isDjango };
      return { causes: new Set([name]), fault: { name, demands, obstacle } };
    }
    const pinned: State = { ...state, pins: new Map([...state.pins, [name, pin]]) };
    const withExtras = demands.filter(({ requirement }) => requirement.extras.length > 0);
    const causes = [name, ...withExtras.flatMap((demand) => demand.causes)];
    const expanded = this.#expand(pinned, pin, extrasIn(demands), causes);
    return 'causes' in expanded ? expanded : this.#decide(expanded);
  }

  /** Adds what a pinned package demands with these extras. */
  #expand(state: State, pin: Pin, extras: readonly string[], causes: readonly string[]): State | Conflict {
    const known = pin.candidate && this.#catalogue.dependencies(pin.candidate);
    if (known?.kind !== 'known') return state;
    let current: State = state;
    for (const requirement of known.requirements) {
      if (!applies(requirement, this.#catalogue.environment.python, extras)) continue;
      const added = this.#demand(current, { requirement, by: pin, causes });
      if ('causes' in added) return added;
      current = added;
    }
    return current;
  }

  #demand(state: State, demand: Demand): State | Conflict {
    const { name } = demand.requirement;
    const before = state.demands.get(name) ?? [];
    if (before.some(({ requirement, by }) => requirement === demand.requirement && by === demand.by))
      return state;
    const after: State = { ...state, demands: withDemand(state.demands, demand) };
    const pin = state.pins.get(name);
    if (!pin?.candidate) return after;
    if (!meets(pin.candidate, demand)) {
      const { candidate } = pin;
      const fault: Fault = {
        name,
        demands: [...before, demand],
        obstacle: { kind: 'contradiction', candidate },
      };
      return { causes: new Set([...demand.causes, name]), fault };
    }
    const had = extrasIn(before);
    const extras = demand.requirement.extras.filter((extra) => !had.includes(extra));
    return extras.length > 0 ? this.#expand(after, pin, extras, [...demand.causes, name]) : after;
  }
}

/** The extras of all demands. */
export const extrasIn = (demands: readonly Demand[]): string[] => [
  ...new Set(demands.flatMap(({ requirement }) => requirement.extras)),
];

function withDemand(demands: State['demands'], demand: Demand): State['demands'] {
  const { name } = demand.requirement;
  return new Map([...demands, [name, [...(demands.get(name) ?? []), demand]]]);
}

const givenUp = ({ causes, fault }: Conflict): Conflict => ({
  causes,
  fault: { ...fault, obstacle: { kind: 'given-up' } },
});

/**
 * The demands that leave no more than `candidates`: one alone if one is enough, else those that each rule something
 * out. Where none rules anything out, all demands, for they all want what cannot be had; but not when `causes`, for
 * which the candidates failed, has a demand already.
 */
function excludingDemands(
  { all, candidates }: Choices,
  demands: readonly Demand[],
  causes: ReadonlySet<string>,
): readonly Demand[] {
  let left = all.filter((candidate) => !candidates.includes(candidate));
  const counts = new Map(
    demands.map((demand) => [demand, left.filter((candidate) => !meets(candidate, demand)).length]),
  );
  const strictestFirst = [...demands].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const excluding = new Set<Demand>();
  for (const demand of strictestFirst) {
    const rest = left.filter((candidate) => meets(candidate, demand));
    if (rest.length < left.length) excluding.add(demand);
    left = rest;
  }
  if (excluding.size === 0) {
    const isDemanded = demands.some((demand) => demand.causes.every((cause) => causes.has(cause)));
    return isDemanded ? [] : demands;
  }
  // a URL rules out everything else
  return demands.filter((demand) => excluding.has(demand) || demand.requirement.url !== null);
}

const obstacleOf = ({ obstacle, candidates }: Choices, excluding: readonly Demand[]): Obstacle =>
  obstacle ??
  (excluding.length > 1 ? { kind: 'contradiction', candidate: candidates[0] ?? null } : { kind: 'excluded' });
