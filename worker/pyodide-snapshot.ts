/**
 * Takes a running Pyodide apart into its memory's image and its own record of JavaScript objects, and gives the options
 * that put both together again. Everything that relies on undocumented parts of the pinned Pyodide is here.
 */
import { restoreImage, type HeapImage } from './heap-image.js';

/** The undocumented parts of Pyodide's object. */
export interface PyodideInternals {
  _module: { HEAP8: Int8Array };
  _api: { config: { _makeSnapshot?: boolean } };
  loadedPackages: Record<string, string>;
  makeMemorySnapshot(): Uint8Array;
}

/** An interpreter's memory as it was, and Pyodide's own record. */
export interface InterpreterCopy {
  heap: Uint8Array;
  pyodideState: Uint8Array;
}

/** What brings an interpreter back. */
export interface InterpreterSnapshot {
  image: HeapImage;
  pyodideState: Uint8Array;
}

const bytesOf = (heap: Int8Array): Uint8Array => new Uint8Array(heap.buffer);

/**
 * Copies an interpreter. Throws when Python holds a JavaScript object that Pyodide cannot name.
 * Passing `_makeSnapshot` from the start would give Python proxies in place of the worker's own objects.
 */
export function copyInterpreter(pyodide: PyodideInternals): InterpreterCopy {
  const { _module: module, _api: api, loadedPackages } = pyodide;
  const heap = module.HEAP8;
  const names = Object.entries(loadedPackages);
  try {
    // Pyodide expects this object, which Python holds, to be empty; and it would copy the memory slowly.
    for (const [name] of names) Reflect.deleteProperty(loadedPackages, name);
    api.config._makeSnapshot = true;
    module.HEAP8 = new Int8Array(0);
    return { pyodideState: pyodide.makeMemorySnapshot(), heap: bytesOf(heap).slice() };
  } finally {
    module.HEAP8 = heap;
    delete api.config._makeSnapshot;
    Object.assign(loadedPackages, Object.fromEntries(names));
  }
}

/**
 * Makes a new instance's memory as long as the image before Emscripten looks at it.
 * Gives where the memory that nobody has written to begins.
 */
export function growMemory(instance: WebAssembly.Instance, { heapBytes }: HeapImage): number {
  const memory = instance.exports['memory'] as WebAssembly.Memory;
  const untouchedFrom = memory.buffer.byteLength;
  if (heapBytes > untouchedFrom) memory.grow((heapBytes - untouchedFrom) / 65_536);
  return untouchedFrom;
}

/** Brings the memory back; to be called when Emscripten has initialized the module and Pyodide has not begun. */
export function restoreMemory(module: object, image: HeapImage, untouchedFrom: number): void {
  restoreImage(image, bytesOf((module as PyodideInternals['_module']).HEAP8), untouchedFrom);
}
