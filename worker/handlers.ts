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
import { judgeRequirements, type Satisfies } from './requirements.js';
import type { FetchEnvironment } from './runtime-files.js';
import type { RuntimeFiles } from './runtime-manifest.js';
import { StartFailure } from './start-failure.js';
import { StartProgress } from './start-progress.js';

/** How often a long batch says where it is. */
const RENDERING_NOTICE_MS = 250;

/** What the handlers need from the worker around them. */
export interface Surroundings {
  files: RuntimeFiles;
  environment: FetchEnvironment;
  satisfies: Satisfies;
  postProgress: (progress: Notices['progress']) => void;
  postRendering: (rendering: Notices['rendering']) => void;
}

/** Adds what could not be loaded while Python worked to the error that came of it. */
function explain<O extends { error?: ErrorData }>(outcome: O, failures: string[]): O {
  const { error } = outcome;
  if (!error || error.kind === 'fatal' || failures.length === 0) return outcome;
  const suggestions = [...(error.suggestions ?? []), ...new Set(failures)];
  return { ...outcome, error: { ...error, suggestions } };
}

/** The handler table of one worker. */
export function createHandlers(surroundings: Surroundings): Handlers {
  const { files } = surroundings;
  const totalBytes = files.wasm.sizeBytes + files.core.sizeBytes + files.script.sizeBytes;
  const progress = new StartProgress(totalBytes, surroundings.postProgress);
  let booting: Promise<Booted> | undefined;

  const booted = (): Promise<Booted> => {
    if (!booting)
      throw new StartFailure('download', 'The worker was asked to work before it was asked to boot.');
    return booting;
  };

  const begin = async (call: 'start' | 'extend', needs: StartNeeds) => {
    const { python, interpreter, inside } = await booted();
    progress.begin('packages');
    const refused: ErrorData[] = judgeRequirements(needs.requirements, inside, surroundings.satisfies);
    const answer = python.ask(call, { ...needs, requirements: [] });
    progress.begin('render');
    return { ...answer, refused: [...refused, ...answer.refused], heapBytes: interpreter.heapBytes() };
  };

  const renderAll = ({ python, lazyPacks }: Booted, items: RenderItem[], call: number): RenderOutcome[] => {
    let saidAt = -Infinity;
    return items.map((item, index) => {
      const now = performance.now();
      if (now - saidAt >= RENDERING_NOTICE_MS) {
        saidAt = now;
        surroundings.postRendering({ call, index });
      }
      const outcome = python.ask('render', item);
      const failures = lazyPacks.takeFailures();
      return outcome.ok ? outcome : explain(outcome, failures);
    });
  };

  return {
    boot: async ({ baseURL }) => {
      booting ??= boot(baseURL, files, progress, surroundings.environment);
      return { heapBytes: (await booting).interpreter.heapBytes() };
    },
    start: (needs) => begin('start', needs),
    extend: (needs) => begin('extend', needs),
    render: async ({ items }, id) => {
      const ready = await booted();
      return { outcomes: renderAll(ready, items, id), heapBytes: ready.interpreter.heapBytes() };
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
