/** What the worker does for each call of the page, over one interpreter. Does not know how messages travel. */
import type {
  ErrorData,
  Handlers,
  Notices,
  RenderItem,
  RenderOutcome,
  StartNeeds,
} from '../src/core/protocol.js';
import { boot, type Booted } from './boot.js';
import { PythonFailure, type Python, type Started } from './python.js';
import { judgeRequirements, type Satisfies } from './requirements.js';
import type { FetchEnvironment } from './runtime-files.js';
import type { RuntimeFiles } from './runtime-manifest.js';
import type { Snapshots } from './snapshots.js';
import { StartFailure } from './start-failure.js';
import { StartProgress } from './start-progress.js';

/** How often a long batch says where it is. */
const RENDERING_NOTICE_MS = 250;

/** What the handlers need from the worker around them. */
export interface Surroundings {
  files: RuntimeFiles;
  environment: FetchEnvironment;
  snapshots: Snapshots;
  satisfies: Satisfies;
  postProgress: (progress: Notices['progress']) => void;
  postRendering: (rendering: Notices['rendering']) => void;
}

/** Adds what could not be loaded while Python worked to the error that came of it. */
function explain<O extends { error?: ErrorData }>(outcome: O, failures: string[]): O {
  const { error } = outcome;
  if (!error || error.kind === 'fatal' || error.kind === 'setting' || failures.length === 0) return outcome;
  const suggestions = [...(error.suggestions ?? []), ...new Set(failures)];
  return { ...outcome, error: { ...error, suggestions } };
}

/** The first start: done already when an earlier visit's snapshot was made with the same settings. */
async function startFirst(
  ready: Booted,
  needs: StartNeeds,
  snapshots: Snapshots,
): Promise<{ ready: Booted; answer: Started }> {
  const settings = JSON.stringify(needs.settings);
  if (!ready.restored) {
    const answer = ready.python.ask('start', needs);
    snapshots.take(ready.interpreter, { settings, answer });
    return { ready, answer };
  }
  if (ready.restored.settings === settings) return { ready, answer: ready.restored.answer };
  // Some settings count only while Django starts, which that interpreter has behind it.
  await snapshots.reject();
  return startFirst(await ready.bootAfresh(), needs, snapshots);
}

/** Renders a batch; now and then `tell` hears which item begins. */
function renderAll(
  { python, lazyPacks }: Booted,
  items: RenderItem[],
  tell: (index: number) => void,
): RenderOutcome[] {
  let saidAt = -Infinity;
  const outcomes: RenderOutcome[] = [];
  for (const [index, item] of items.entries()) {
    const now = performance.now();
    if (now - saidAt >= RENDERING_NOTICE_MS) {
      saidAt = now;
      tell(index);
    }
    const outcome = renderOne(python, item);
    const failures = lazyPacks.takeFailures();
    outcomes.push(outcome.ok ? outcome : explain(outcome, failures));
    // After this one there is no interpreter for the others; the page asks a new worker for them.
    if (!outcome.ok && outcome.error.kind === 'fatal') break;
  }
  return outcomes;
}

/** The outcome of one item, which alone is to blame if the interpreter dies of it. */
function renderOne(python: Python, item: RenderItem): RenderOutcome {
  try {
    return python.ask('render', item);
  } catch (thrown) {
    if (thrown instanceof PythonFailure) return { ok: false, error: thrown.data };
    throw thrown;
  }
}

/** The handler table of one worker. */
export function createHandlers(surroundings: Surroundings): Handlers {
  const { files, snapshots } = surroundings;
  const totalBytes = files.wasm.sizeBytes + files.core.sizeBytes + files.script.sizeBytes;
  const progress = new StartProgress(totalBytes, surroundings.postProgress);
  let booting: Promise<Booted> | undefined;

  const booted = (): Promise<Booted> => {
    if (!booting)
      throw new StartFailure('download', 'The worker was asked to work before it was asked to boot.');
    return booting;
  };

  let hasStarted = false;
  const startOrExtend = async (call: 'start' | 'extend', needs: StartNeeds): Promise<Started> => {
    if (call === 'extend' || hasStarted) return (await booted()).python.ask(call, needs);
    hasStarted = true;
    const { ready, answer } = await startFirst(await booted(), needs, snapshots);
    booting = Promise.resolve(ready);
    return answer;
  };

  const begin = async (call: 'start' | 'extend', needs: StartNeeds) => {
    const { inside } = await booted();
    progress.begin('packages');
    const refused: ErrorData[] = judgeRequirements(needs.requirements, inside, surroundings.satisfies);
    const answer = await startOrExtend(call, { ...needs, requirements: [] });
    progress.begin('render');
    const { interpreter } = await booted();
    return { ...answer, refused: [...refused, ...answer.refused], heapBytes: interpreter.heapBytes() };
  };

  return {
    boot: async ({ baseURL }) => {
      booting ??= boot(baseURL, files, progress, surroundings.environment, snapshots);
      const { interpreter, restored } = await booting;
      return { heapBytes: interpreter.heapBytes(), restored: restored !== undefined };
    },
    start: (needs) => begin('start', needs),
    extend: (needs) => begin('extend', needs),
    render: async ({ items }, call) => {
      const ready = await booted();
      const outcomes = renderAll(ready, items, (index) => surroundings.postRendering({ call, index }));
      if (outcomes.length === items.length) snapshots.keep();
      return { outcomes, heapBytes: ready.interpreter.heapBytes() };
    },
    validate: async (item) => {
      const { python, lazyPacks } = await booted();
      const outcome = python.ask('validate', item);
      const failures = lazyPacks.takeFailures();
      return outcome.valid ? outcome : explain(outcome, failures);
    },
    forget: async (args) => (await booted()).python.ask('forget', args),
  };
}
