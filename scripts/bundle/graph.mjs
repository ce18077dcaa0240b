/**
 * Build plugins about the shape of the output: where a chunk lies, and which chunk loads which.
 * They know file names only.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes which file of the build loads which, at once and later, to `target` for the size test. */
export function graphRecord(target) {
  return {
    name: 'graph-record',
    generateBundle(_options, bundle) {
      const graph = {};
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        // A framework that stays outside is no file of the build.
        const own = (files) => files.filter((file) => file in bundle);
        const { name, imports, dynamicImports } = chunk;
        graph[chunk.fileName] = { name, imports: own(imports), dynamicImports: own(dynamicImports) };
      }
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, `${JSON.stringify(graph, null, 2)}\n`);
    },
  };
}

/**
 * Fails the build when the chunk with `moduleFile` does not lie exactly one folder below the output folder:
 * that module names its neighbours by `../`.
 */
export function oneFolderDeep(moduleFile) {
  return {
    name: 'one-folder-deep',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || !chunk.moduleIds.some((id) => id.endsWith(moduleFile))) continue;
        if (chunk.fileName.split('/').length !== 2) {
          this.error(`${moduleFile} must be one folder below the output folder, not in ${chunk.fileName}`);
        }
      }
    },
  };
}
