/**
 * Which versions of one package are worth trying for a set of demands, best first: what is inside the build, then the
 * newest. Pre-releases and yanked releases only as PEP 440 and PEP 592 allow them.
 */
import type { Catalogue, Lack } from './catalogue.js';
import { meets, type Demand, type Obstacle } from './demand.js';
import type { Candidate, ProjectPage } from './project-page.js';
import { isPrerelease, namesPrerelease, pinsExactly } from './versions.js';

/** The candidates, and what comes after them. */
export interface Choices {
  candidates: readonly Candidate[];
  /** What must be known before there can be more candidates. */
  lack: Lack | null;
  /** Why there are no more, when it is not for the demands. */
  obstacle: Obstacle | null;
  /** All that demands may have ruled out. */
  all: readonly Candidate[];
}

type Ask = readonly Demand[];

const isWanted =
  (demands: Ask) =>
  (candidate: Candidate): boolean =>
    demands.every((demand) => meets(candidate, demand));

/** Those of an index's releases that meet the demands and that PEP 592 and PEP 440 let be used. */
function permitted(releases: readonly Candidate[], demands: Ask): Candidate[] {
  const specifiers = demands.map(({ requirement }) => requirement.specifiers);
  const wanted = releases.filter(isWanted(demands));
  const usable = wanted.filter(
    ({ yanked, version }) => yanked !== true || specifiers.some((set) => pinsExactly(set, version)),
  );
  const finals = usable.filter(({ version }) => !isPrerelease(version));
  return finals.length === 0 || specifiers.some(namesPrerelease) ? usable : finals;
}

/** The choices end before the first candidate that could not be brought: an older one would hide a broken server. */
function untilFailure(catalogue: Catalogue, choices: Choices): Choices {
  for (const [index, candidate] of choices.candidates.entries()) {
    const known = catalogue.dependencies(candidate);
    if (known?.kind === 'failed') {
      const candidates = choices.candidates.slice(0, index);
      return { candidates, lack: null, obstacle: { kind: 'failed', failure: known.failure }, all: [] };
    }
  }
  return choices;
}

/** The choices for `name` under `demands`, of which there is at least one. */
export function choicesFor(catalogue: Catalogue, name: string, demands: Ask): Choices {
  const url = demands.map(({ requirement }) => requirement.url).find((each) => each !== null);
  if (url !== undefined) return directChoices(catalogue, name, url, demands);
  const all = [catalogue.inside(name)].filter((own) => own !== undefined);
  const choices: Choices = { candidates: all.filter(isWanted(demands)), lack: null, obstacle: null, all };
  const answer = catalogue.project(name);
  if (!answer) return { ...choices, lack: { kind: 'project', name } };
  if (answer.kind !== 'page') return { ...choices, obstacle: answer };
  return pageChoices(catalogue, name, demands, choices, answer.page);
}

function pageChoices(
  catalogue: Catalogue,
  name: string,
  demands: Ask,
  inside: Choices,
  { candidates, unusable }: ProjectPage,
): Choices {
  const releases = permitted(candidates, demands);
  const choices: Choices = {
    ...inside,
    candidates: [...inside.candidates, ...releases],
    all: [...inside.all, ...candidates],
  };
  if (releases.length > 0) return untilFailure(catalogue, choices);
  const needsBuilding = unusable.some(
    ({ version, reason }) =>
      (reason === 'compiled' || reason === 'source') &&
      demands.every(({ requirement }) => requirement.allows(version)),
  );
  const compiled = needsBuilding ? catalogue.pyodide(name) : null;
  if (compiled === undefined) return { ...choices, lack: { kind: 'pyodide' } };
  if (compiled === null) return choices;
  if ('message' in compiled) return { ...choices, obstacle: { kind: 'failed', failure: compiled } };
  return {
    ...choices,
    candidates: [...choices.candidates, ...[compiled].filter(isWanted(demands))],
    all: [...choices.all, compiled],
  };
}

function directChoices(catalogue: Catalogue, name: string, url: string, demands: Ask): Choices {
  const candidate = catalogue.direct(name, url);
  const choices: Choices = { candidates: [], lack: null, obstacle: null, all: [] };
  if (!candidate) return { ...choices, obstacle: { kind: 'no-pure-wheel', url } };
  const candidates = [candidate].filter(isWanted(demands));
  return untilFailure(catalogue, { ...choices, candidates, all: [candidate] });
}
