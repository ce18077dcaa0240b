/**
 * Makes the image that a first visit goes on from: starts Python under Node with the worker's files, imports what every
 * start imports, and takes the memory. How it is written is in `image-format.mjs`.
 */
import crypto from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { writeImage } from './image-format.mjs';
import { startPyodideWith, writeFiles } from './node-pyodide.mjs';
import { importWorkerSource } from './worker-source.mjs';

const SCRIPT = fileURLToPath(new URL('prepare_image.py', import.meta.url));

/** What Emscripten calls the program in browsers. Under Node it would be a path of the build's machine. */
const PROGRAM = './this.program';

/**
 * Lets time stand still in one zone and all random numbers be the same while `run` runs, so that the same files make the
 * same image. Python's own random numbers are renewed where an interpreter goes on from it.
 */
async function atStandstill(run) {
  const { now } = Date;
  const { performance } = globalThis;
  const { randomFillSync } = crypto;
  const { TZ } = process.env;
  process.env.TZ = 'UTC';
  Date.now = () => Date.UTC(2000, 0);
  Object.defineProperty(performance, 'now', { value: () => 0, configurable: true });
  crypto.randomFillSync = (view) => view.fill(7);
  try {
    return await run();
  } finally {
    Date.now = now;
    Reflect.deleteProperty(performance, 'now');
    crypto.randomFillSync = randomFillSync;
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  }
}

/** Runs `start`; gives with its result the first instance with a memory that is made meanwhile, and that memory. */
async function watchMemory(start) {
  const original = WebAssembly.instantiate;
  let fresh;
  let instance;
  WebAssembly.instantiate = async (source, imports) => {
    const result = await original.call(WebAssembly, source, imports);
    const made = result.instance ?? result;
    const memory = imports?.env?.memory ?? made.exports.memory;
    if (memory && !fresh) {
      fresh = new Uint8Array(memory.buffer).slice();
      instance = made;
    }
    return result;
  };
  try {
    return { result: await start(), fresh, instance };
  } finally {
    WebAssembly.instantiate = original;
  }
}

/** Writes zeros to all memory that is free: what it held would have to travel. */
function clearFreeMemory(module) {
  module._malloc_set_footprint_limit(module._malloc_footprint());
  const taken = [];
  for (let size = 1 << 24; size >= 4;) {
    const place = module._malloc(size);
    if (place === 0) {
      size = size > 4096 ? size / 2 : size - 4;
      continue;
    }
    module.HEAPU8.fill(0, place, place + module._malloc_usable_size(place));
    taken.push(place);
  }
  for (const place of taken.reverse()) module._free(place);
  module._malloc_set_footprint_limit(-1);
  const end = module._sbrk(0);
  module.HEAPU8.fill(0, end);
}

async function take(files, names) {
  const {
    result: pyodide,
    fresh,
    instance,
  } = await watchMemory(() => startPyodideWith((FS) => writeFiles(FS, files), { _sysExecutable: PROGRAM }));
  const { _module: module } = pyodide;
  const space = pyodide.runPython('{}');
  pyodide.runPython(await readFile(SCRIPT, 'utf8'), { globals: space });
  const call = (name, ...args) => {
    const callable = space.get(name);
    const answer = callable(...args);
    callable.destroy();
    return answer;
  };
  const given = pyodide.toPy(names);
  const answer = call('prepare', given);
  const modules = answer.toJs();
  answer.destroy();
  given.destroy();
  const addresses = call('addresses');
  const [anyObject, stringType, dictType, bytesType] = addresses.toJs();
  addresses.destroy();
  space.destroy();
  clearFreeMemory(module);
  const { copyInterpreter } = await importWorkerSource('pyodide-snapshot');
  const { trampolineAddress } = await importWorkerSource('own-state');
  const { heap, pyodideState } = copyInterpreter(pyodide);
  // It differs between versions of Node, and each worker has its own.
  new DataView(heap.buffer).setUint32(trampolineAddress(instance, heap.buffer), 0);
  const hash = module._Py_HashBuffer;
  return {
    image: writeImage({ heap, fresh, anyObject, stringType, dictType, bytesType, hash }),
    pyodideState: [...pyodideState],
    modules,
  };
}

/**
 * @param {Map<string, Uint8Array>} files all that is opened while Python starts and imports
 * @param {string[]} names the modules to import
 * @returns {Promise<{ image: Uint8Array, pyodideState: number[], modules: string[] }>} the image before packing, Pyodide's
 * own record, and all modules in it
 */
export function makeImage(files, names) {
  return atStandstill(() => take(files, names));
}
