/**
 * The JavaScript builds of dist/ as Vite configurations: the page's ES modules, the classic script, the worker and the
 * command line.
 * They know entries and output names; what a start downloads (dist/runtime/) is made elsewhere.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { graphRecord, oneFolderDeep } from './graph.mjs';
import { importableWithoutDOM } from './importable.mjs';
import { directiveOf, frameworkEntries, frameworks, generatorEntries } from './integrations.mjs';
import { licences } from './licences.mjs';
import { oneChunk } from './one-chunk.mjs';
import { standIn } from './stand-in.mjs';

/** Where the ES build's import graph is recorded for the size test. */
export const graphFile = '.cache/import-graph.json';

/** Folder of the licence texts of bundled npm packages, inside dist/. */
const licenceFolder = 'licences/npm';

/** Element entries: output name → source, one folder an element that holds a file of the same name. */
export function elementEntries(root) {
  const folder = path.join(root, 'src/elements');
  const tags = readdirSync(folder).filter((tag) => existsSync(path.join(folder, tag, `${tag}.ts`)));
  return Object.fromEntries(tags.map((tag) => [`elements/${tag}`, path.join(folder, tag, `${tag}.ts`)]));
}

function common(root, { entry, output, plugins, external = [], define }) {
  return {
    root,
    configFile: false,
    base: './',
    logLevel: 'warn',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"', ...define },
    plugins: [...plugins, licences(licenceFolder)],
    build: {
      outDir: 'dist',
      emptyOutDir: false,
      target: 'es2022',
      sourcemap: true,
      reportCompressedSize: false,
      lib: { entry, formats: [output.format], name: 'DjangoPlaygroundScript' },
      // library mode leaves white space in ES modules for bundlers that come after; these files go to browsers as they are
      rolldownOptions: { external, output: { ...output, minify: true } },
    },
  };
}

/** `index.js`, `elements/*.js`, the frameworks' entries and the chunks that they share or load later. */
export function pageBuild(root) {
  const templateElement = path.join(root, 'src/elements/django-template/element.ts');
  return common(root, {
    entry: {
      index: path.join(root, 'src/index.ts'),
      // under a name that the classic script knows
      editor: path.join(root, 'src/editor/editor.ts'),
      ...elementEntries(root),
      ...frameworkEntries(root),
    },
    output: {
      format: 'es',
      entryFileNames: '[name].js',
      chunkFileNames: 'chunks/[name]-[hash].js',
      codeSplitting: {
        // The class defines nothing by itself: whoever wants the API alone may load it with the rest.
        groups: [oneChunk('django-template', templateElement)],
      },
      postBanner: directiveOf,
    },
    external: frameworks,
    plugins: [
      importableWithoutDOM(),
      graphRecord(path.join(root, graphFile)),
      oneFolderDeep('src/runtime/worker-location.ts'),
      standIn('@codemirror/lang-javascript', path.join(root, 'src/editor/light-javascript.ts')),
    ],
    define: { __DIST_FROM_HERE__: '"../"' },
  });
}

/** One file for each entry, with nothing shared: output name → source. */
const singleFileBuilds = (root, entries, external = []) =>
  Object.entries(entries).map(([name, source]) =>
    common(root, {
      entry: { [name]: source },
      output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
      plugins: [],
      external,
      define: {},
    }),
  );

/** `eleventy.js`, `markdown-it.js` and what Astro's components import: one small file each, for Node.js and browsers. */
export const generatorBuilds = (root) => singleFileBuilds(root, generatorEntries(root));

/** `node.js`: rendering under Node.js, and `node-thread.js`, in which `worker.js` runs there. */
export const nodeBuilds = (root) =>
  singleFileBuilds(
    root,
    {
      node: path.join(root, 'src/node/node.ts'),
      'node-thread': path.join(root, 'src/node/thread-scope.ts'),
    },
    [/^node:/],
  );

/** `django-playground.js`: one file that needs no module support from the page's tag. */
export function classicBuild(root) {
  return common(root, {
    entry: { 'django-playground': path.join(root, 'src/classic.ts') },
    output: { format: 'iife', entryFileNames: '[name].js', codeSplitting: false },
    plugins: [standIn('./library-files.js', path.join(root, 'src/classic-files.ts'))],
    define: { 'import.meta.url': 'undefined' },
  });
}

/** `cli.js`: the command line, for Node.js. */
export function cliBuild(root) {
  return common(root, {
    entry: { cli: path.join(root, 'cli/main.ts') },
    output: {
      format: 'es',
      entryFileNames: '[name].js',
      codeSplitting: false,
      banner: '#!/usr/bin/env node',
    },
    plugins: [],
    external: [/^node:/, 'jsdom'],
    define: {},
  });
}

/** `worker.js`: one file with Pyodide's loader; what that imports under Node only stays outside. */
export function workerBuild(root) {
  return common(root, {
    entry: { worker: path.join(root, 'worker/worker.ts') },
    output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
    plugins: [],
    external: [/^node:/, 'ws'],
    define: {},
  });
}

/**
 * `codemirror.js`: the language alone. CodeMirror stays outside: an editor works with one copy of it only, which the
 * user's bundler finds.
 */
export function codemirrorBuild(root) {
  return common(root, {
    entry: { codemirror: path.join(root, 'src/editor/codemirror.ts') },
    output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
    plugins: [],
    external: [/^@codemirror\//, /^@lezer\//],
    define: {},
  });
}
