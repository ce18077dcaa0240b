/**
 * Makes one state of what a link has brought and what its reader has made of it. As a link's Python does not run by itself,
 * what the reader works on is not all that the link says. Runs nothing.
 */
import type { PlaygroundState } from './playground-state.js';
import { requirementName } from './requirements.js';

export interface ShareVersions {
  /** What of the link was shown and run, with the author's parts in the place of what was withheld. */
  ran: PlaygroundState;
  /** What the reader has made of that. */
  now: PlaygroundState;
  /** What the link says. */
  shared: PlaygroundState;
}

/** Whose version is taken of what the reader has changed and the link says otherwise. */
export type Preference = 'now' | 'shared';

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const own = (record: unknown, name: string): unknown =>
  isRecord(record) && Object.hasOwn(record, name) ? record[name] : undefined;

const onlyItem = (value: unknown): unknown =>
  Array.isArray(value) && value.length === 1 ? (value as unknown[])[0] : undefined;

/** One JSON value of three; `undefined` where there is none. */
function merged(ran: unknown, now: unknown, shared: unknown, prefer: Preference): unknown {
  if (same(ran, now)) return shared;
  if (same(ran, shared)) return now;
  if (isRecord(now) && isRecord(shared)) return mergedRecord(ran, now, shared, prefer);
  // Of the engines in TEMPLATES there is one: its options are single settings, too.
  if (isRecord(onlyItem(now)) && isRecord(onlyItem(shared)))
    return [merged(onlyItem(ran), onlyItem(now), onlyItem(shared), prefer)];
  return prefer === 'now' ? now : shared;
}

function mergedRecord(
  ran: unknown,
  now: Record<string, unknown>,
  shared: Record<string, unknown>,
  prefer: Preference,
): Record<string, unknown> {
  const names = Object.keys({ ...shared, ...now });
  const entries = names.map((name): [string, unknown] => [
    name,
    merged(own(ran, name), own(now, name), own(shared, name), prefer),
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** All requirements but those that either side has taken out; of two for one project, the preferred side's. */
function mergedPackages({ ran, now, shared }: ShareVersions, prefer: Preference): string[] {
  const [first, second] = prefer === 'now' ? [now, shared] : [shared, now];
  const kept = first.packages.filter(
    (requirement) => second.packages.includes(requirement) || !ran.packages.includes(requirement),
  );
  const names = new Set(kept.map(requirementName));
  const others = second.packages.filter(
    (requirement) => !ran.packages.includes(requirement) && !names.has(requirementName(requirement)),
  );
  return [...kept, ...others];
}

/** What the link says, with what its reader has changed. */
export function mergeShare(versions: ShareVersions, prefer: Preference): PlaygroundState {
  const { ran, now, shared } = versions;
  const of = <Name extends keyof PlaygroundState>(name: Name): PlaygroundState[Name] =>
    merged(ran[name], now[name], shared[name], prefer) as PlaygroundState[Name];
  const files = of('files');
  const main = of('main');
  return {
    files,
    main: Object.hasOwn(files, main) ? main : now.main,
    context: of('context'),
    python: of('python'),
    packages: mergedPackages(versions, prefer),
    settings: of('settings'),
  };
}
