/** What was resolved on an earlier visit, as text. Knows how long it is as good as new, not where it is kept. */
import type { Resolution } from '../../src/core/packaging/lock.js';

/** A resolution and when it was made. */
export interface Memory {
  /** Milliseconds since the epoch. */
  resolvedAt: number;
  resolution: Resolution;
}

/** A day: a new release reaches a reader's browser this late at most. */
const FRESH_MS = 24 * 60 * 60 * 1000;

/** Whether no index needs to be asked. */
export const isFresh = ({ resolvedAt }: Memory, now: number): boolean =>
  now >= resolvedAt && now - resolvedAt < FRESH_MS;

export const writeMemory = (memory: Memory): string => JSON.stringify(memory);

/** Reads what `writeMemory` has written; anything else is nothing. */
export function readMemory(text: string | undefined): Memory | undefined {
  if (text === undefined) return undefined;
  try {
    const { resolvedAt, resolution } = JSON.parse(text) as Partial<Memory>;
    if (typeof resolvedAt !== 'number' || !Array.isArray(resolution?.packages)) return undefined;
    return { resolvedAt, resolution: { packages: resolution.packages, refused: [] } };
  } catch {
    return undefined;
  }
}
