/**
 * Builds dist/: the runtime files, the page's modules, the classic script, the worker, the language for CodeMirror,
 * the entries of frameworks and generators, types and custom-elements.json.
 * It only puts the steps in order.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import {
  classicBuild,
  cliBuild,
  codemirrorBuild,
  generatorBuilds,
  nodeBuilds,
  pageBuild,
  workerBuild,
} from './bundle/builds.mjs';
import { previewBuild } from './bundle/preview.mjs';
import { strictFrameBuild, strictWorkerBuild } from './bundle/strict.mjs';
import { copyComponents } from './bundle/integrations.mjs';
import { buildGrammar } from './grammar.mjs';
import { binary, isProgram, must, mustNode, root } from './steps.mjs';

/** Removes what earlier builds of the scripts left; the runtime files look after themselves. */
function removeOldScripts(dist) {
  if (!existsSync(dist)) return;
  for (const name of readdirSync(dist)) {
    if (name === 'runtime' || name === 'licences') continue;
    rmSync(path.join(dist, name), { recursive: true });
  }
  rmSync(path.join(dist, 'licences/npm'), { recursive: true, force: true });
}

/** Builds everything into dist/. */
export async function buildAll() {
  await mustNode('scripts/runtime/build.mjs');
  buildGrammar();
  removeOldScripts(path.join(root, 'dist'));
  const builds = [
    pageBuild,
    classicBuild,
    workerBuild,
    cliBuild,
    codemirrorBuild,
    previewBuild,
    strictFrameBuild,
    strictWorkerBuild,
  ];
  for (const configuration of builds) await build(configuration(root));
  for (const configuration of [...generatorBuilds(root), ...nodeBuilds(root)]) await build(configuration);
  copyComponents(root);
  await must(binary('tsc'), ['-p', 'tsconfig.build.json']);
  await mustNode('scripts/manifest.mjs');
}

if (isProgram(import.meta.url)) await buildAll();
