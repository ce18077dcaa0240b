/** What the worker does for each call of the page, over one interpreter. Does not know how messages travel. */
import type {
  ErrorData,
  Handlers,
  Inquiry,
  Notices,
  RenderItem,
  RenderOutcome,
} from '../src/core/protocol.js';
import { Adoption, type Running } from './adoption.js';
import { boot } from './boot.js';
import { Packages, type PackagesEnvironment } from './packages/packages.js';
import { PythonFailure, type Python, type PythonCalls } from './python.js';
import type { FetchEnvironment } from './runtime-files.js';
import type { RuntimeFiles } from './runtime-manifest.js';
import type { Snapshots } from './snapshots.js';
import { StartFailure } from './start-failure.js';
import { StartProgress } from './start-progress.js';
import type { Booted } from './starts.js';

/** How often a long batch says where it is. */
const RENDERING_NOTICE_MS = 250;

/** What the handlers need from the worker around them. */
export interface Surroundings {
  files: RuntimeFiles;
  environment: FetchEnvironment;
  snapshots: Snapshots;
  /** Where packages are asked for and kept. */
  packages: (baseURL: () => string) => Omit<PackagesEnvironment, 'inside' | 'onProgress'>;
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

/** Renders a batch; now and then `tell` hears which item begins. */
function renderAll(
  { python, lazyPacks }: Running,
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

/** The calls of editors. What cannot be loaded for one of them is no explanation of a later failure. */
function inquiries(running: () => Promise<Running>): Pick<Handlers, Inquiry> {
  const ask =
    <N extends Inquiry>(call: N) =>
    async (args: PythonCalls[N]['args']): Promise<PythonCalls[N]['answer']> => {
      const { python, lazyPacks } = await running();
      try {
        return python.ask(call, args);
      } finally {
        lazyPacks.takeFailures();
      }
    };
  return { inspect: ask('inspect'), inspectValue: ask('inspectValue'), diagnose: ask('diagnose') };
}

/** The handler table of one worker. */
export function createHandlers(surroundings: Surroundings): Handlers {
  const { files, snapshots } = surroundings;
  const { wasm, image, core, script } = files;
  const totalBytes = [wasm, image, core, script].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const progress = new StartProgress(totalBytes, surroundings.postProgress);
  let libraryURL = '';
  const packages = new Packages({
    ...surroundings.packages(() => libraryURL),
    inside: files.inside,
    onProgress: (step, bytes) => progress.packages(step, bytes),
  });
  const adoption = new Adoption(packages, snapshots, progress);
  let booting: Promise<Booted> | undefined;
  let starting: Promise<Running> | undefined;

  const booted = (): Promise<Booted> => {
    if (!booting)
      throw new StartFailure('download', 'The worker was asked to work before it was asked to boot.');
    return booting;
  };

  const running = (): Promise<Running> => {
    if (!starting)
      throw new StartFailure('django', 'The worker was asked to work before it was asked to start.');
    return starting;
  };

  return {
    boot: async ({ baseURL }) => {
      libraryURL = baseURL;
      booting ??= boot(baseURL, files, progress, surroundings.environment, snapshots, adoption.wanted);
      const { interpreter, restored } = await booting;
      return { heapBytes: interpreter.heapBytes(), restored: restored !== undefined };
    },
    start: async (needs) => {
      const started = adoption.start(needs, booted);
      starting = started.then(({ running: ready }) => ready);
      // The answer tells a failure; those who come later are told it, too.
      starting.catch(() => undefined);
      // Where another interpreter was needed, the first one's memory is let go.
      booting = starting;
      return (await started).adopted;
    },
    extend: async (needs) => adoption.extend(needs, await running()),
    render: async ({ items }, call) => {
      const ready = await running();
      const outcomes = renderAll(ready, items, (index) => surroundings.postRendering({ call, index }));
      if (outcomes.length === items.length) snapshots.keep();
      return { outcomes, heapBytes: ready.interpreter.heapBytes() };
    },
    validate: async (item) => {
      const { python, lazyPacks } = await running();
      const outcome = python.ask('validate', item);
      const failures = lazyPacks.takeFailures();
      return outcome.valid ? outcome : explain(outcome, failures);
    },
    ...inquiries(running),
    forget: async (args) => (await running()).python.ask('forget', args),
  };
}
