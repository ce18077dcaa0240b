/**
 * How an interpreter begins: where an earlier visit has left it, or else from the image, or else from the beginning. Each
 * takes longer than the one before and relies on less. Does not fetch, and does not configure Django.
 */
import { FileTree, type FileSystem } from './file-system.js';
import { savedMemory } from './heap-image.js';
import { startInterpreter, type Interpreter, type InterpreterParts } from './interpreter.js';
import { LazyPacks, type FetchSync } from './lazy-packs.js';
import { mountPack, readPack } from './packs.js';
import type { InterpreterSnapshot, SavedMemory } from './pyodide-snapshot.js';
import { Python } from './python.js';
import type { Snapshot, StartRecord } from './snapshot-format.js';
import { StartFailure, messageOf } from './start-failure.js';

/** What was put into the file system. */
export interface Mounted {
  tree: FileTree;
  lazyPacks: LazyPacks;
}

/** A started interpreter with Django's code in reach. */
export interface Booted extends Mounted {
  interpreter: Interpreter;
  /** The start that an earlier visit's snapshot already contains, and the Python that has it behind it. */
  restored?: { start: StartRecord; python: Python };
  /** Starts another interpreter of the same files, in which Django has not been set up. */
  bootAfresh: () => Promise<Booted>;
  /** The same, where modules of Django have been imported already; without it they have not. */
  bootWithoutModules?: () => Promise<Booted>;
}

/** An interpreter that has started. */
type Begun = Omit<Booted, 'bootAfresh' | 'bootWithoutModules'>;

/**
 * Python's surroundings, as the image has them, too. The library's folder has to be named, since this Python expects a zip.
 * Sets have the same order on every visit, so the same template gives the same output. Pyodide's event loop always counts
 * as running. The language would be the reader's.
 */
const ENVIRONMENT = {
  HOME: '/home/pyodide',
  PYTHONPATH: '/lib/python3.14',
  PYTHONHASHSEED: '0',
  LANG: 'C.UTF-8',
  DJANGO_ALLOW_ASYNC_UNSAFE: 'true',
};

/** Mounts these packs, and all that the first one's header names lazily. */
export function mountAll(
  fs: FileSystem,
  packs: readonly Uint8Array[],
  runtimeURL: string,
  fetchSync?: FetchSync,
): Mounted {
  const tree = new FileTree(fs);
  const [core, ...more] = packs.map(readPack);
  if (!core) throw new Error('There is no pack to mount');
  for (const pack of [core, ...more]) mountPack(tree, pack);
  const lazyPacks = new LazyPacks(fs, tree, runtimeURL, fetchSync);
  lazyPacks.mount(core.header.lazy ?? []);
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
async function startPython(parts: InterpreterParts<Mounted>): Promise<Begun> {
  const { interpreter, mounted } = await startInterpreter(parts).catch((thrown: unknown) => {
    if (thrown instanceof StartFailure) throw thrown;
    throw new StartFailure('interpreter', `Python could not be started: ${messageOf(thrown)}`, [], {
      cause: thrown,
    });
  });
  return { interpreter, ...mounted };
}

/** Goes on from a snapshot. Gives nothing when that fails, whatever the reason. */
async function restore(
  { start, image, pyodideState }: Snapshot,
  parts: InterpreterParts<Mounted>,
): Promise<Begun | undefined> {
  const memory = Promise.resolve(savedMemory(image));
  try {
    const started = await startPython({ ...parts, snapshot: { pyodideState, memory } });
    const python = importPackage(started.interpreter);
    python.ask('renew', null);
    return { ...started, restored: { start, python } };
  } catch {
    return undefined;
  }
}

interface ImageModule {
  resume(): void;
}

/**
 * Goes on from the image. Gives nothing when that fails: an engine may differ from all known ones. Throws a StartFailure
 * when a file is missing.
 */
async function resume(
  image: InterpreterSnapshot,
  parts: InterpreterParts<Mounted>,
): Promise<Begun | undefined> {
  try {
    const started = await startPython({ ...parts, snapshot: image });
    (started.interpreter.pyimport('django_playground.image') as ImageModule).resume();
    return started;
  } catch (thrown) {
    // What failed to arrive is missing everywhere.
    if (
      thrown instanceof StartFailure &&
      thrown.data.kind === 'initialization' &&
      thrown.data.step === 'download'
    )
      throw thrown;
    return undefined;
  }
}

/** The ingredients of all starts of one worker; what is loaded is loaded when it is needed. */
export interface Ingredients extends Pick<
  InterpreterParts<Mounted>,
  'createModule' | 'wasm' | 'lockFileInfo'
> {
  /** Mounts the core pack, and more packs beside it. */
  mount: (fs: FileSystem, ...more: Uint8Array[]) => Promise<Mounted>;
  /** The image: Pyodide's record, and the memory. */
  pyodideState: Uint8Array;
  loadImage: () => Promise<SavedMemory>;
  /** The modules of the image as files. */
  loadModules: () => Promise<Uint8Array>;
}

/** How interpreters of one worker's files begin. */
export class Starts {
  readonly #ingredients: Ingredients;

  constructor(ingredients: Ingredients) {
    this.#ingredients = ingredients;
  }

  /** From an earlier visit's snapshot, or nothing. */
  async fromSnapshot(snapshot: Snapshot): Promise<Booted | undefined> {
    const begun = await restore(snapshot, this.#withFiles);
    return begun && { ...begun, bootAfresh: this.fromImage };
  }

  /** From the image, or else from the beginning. Throws a StartFailure. */
  readonly fromImage = async (): Promise<Booted> => {
    const memory = this.#ingredients.loadImage();
    const failure = memory.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    const begun = await resume({ pyodideState: this.#ingredients.pyodideState, memory }, this.#withFiles);
    // What failed to arrive says nothing about the image.
    const thrown = await failure;
    if (thrown instanceof StartFailure) throw thrown;
    if (!begun) return this.fromBeginning();
    return { ...begun, bootAfresh: this.fromImage, bootWithoutModules: this.fromBeginning };
  };

  /** In the ordinary way, which takes longest. Throws a StartFailure. */
  readonly fromBeginning = async (): Promise<Booted> => {
    const modules = await this.#ingredients.loadModules();
    const begun = await startPython({
      ...this.#withFiles,
      mount: (fs) => this.#ingredients.mount(fs, modules),
    });
    return { ...begun, bootAfresh: this.fromBeginning };
  };

  get #withFiles(): InterpreterParts<Mounted> {
    const { createModule, wasm, lockFileInfo, mount } = this.#ingredients;
    return { createModule, wasm, lockFileInfo, environment: ENVIRONMENT, mount: (fs) => mount(fs) };
  }
}
