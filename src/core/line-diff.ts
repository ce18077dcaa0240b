/**
 * Compares two texts line by line, as Myers' "An O(ND) Difference Algorithm" does, for showing what a change has done.
 * Knows nothing of what the lines are.
 */

export interface DiffLine {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Texts that differ in more lines than this are shown as replaced: nobody reads such a difference line by line. */
const MAX_EDITS = 400;

type Lines = readonly string[];

/** How far each diagonal got after each number of edits, or `null` for too many. */
function furthest(before: Lines, after: Lines): Map<number, number>[] | null {
  const trace: Map<number, number>[] = [];
  let reached = new Map<number, number>([[1, 0]]);
  for (let edits = 0; edits <= MAX_EDITS; edits += 1) {
    trace.push(new Map(reached));
    const next = new Map(reached);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = startOn(diagonal, edits, next);
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      next.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return trace;
    }
    reached = next;
  }
  return null;
}

/** Whether the best way to `diagonal` adds a line, that is, comes from the diagonal above. */
const addsLine = (diagonal: number, edits: number, reached: ReadonlyMap<number, number>): boolean =>
  diagonal === -edits ||
  (diagonal !== edits && (reached.get(diagonal - 1) ?? 0) < (reached.get(diagonal + 1) ?? 0));

const startOn = (diagonal: number, edits: number, reached: ReadonlyMap<number, number>): number =>
  addsLine(diagonal, edits, reached)
    ? (reached.get(diagonal + 1) ?? 0)
    : (reached.get(diagonal - 1) ?? 0) + 1;

/** Goes the way of `trace` back from the end of both texts. */
function walkBack(before: Lines, after: Lines, trace: readonly ReadonlyMap<number, number>[]): DiffLine[] {
  const lines: DiffLine[] = [];
  let x = before.length;
  let y = after.length;
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const reached = trace[edits] ?? new Map<number, number>();
    const diagonal = x - y;
    const isAddition = addsLine(diagonal, edits, reached);
    const previousX = reached.get(isAddition ? diagonal + 1 : diagonal - 1) ?? 0;
    const previousY = previousX - (isAddition ? diagonal + 1 : diagonal - 1);
    while (x > Math.max(0, previousX) && y > Math.max(0, previousY)) {
      x -= 1;
      y -= 1;
      lines.push({ kind: 'same', text: before[x] ?? '' });
    }
    if (edits === 0) break;
    if (isAddition) lines.push({ kind: 'added', text: after[(y -= 1)] ?? '' });
    else lines.push({ kind: 'removed', text: before[(x -= 1)] ?? '' });
  }
  return lines.reverse();
}

const as = (kind: DiffLine['kind'], lines: Lines): DiffLine[] => lines.map((text) => ({ kind, text }));

/** The lines of both texts in order, those that only one has marked; of a replaced line the old one comes first. */
export function diffLines(before: string, after: string): DiffLine[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end))
    end += 1;
  const [oldMiddle, nowMiddle] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  const trace = furthest(oldMiddle, nowMiddle);
  return [
    ...as('same', now.slice(0, start)),
    ...(trace
      ? walkBack(oldMiddle, nowMiddle, trace)
      : [...as('removed', oldMiddle), ...as('added', nowMiddle)]),
    ...as('same', now.slice(now.length - end)),
  ];
}
