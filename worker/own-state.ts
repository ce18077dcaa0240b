/**
 * What an engine and its reader have told C before Python begins, and what another interpreter's memory would overwrite: how
 * to call functions, and the time zone. Relies on names that the pinned Pyodide exports and imports.
 */

/** An instance of Pyodide's module, with what it was given. */
export interface Instantiated {
  instance: WebAssembly.Instance;
  imports: WebAssembly.Imports;
}

/** Emscripten's: writes seconds, a flag and two names to these addresses. */
type WriteTimeZone = (timezone: number, daylight: number, standardName: number, daylightName: number) => void;

/** The address of a variable of C. */
function addressOf({ exports }: WebAssembly.Instance, name: string): number {
  const variable = exports[name];
  if (!(variable instanceof WebAssembly.Global)) throw new Error(`Pyodide has no variable ${name}`);
  return variable.value as number;
}

const wordAt = (memory: ArrayBufferLike, address: number): number =>
  new Uint32Array(memory, address, 1)[0] ?? 0;

/** Where the function of the table is named by which Python calls C functions of any signature; 0 in engines without it. */
export function trampolineAddress(instance: WebAssembly.Instance, memory: ArrayBufferLike): number {
  const offset = wordAt(memory, addressOf(instance, '_PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET'));
  return addressOf(instance, '_PyRuntime') + offset;
}

/** Notes what there is before a memory is overwritten; gives the function that puts it into the new one. */
export function keepOwnState({ instance, imports }: Instantiated, memory: ArrayBufferLike): () => void {
  const trampoline = trampolineAddress(instance, memory);
  const ownTrampoline = wordAt(memory, trampoline);
  return () => {
    new Uint32Array(memory, trampoline, 1)[0] = ownTrampoline;
    const writeTimeZone = imports['env']?.['_tzset_js'] as WriteTimeZone;
    const names = addressOf(instance, 'tzname');
    const [timezone, daylight] = [addressOf(instance, 'timezone'), addressOf(instance, 'daylight')];
    writeTimeZone(timezone, daylight, wordAt(memory, names), wordAt(memory, names + 4));
  };
}
