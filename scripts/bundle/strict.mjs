/**
 * The builds for `isolation: 'strict'`: `strict-frame.js`, a classic script for the frame, and `strict-worker.js`, the worker
 * with Pyodide's script in it, since it has no network to load that from.
 */
import path from 'node:path';
import { workerBuild } from './builds.mjs';
import { previewBuild } from './preview.mjs';

const wasmAddress = 'new URL("pyodide.asm.wasm",import.meta.url).href';

/** The script's code without the address of its wasm, which the worker brings by itself; throws where it is not found. */
export function withoutWasm(code) {
  if (code.split(wasmAddress).length !== 2) throw new Error('Pyodide’s script names its wasm in another way');
  return code.replace(wasmAddress, '"pyodide.asm.wasm"');
}

/** Keeps Vite from putting the wasm that the script names into it. */
const scriptAlone = {
  name: 'pyodide-script-alone',
  enforce: 'pre',
  transform: (code, id) => (id.endsWith('/pyodide.asm.mjs') ? withoutWasm(code) : null),
};

export function strictFrameBuild(root) {
  const { build, ...rest } = previewBuild(root);
  const entry = { 'strict-frame': path.join(root, 'src/runtime/strict/frame-script.ts') };
  return { ...rest, build: { ...build, lib: { ...build.lib, entry, name: 'DjangoStrictFrame' } } };
}

export function strictWorkerBuild(root) {
  const { build, plugins, ...rest } = workerBuild(root);
  const entry = { 'strict-worker': path.join(root, 'worker/strict.ts') };
  // Pyodide's script offers Node's require and JavaScript's eval to those who have them.
  const checks = { eval: false, commonJsVariableInEsm: false };
  return {
    ...rest,
    plugins: [...plugins, scriptAlone],
    build: {
      ...build,
      // Its text travels as an address, where a map is of no use.
      sourcemap: false,
      lib: { ...build.lib, entry },
      rolldownOptions: { ...build.rolldownOptions, checks },
    },
  };
}
