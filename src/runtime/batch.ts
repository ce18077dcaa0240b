/**
 * Sends one batch of jobs to a session and deals with what may happen to it: answers, an item that never ends, a
 * worker that dies. Python's own deadline ends most runaways; the timer here ends the rest together with the worker.
 */
import { DjangoError, fromErrorData } from '../core/errors.js';
import type { RenderItem, RenderOutcome } from '../core/protocol.js';
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

const timedOut = ({ work }: Job): DjangoError =>
  new DjangoError(
    'TimeoutError',
    `The template did not finish within ${work.item.timeoutMs} ms and was stopped.`,
    {
      suggestions: [
        'Look for endless loops in its Python, tags or filters; timeout="…" (milliseconds) gives it longer.',
      ],
    },
  );

/** Does `jobs` in one round trip. Never rejects: every job is settled or handed back. */
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
      (jobs[index]?.work.item.timeoutMs ?? 0) + GRACE_MS,
    );
  };
  session.onRendering = watch;
  watch(0);
  try {
    return await ask(session, jobs, onRendered);
  } catch (reason) {
    return afterFailure(session, jobs, current, killed, reason as DjangoError);
  } finally {
    session.onRendering = () => undefined;
    (timer as Timer | null)?.cancel();
  }
}

async function ask(session: Session, jobs: Job[], onRendered: OnRendered): Promise<BatchEnd> {
  const [first] = jobs;
  if (first?.work.call === 'validate') {
    const { item, onDone } = first.work;
    const outcome = await session.call('validate', item);
    first.settle(() => onDone(outcome));
    return { replay: [], lost: !outcome.valid && outcome.error.kind === 'fatal' };
  }
  if (first && 'ask' in first.work) {
    first.settle(await first.work.ask(session));
    return { replay: [], lost: false };
  }
  const { outcomes, heapBytes } = await session.call('render', {
    items: jobs.map(({ work }) => work.item as RenderItem),
  });
  session.heapBytes = heapBytes;
  return settle(jobs, outcomes, onRendered);
}

/** Hands out the answers. A fatal one is the last that its interpreter gave. */
function settle(jobs: Job[], outcomes: RenderOutcome[], onRendered: OnRendered): BatchEnd {
  for (const [index, job] of jobs.entries()) {
    const outcome = outcomes[index];
    if (!outcome) return { replay: jobs.slice(index), lost: true };
    onRendered(job, outcome);
    const { work } = job;
    if (outcome.ok && work.call === 'render') {
      const { html, durationMs, trace } = outcome;
      job.settle(() => work.onDone({ html, durationMs, cached: false, ...(trace && { trace }) }));
    }
    if (outcome.ok) continue;
    job.reject(fromErrorData(outcome.error));
    if (outcome.error.kind === 'fatal') return { replay: jobs.slice(index + 1), lost: true };
  }
  return { replay: [], lost: false };
}

/** Without an answer only the last announced item is known: it, or one after it, is to blame if the worker died of it. */
function afterFailure(
  session: Session,
  jobs: Job[],
  current: number,
  killed: boolean,
  reason: DjangoError,
): BatchEnd {
  // Ended on purpose, or alive: then the request itself could not be sent.
  if (session.isEndedOnPurpose || !session.isEnded) {
    for (const job of jobs) job.reject(reason);
    return { replay: [], lost: false };
  }
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

/** Takes the next batch from the front of `queue`: all that may travel together, or one that travels alone. */
export function takeBatch(queue: Job[]): Job[] {
  const waiting = queue.splice(0).filter((job) => !job.settled);
  const firstAlone = waiting.findIndex(({ alone }) => alone);
  const size = firstAlone === -1 ? waiting.length : Math.max(1, firstAlone);
  queue.push(...waiting.slice(size));
  return waiting.slice(0, size);
}
