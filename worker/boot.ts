/**
 * The start of the interpreter: fetches script, wasm and core pack at once and mounts the files; or brings an earlier
 * visit's interpreter back. Does not configure Django.
 */
import { FileTree, type FileSystem } from './file-system.js';
import {
  startInterpreter,
  type CreatePyodideModule,
  type Interpreter,
  type InterpreterParts,
} from './interpreter.js';
import type { BroughtFiles } from './brought-files.js';
import { LazyPacks, type FetchSync } from './lazy-packs.js';
import { mountPack, readPack } from './packs.js';
import { Python } from './python.js';
import { fetchFile, loadRuntimeFile, loadWasm, type FetchEnvironment } from './runtime-files.js';
import type { RuntimeFiles } from './runtime-manifest.js';
import type { Snapshot, StartRecord } from './snapshot-format.js';
import type { Snapshots } from './snapshots.js';
import { StartFailure, messageOf } from './start-failure.js';
import type { StartProgress } from './start-progress.js';

/** What was put into the file system. */
interface Mounted {
  tree: FileTree;
  lazyPacks: LazyPacks;
}

/** A started interpreter with Django's code in reach. */
export interface Booted extends Mounted {
  interpreter: Interpreter;
  /** The start that an earlier visit's snapshot already contains, and the Python that has it behind it. */
  restored?: { start: StartRecord; python: Python };
  /** Starts another interpreter of the same files, in the ordinary way. */
  bootAfresh: () => Promise<Booted>;
}

/**
 * Python's surroundings. The library's folder has to be named, since this Python expects a zip. Sets have the same
 * order on every visit, so the same template gives the same output. Pyodide's event loop always counts as running.
 */
const ENVIRONMENT = {
  HOME: '/home/pyodide',
  PYTHONPATH: '/lib/python3.14',
  PYTHONHASHSEED: '0',
  DJANGO_ALLOW_ASYNC_UNSAFE: 'true',
};

/** Imports Pyodide's script, unless it is here; when that fails, fetches it to see why. */
async function importScript(url: string, environment: FetchEnvironment): Promise<CreatePyodideModule> {
  if (environment.script) return environment.script;
  try {
    const module = (await import(/* @vite-ignore */ url)) as { default: CreatePyodideModule };
    return module.default;
  } catch (thrown) {
    const response = await fetchFile(url, environment);
    const type = response.headers.get('content-type') ?? 'none';
    throw new StartFailure(
      'download',
      `${url} could not be loaded as a script (MIME type ${type}): ${messageOf(thrown)}`,
      ['Serve .js files as text/javascript, and allow the library’s origin in script-src.'],
      { cause: thrown },
    );
  }
}

/** The lazy packs on their way, where they have to be here before they are read; otherwise nothing. */
async function bringPacks(
  core: Promise<Uint8Array>,
  runtimeURL: string,
  progress: StartProgress,
  { bring }: FetchEnvironment,
): Promise<BroughtFiles | undefined> {
  if (!bring) return undefined;
  const { lazy = [] } = readPack(await core).header;
  return bring(
    lazy.map(({ name }) => runtimeURL + name),
    () => progress.begin('download'),
  );
}

function mountAll(fs: FileSystem, core: Uint8Array, runtimeURL: string, fetchSync?: FetchSync): Mounted {
  const tree = new FileTree(fs);
  const pack = readPack(core);
  mountPack(tree, pack);
  const lazyPacks = new LazyPacks(fs, tree, runtimeURL, fetchSync);
  lazyPacks.mount(pack.header.lazy ?? []);
  return { tree, lazyPacks };
}

/** Imports the library's Python package, and with it Django. Throws a StartFailure. */
export function importPackage(interpreter: Interpreter): Python {
  try {
    return new Python(interpreter);
  } catch (thrown) {
    throw new StartFailure('django', `Django could not be imported: ${messageOf(thrown).slice(-2000)}`, [], {
      cause: thrown,
    });
  }
}

/** The interpreter with its files. Throws a StartFailure. */
async function startPython(
  parts: InterpreterParts<Mounted>,
  snapshot?: Snapshot,
): Promise<Omit<Booted, 'bootAfresh'>> {
  const { interpreter, mounted } = await startInterpreter({ ...parts, snapshot }).catch((thrown: unknown) => {
    if (thrown instanceof StartFailure) throw thrown;
    throw new StartFailure('interpreter', `Python could not be started: ${messageOf(thrown)}`, [], {
      cause: thrown,
    });
  });
  return { interpreter, ...mounted };
}

/** Goes on from a snapshot. Gives nothing when that fails, whatever the reason. */
async function restore(
  snapshot: Snapshot,
  parts: InterpreterParts<Mounted>,
): Promise<Omit<Booted, 'bootAfresh'> | undefined> {
  try {
    const started = await startPython(parts, snapshot);
    const python = importPackage(started.interpreter);
    python.ask('renew', null);
    return { ...started, restored: { start: snapshot.start, python } };
  } catch {
    return undefined;
  }
}

/**
 * Starts everything, from a snapshot when an earlier visit has left one. Throws a StartFailure.
 * @param wanted the key of the start that is to come
 */
export async function boot(
  baseURL: string,
  files: RuntimeFiles,
  progress: StartProgress,
  environment: FetchEnvironment,
  snapshots: Snapshots,
  wanted: Promise<string>,
): Promise<Booted> {
  const runtimeURL = new URL('runtime/', baseURL).href;
  const onBytes = (name: string) => (bytes: number) => progress.loaded(name, bytes);
  progress.begin('download');
  // Before the others: its steps would have to wait for the script's.
  const finding = snapshots.find(wanted);
  // The script comes first: what it does before it needs the other two takes a while.
  const script = importScript(runtimeURL + files.script.name, environment).then((createModule) => {
    progress.loaded(files.script.name, files.script.sizeBytes);
    return createModule;
  });
  const { wasm: wasmFile, core: coreFile } = files;
  const wasm = loadWasm(runtimeURL + wasmFile.name, wasmFile, onBytes(wasmFile.name), environment);
  const core = loadRuntimeFile(runtimeURL + coreFile.name, coreFile, onBytes(coreFile.name), environment);
  const packs = bringPacks(core, runtimeURL, progress, environment);
  const allPacks = packs.then((brought) => brought?.arrived);
  const downloads = Promise.all([wasm, core, script, allPacks]).then(() => progress.begin('interpreter'));
  const started = Promise.all([script, finding]).then(async ([createModule, snapshot]) => {
    const parts: InterpreterParts<Mounted> = {
      createModule,
      wasm,
      lockFileInfo: files.lockFileInfo,
      environment: ENVIRONMENT,
      mount: async (fs) => mountAll(fs, await core, runtimeURL, (await packs)?.read),
    };
    const bootAfresh = async (): Promise<Booted> => ({ ...(await startPython(parts)), bootAfresh });
    if (!snapshot) return bootAfresh();
    const restored = await restore(snapshot, parts);
    // What failed to arrive says nothing about the snapshot.
    await downloads;
    if (restored) return { ...restored, bootAfresh };
    await snapshots.reject(snapshot.start.key);
    return bootAfresh();
  });
  // Says what failed to arrive at once, whatever else is still on its way.
  const [booted] = await Promise.all([started, downloads]);
  return booted;
}
