/**
 * Starts Pyodide from a script, a compiled module and a file system that are given to it: it fetches nothing itself,
 * because its own fetching never settles when something is missing or blocked. The only importer of `pyodide`.
 */
import { loadPyodide } from 'pyodide';
import type { FileSystem } from './file-system.js';
import {
  copyInterpreter,
  growMemory,
  restoreMemory,
  type InterpreterCopy,
  type InterpreterSnapshot,
  type PyodideInternals,
} from './pyodide-snapshot.js';
import type { Instantiated } from './own-state.js';
import type { RuntimeFiles } from './runtime-manifest.js';

type LoadOptions = NonNullable<Parameters<typeof loadPyodide>[0]>;

/** What Pyodide's script exports. */
export type CreatePyodideModule = NonNullable<LoadOptions['createPyodideModule']>;

/** What the worker uses of a running Pyodide. */
export interface Interpreter {
  pyimport(name: string): unknown;
  /** Bytes of WebAssembly memory that Python has now. */
  heapBytes(): number;
  /** Copies all of Python's memory. Throws when Python holds JavaScript objects of its own. */
  copy(): InterpreterCopy;
}

/** The ingredients of a start. */
export interface InterpreterParts<M> {
  createModule: CreatePyodideModule;
  wasm: Promise<WebAssembly.Module>;
  lockFileInfo: RuntimeFiles['lockFileInfo'];
  /** Fills the file system before Python starts. */
  mount: (fs: FileSystem) => Promise<M>;
  environment: Record<string, string>;
  /** Another interpreter, to go on where it was. */
  snapshot?: InterpreterSnapshot;
}

const GIVEN_URL = 'https://given.invalid/';
/** A zip archive without entries: the standard library is mounted as files. */
const EMPTY_ZIP = new Uint8Array([0x50, 0x4b, 5, 6, ...new Array<number>(18).fill(0)]);

/**
 * Answers Pyodide's two requests (library and wasm) with what is there already. Gives the function that ends this, and
 * the response that stands for the wasm.
 */
function answerFetches(): { restore: () => void; wasmResponse: Response } {
  const original = globalThis.fetch;
  const wasmResponse = new Response();
  globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (!url.startsWith(GIVEN_URL)) return original(input, init);
    return Promise.resolve(url.endsWith('.wasm') ? wasmResponse : new Response(EMPTY_ZIP));
  };
  const restore = (): void => {
    globalThis.fetch = original;
  };
  return { restore, wasmResponse };
}

/** Lets the marked response be instantiated from the compiled module. Gives the function that ends this. */
function answerInstantiation(
  wasmResponse: Response,
  wasm: Promise<WebAssembly.Module>,
  onInstance: (instantiated: Instantiated) => Promise<void>,
  onError: (thrown: unknown) => void,
): () => void {
  const original = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (source, imports) => {
    const response = await source;
    if (response !== wasmResponse) return original.call(WebAssembly, response, imports);
    try {
      const module = await wasm;
      const instance = await WebAssembly.instantiate(module, imports);
      await onInstance({ instance, imports: imports ?? {} });
      return { module, instance };
    } catch (thrown) {
      // Pyodide only warns about this and waits for ever.
      onError(thrown);
      throw thrown;
    }
  };
  return () => {
    WebAssembly.instantiateStreaming = original;
  };
}

/** What lets a start go on from a snapshot, or nothing. */
function restoring({
  createModule,
  snapshot,
}: Pick<InterpreterParts<unknown>, 'createModule' | 'snapshot'>): {
  onInstance: (instantiated: Instantiated) => Promise<void>;
  options: LoadOptions & { _loadSnapshot?: Uint8Array };
} {
  if (!snapshot) {
    return { onInstance: () => Promise.resolve(), options: { createPyodideModule: createModule } };
  }
  let restore: (module: object) => void = () => {
    throw new Error('Pyodide has made its module without an instance');
  };
  const createAndRestore: CreatePyodideModule = async (settings) => {
    const module = await createModule(settings);
    restore(module);
    return module;
  };
  return {
    onInstance: async (instantiated) => {
      const memory = await snapshot.memory;
      const data = growMemory(instantiated.instance, memory);
      restore = (module) => restoreMemory(module, instantiated, memory, data);
    },
    options: { createPyodideModule: createAndRestore, _loadSnapshot: snapshot.pyodideState },
  };
}

/** Starts the interpreter and gives what `mount` gave. Rejects when mount, wasm or Pyodide's own start fails. */
export async function startInterpreter<M>(
  parts: InterpreterParts<M>,
): Promise<{ interpreter: Interpreter; mounted: M }> {
  const fetches = answerFetches();
  const cleanups = [fetches.restore];
  const mounts: M[] = [];
  const { onInstance, options } = restoring(parts);
  try {
    const pyodide = await new Promise<Awaited<ReturnType<typeof loadPyodide>>>((resolve, reject) => {
      cleanups.push(answerInstantiation(fetches.wasmResponse, parts.wasm, onInstance, reject));
      loadPyodide({
        indexURL: GIVEN_URL,
        stdLibURL: `${GIVEN_URL}python_stdlib.zip`,
        lockFileContents: JSON.stringify({ info: parts.lockFileInfo, packages: {} }),
        packageBaseUrl: GIVEN_URL,
        env: parts.environment,
        ...options,
        fsInit: async (fs) => {
          await parts.mount(fs as unknown as FileSystem).then((mounted) => mounts.push(mounted), reject);
        },
      }).then(resolve, reject);
    });
    const internals = pyodide as unknown as PyodideInternals;
    const interpreter: Interpreter = {
      pyimport: (name) => pyodide.pyimport(name) as unknown,
      heapBytes: () => internals._module.HEAP8.length,
      copy: () => copyInterpreter(internals),
    };
    const [mounted] = mounts;
    if (mounted === undefined) throw new Error('Pyodide did not ask for its files');
    return { interpreter, mounted };
  } finally {
    for (const cleanup of cleanups) cleanup();
  }
}
