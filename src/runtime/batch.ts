/**
 * Sends one batch of jobs to a session and deals with what may happen to it: answers, an item that never ends, a
 * worker that dies. Python's own deadline ends most runaways; the timer here ends the rest together with the worker.
 */
import { DjangoError, fromErrorData } from '../core/errors.js';
import type { RenderOutcome } from '../core/protocol.js';
import type { Environment, Timer } from './environment.js';
import type { Job } from './job.js';
import type { Session } from './session.js';

/**
 * Milliseconds that an item gets beyond its own timeout before the worker is ended: time for Python's deadline to
 * work, plus the 250 ms within which the worker does not announce the next item.
 */
export const GRACE_MS = 1500;

/** What has become of a batch. Jobs in `replay` were not answered and need a living worker. */
export interface BatchEnd {
  replay: Job[];
  /** The session can answer no more. */
  lost: boolean;
}

/** Told of every answer of Python. */
export type OnRendered = (job: Job, outcome: RenderOutcome) => void;

const timedOut = (job: Job): DjangoError =>
  new DjangoError(
    'TimeoutError',
    `The template did not finish within ${job.item.timeoutMs} ms and was stopped.`,
    {
      suggestions: [
        'Look for endless loops in its Python, tags or filters; timeout="…" (milliseconds) gives it longer.',
      ],
    },
  );

/** Renders `jobs` in one round trip. Never rejects: every job is settled or handed back. */
export async function runBatch(
  session: Session,
  jobs: Job[],
  environment: Environment,
  onRendered: OnRendered,
): Promise<BatchEnd> {
  let current = 0;
  let killed = false;
  let timer: Timer | null = null;
  const watch = (index: number): void => {
    current = index;
    timer?.cancel();
    timer = environment.setTimer(
      () => {
        killed = true;
        session.end(new DjangoError('TimeoutError', 'The worker was ended because a template did not.'));
      },
      (jobs[index]?.item.timeoutMs ?? 0) + GRACE_MS,
    );
  };
  session.onRendering = watch;
  watch(0);
  try {
    const { outcomes, heapBytes } = await session.call('render', { items: jobs.map(({ item }) => item) });
    session.heapBytes = heapBytes;
    return settle(jobs, outcomes, onRendered);
  } catch (reason) {
    return afterDeath(jobs, current, killed, reason as DjangoError);
  } finally {
    session.onRendering = () => undefined;
    (timer as Timer | null)?.cancel();
  }
}

/** Hands out the answers. A fatal one is the last that its interpreter gave. */
function settle(jobs: Job[], outcomes: RenderOutcome[], onRendered: OnRendered): BatchEnd {
  for (const [index, job] of jobs.entries()) {
    const outcome = outcomes[index];
    if (!outcome) return { replay: jobs.slice(index), lost: true };
    onRendered(job, outcome);
    if (outcome.ok) {
      job.resolve({ html: outcome.html, durationMs: outcome.durationMs, cached: false });
      continue;
    }
    job.reject(fromErrorData(outcome.error));
    if (outcome.error.kind === 'fatal') return { replay: jobs.slice(index + 1), lost: true };
  }
  return { replay: [], lost: false };
}

/** Without an answer only the last announced item is known: it, or one after it, is to blame. */
function afterDeath(jobs: Job[], current: number, killed: boolean, reason: DjangoError): BatchEnd {
  const suspects = jobs.slice(current);
  if (suspects.length === 1 || jobs.length === 1) {
    const [culprit] = suspects;
    culprit?.reject(
      killed
        ? timedOut(culprit)
        : new DjangoError('TemplateError', `The template ended the worker. ${reason.message}`),
    );
    return { replay: jobs.slice(0, current), lost: true };
  }
  for (const job of suspects) job.suspect = true;
  return { replay: jobs, lost: true };
}

/** Takes the next batch from the front of `queue`: all that may travel together, or one suspect alone. */
export function takeBatch(queue: Job[]): Job[] {
  const waiting = queue.splice(0).filter((job) => !job.settled);
  const firstSuspect = waiting.findIndex(({ suspect }) => suspect);
  const size = firstSuspect === -1 ? waiting.length : Math.max(1, firstSuspect);
  queue.push(...waiting.slice(size));
  return waiting.slice(0, size);
}
