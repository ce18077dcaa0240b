/** Who demands what of a package while a search is on. Types, and the one rule whether a version meets a demand. */
import type { RequirementNeed } from '../protocol.js';
import type { Lack } from './catalogue.js';
import type { Failure } from './failure.js';
import type { Candidate } from './project-page.js';
import type { Requirement } from './requirement.js';

/** A requirement of the page. */
export interface Root {
  /** Unlike any package name. */
  key: string;
  need: RequirementNeed;
  requirement: Requirement;
}

/** A package whose version has been chosen; `candidate` is `null` while nothing is known of it. */
export interface Pin {
  name: string;
  candidate: Candidate | null;
  /** What must be known before there is a candidate. */
  lack: Lack | null;
  /** The first of all who demand it, for telling why it is there. */
  reason: Demand;
  /** The candidates that would be next. */
  next: readonly Candidate[];
}

/** A requirement, who has it, and the choices (roots' keys and names of packages) without which it would not be there. */
export interface Demand {
  requirement: Requirement;
  by: Root | Pin;
  causes: readonly string[];
}

/** Why there is no version of a package to choose. */
export type Obstacle =
  | { kind: 'unknown' }
  | { kind: 'failed'; failure: Failure }
  /** `candidate`: the version that has been chosen already. */
  | { kind: 'contradiction'; candidate: Candidate | null }
  | { kind: 'excluded' }
  | { kind: 'given-up' }
  | { kind: 'no-pure-wheel'; url: string }
  | { kind: 'rejected'; version: string; reason: string; isDjango: boolean };

/** A package without a version to choose, and the demands that leave none. */
export interface Fault {
  name: string;
  demands: readonly Demand[];
  obstacle: Obstacle;
}

/** A search that came to nothing: the choices that take part in it, and the fault that showed first. */
export interface Conflict {
  causes: ReadonlySet<string>;
  fault: Fault;
}

/** Whether a demand is a root's. */
export const isRoot = (by: Root | Pin): by is Root => 'key' in by;

/** Whether a version meets a demand. Whether it may be used at all is another question. */
export function meets(candidate: Candidate, { requirement: { allows, url } }: Demand): boolean {
  if (url !== null) return candidate.wheel?.origin === 'url' && sameFile(candidate.wheel.url, url);
  return allows(candidate.version);
}

const sameFile = (a: string, b: string): boolean => a.split('#', 1)[0] === b.split('#', 1)[0];
