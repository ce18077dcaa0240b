/**
 * Takes a running Pyodide apart into its memory's image and its own record of JavaScript objects, and gives the options
 * that put both together again. Everything that relies on undocumented parts of the pinned Pyodide is here.
 */
import { keepOwnState, type Instantiated } from './own-state.js';

/** The undocumented parts of Pyodide's object. */
export interface PyodideInternals {
  _module: {
    HEAP8: Int8Array;
    _sbrk: (bytes: number) => number;
    _emscripten_stack_get_end: () => number;
    _emscripten_stack_get_current: () => number;
    __hiwire_get: (index: number) => object;
  };
  _api: { config: { _makeSnapshot?: boolean } };
  makeMemorySnapshot(): Uint8Array;
}

/** An interpreter's memory as it was, and Pyodide's own record. */
export interface InterpreterCopy {
  heap: Uint8Array;
  pyodideState: Uint8Array;
}

/** An instance in which Python has not begun. */
export interface NewInstance {
  /** The beginning of its memory as the module itself has filled it, before anything ran. */
  data: Uint8Array;
  /** Where the memory that nobody has written to begins. */
  usedBytes: number;
  /** Python's hash of so many bytes of its memory, by the seed in it. */
  hash: (address: number, sizeBytes: number) => number;
}

/** Another interpreter's memory. */
export interface SavedMemory {
  /** Bytes of the whole memory. */
  heapBytes: number;
  /** How much of a new instance's memory `restore` wants to see. */
  dataBytes: number;
  /** Makes a memory equal to the one that was taken. Works once. */
  restore(heap: Uint8Array, instance: NewInstance): void;
}

/** What brings an interpreter back. */
export interface InterpreterSnapshot {
  /** Pyodide's own record of the JavaScript objects that Python holds. */
  pyodideState: Uint8Array;
  /** Is waited for only when there is an instance to put it into. */
  memory: Promise<SavedMemory>;
}

/** Where Python holds the object in which Pyodide notes loaded packages by name. */
const LOADED_PACKAGES = 6;

const bytesOf = (heap: Int8Array): Uint8Array => new Uint8Array(heap.buffer);

/** A copy of what is used of a memory: not of what lies beyond its top, nor of the free part of the stack, 10 MB or more. */
function copyMemory(module: PyodideInternals['_module'], memory: Uint8Array): Uint8Array {
  const copy = new Uint8Array(memory.length);
  const used = module._emscripten_stack_get_current();
  copy.set(memory.subarray(0, module._emscripten_stack_get_end()));
  copy.set(memory.subarray(used, module._sbrk(0)), used);
  return copy;
}

/**
 * Copies an interpreter. Throws when Python holds a JavaScript object that Pyodide cannot name.
 * Passing `_makeSnapshot` from the start would give Python proxies in place of the worker's own objects.
 */
export function copyInterpreter(pyodide: PyodideInternals): InterpreterCopy {
  const { _module: module, _api: api } = pyodide;
  const heap = module.HEAP8;
  const loadedPackages = module.__hiwire_get(LOADED_PACKAGES);
  const names = Object.entries(loadedPackages);
  try {
    // Pyodide expects this object to be empty; and it would copy the memory slowly.
    for (const [name] of names) Reflect.deleteProperty(loadedPackages, name);
    api.config._makeSnapshot = true;
    module.HEAP8 = new Int8Array(0);
    return { pyodideState: pyodide.makeMemorySnapshot(), heap: copyMemory(module, bytesOf(heap)) };
  } finally {
    module.HEAP8 = heap;
    delete api.config._makeSnapshot;
    Object.assign(loadedPackages, Object.fromEntries(names));
  }
}

/** Makes a new instance's memory as long as the other was, before Emscripten looks at it; gives what fills its beginning. */
export function growMemory(
  instance: WebAssembly.Instance,
  { heapBytes, dataBytes }: SavedMemory,
): Uint8Array {
  const memory = instance.exports['memory'] as WebAssembly.Memory;
  const data = new Uint8Array(memory.buffer, 0, dataBytes).slice();
  const missingBytes = heapBytes - memory.buffer.byteLength;
  if (missingBytes > 0) memory.grow(missingBytes / 65_536);
  return data;
}

/** Brings the memory back; to be called when Emscripten has initialized the module and Pyodide has not begun. */
export function restoreMemory(
  createdModule: object,
  instantiated: Instantiated,
  saved: SavedMemory,
  data: Uint8Array,
): void {
  const module = createdModule as PyodideInternals['_module'];
  const heap = bytesOf(module.HEAP8);
  const putBack = keepOwnState(instantiated, heap.buffer);
  saved.restore(heap, {
    data,
    usedBytes: module._sbrk(0),
    hash: instantiated.instance.exports['Py_HashBuffer'] as NewInstance['hash'],
  });
  putBack();
}
