/**
 * The downloads of a start: fetches script, wasm, core pack and image at once, beside the look for an earlier visit's
 * snapshot, and lets an interpreter begin with what has come. Does not configure Django.
 */
import type { BroughtFiles } from './brought-files.js';
import type { CreatePyodideModule } from './interpreter.js';
import { readPack } from './packs.js';
import { fetchFile, loadRuntimeFile, loadWasm, type FetchEnvironment } from './runtime-files.js';
import type { RuntimeFile, RuntimeFiles } from './runtime-manifest.js';
import type { Snapshots } from './snapshots.js';
import { StartFailure, messageOf } from './start-failure.js';
import { readStartImage } from './start-image.js';
import type { StartProgress } from './start-progress.js';
import { Starts, mountAll, type Booted } from './starts.js';

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
  const load = (file: RuntimeFile): Promise<Uint8Array> =>
    loadRuntimeFile(runtimeURL + file.name, file, onBytes(file.name), environment);
  const loadLate = (file: RuntimeFile): Promise<Uint8Array> => {
    progress.need(file.name, file.sizeBytes);
    return load(file);
  };
  progress.begin('download');
  // Before the others: its steps would have to wait for the script's.
  const finding = snapshots.find(wanted);
  // The script comes first: what it does before it needs the others takes a while.
  const script = importScript(runtimeURL + files.script.name, environment).then((createModule) => {
    progress.loaded(files.script.name, files.script.sizeBytes);
    return createModule;
  });
  const wasm = loadWasm(runtimeURL + files.wasm.name, files.wasm, onBytes(files.wasm.name), environment);
  // A copy, since it stays: what was unpacked lies in a larger memory.
  const core = load(files.core).then((bytes) => bytes.slice());
  const packs = bringPacks(core, runtimeURL, progress, environment);
  const allPacks = packs.then((brought) => brought?.arrived);
  // Where the store is not empty, the search has to know the packages first: most often it then finds something.
  const image = finding.then((snapshot) => {
    if (!snapshot) return load(files.image);
    progress.spare(files.image.sizeBytes);
    return undefined;
  });
  /** Taken out when it is used: it is large, and this is kept for later starts. */
  const arrived = [image];
  const downloads = Promise.all([wasm, core, script, image, allPacks]).then(() =>
    progress.begin('interpreter'),
  );
  const started = Promise.all([script, finding]).then(async ([createModule, snapshot]) => {
    const starts = new Starts({
      createModule,
      wasm,
      lockFileInfo: files.lockFileInfo,
      mount: async (fs, ...more) => mountAll(fs, [await core, ...more], runtimeURL, (await packs)?.read),
      pyodideState: Uint8Array.from(files.image.pyodideState),
      loadImage: async () => readStartImage((await arrived.pop()) ?? (await loadLate(files.image))),
      loadModules: () => loadLate(files.modules),
    });
    if (!snapshot) return starts.fromImage();
    const restored = await starts.fromSnapshot(snapshot);
    // What failed to arrive says nothing about the snapshot.
    await downloads;
    if (restored) return restored;
    await snapshots.reject(snapshot.start.key);
    return starts.fromImage();
  });
  // Says what failed to arrive at once, whatever else is still on its way.
  const [booted] = await Promise.all([started, downloads]);
  return booted;
}
