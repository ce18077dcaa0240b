/** Lets the build, and tests of what it writes, use modules of the worker, which are TypeScript. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const WORKER = fileURLToPath(new URL('../../worker', import.meta.url));

/** The exports of a module of the worker that uses nothing of a browser, by its file's name without `.ts`. */
export async function importWorkerSource(name) {
  const { outputFiles } = await build({
    entryPoints: [join(WORKER, `${name}.ts`)],
    bundle: true,
    format: 'esm',
    write: false,
  });
  const text = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${text}`);
}
