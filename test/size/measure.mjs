/**
 * Exact sizes of what a page loads, from the built files and the import graph that the build records.
 * Printed, with what each entry adds to an application; `--update` writes them to sizes.json, and the list of the files that
 * npm would publish to package-files.json, which tests compare with.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { graphFile } from '../../scripts/bundle/builds.mjs';
import { isProgram, root } from '../../scripts/steps.mjs';
import { entrySizes } from '../integrations/entry-sizes.mjs';
import { packageFiles, packageFilesFile } from '../integrations/package-files.mjs';

/** The committed sizes. */
export const sizesFile = path.join(root, 'test/size/sizes.json');

/** All files that loading `entry` loads at once, itself included. */
export function staticGraph(graph, entry) {
  const files = new Set([entry]);
  for (const file of files) for (const imported of graph[file].imports) files.add(imported);
  return [...files];
}

function sizeOf(files) {
  let rawBytes = 0;
  let brotliBytes = 0;
  for (const file of files) {
    const content = readFileSync(path.join(root, 'dist', file));
    rawBytes += content.length;
    brotliBytes += brotliCompressSync(content, {
      params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    }).length;
  }
  return { rawBytes, brotliBytes };
}

/** Sizes by what is loaded: each entry with all it imports, each chunk that comes later, the classic script. */
export function measure() {
  if (!existsSync(path.join(root, graphFile))) throw new Error('There is no build to measure: npm run build');
  const graph = JSON.parse(readFileSync(path.join(root, graphFile), 'utf8'));
  const entries = Object.keys(graph).filter((file) => !file.startsWith('chunks/'));
  const atOnce = new Set(entries.flatMap((entry) => staticGraph(graph, entry)));
  const deferred = Object.keys(graph).filter((file) => !atOnce.has(file));
  const rows = [
    ...entries.map((entry) => [entry, staticGraph(graph, entry)]),
    ...deferred.map((file) => [`${graph[file].name} (deferred)`, [file]]),
    ['django-playground.js', ['django-playground.js']],
  ];
  const files = Object.fromEntries(rows.sort().map(([name, parts]) => [name, sizeOf(parts)]));
  return { brotli: process.versions.brotli, files };
}

const asText = (data) => `${JSON.stringify(data, null, 2)}\n`;

if (isProgram(import.meta.url)) {
  const sizes = measure();
  console.table(sizes.files);
  console.log('Bundled into an application, without its framework and without what is loaded later:');
  console.table(await entrySizes());
  if (process.argv.includes('--update')) {
    writeFileSync(sizesFile, asText(sizes));
    writeFileSync(packageFilesFile, asText(packageFiles()));
  }
}
