/**
 * Lets tests in the browser use real frameworks: `/__frameworks/<name>.js` is test/integrations/unit/<entry>, bundled with the
 * framework of that name and our entry for it. Elements and runtime are those of the page, whoever brings them.
 */
import path from 'node:path';
import { compile } from 'svelte/compiler';
import { build } from 'vite';
import { root } from '../../scripts/steps.mjs';

const entry = (name) => path.join(root, 'test/integrations/unit', name);

const react18 = { 'react-dom': 'react-dom-18', react: 'react-18' };

/** What a server's code finds of a browser. */
const onServer = { document: 'undefined' };

/** Name → entry, what is put in place of a package, and of a global. */
const frameworks = {
  'react-18': { entry: entry('react-bundle.ts'), alias: react18 },
  'react-19': { entry: entry('react-bundle.ts'), alias: {} },
  'react-18-server': { entry: entry('react-server-bundle.ts'), alias: react18, globals: onServer },
  'react-19-server': { entry: entry('react-server-bundle.ts'), alias: {}, globals: onServer },
  vue: { entry: entry('vue-bundle.ts'), alias: {} },
  svelte: { entry: entry('svelte-bundle.ts'), alias: {} },
};

/** Compiles Svelte's components as an application's build does. */
const svelteComponents = {
  name: 'svelte-components',
  transform: (code, id) =>
    id.endsWith('.svelte') ? compile(code, { filename: id, generate: 'client' }).js : null,
};

async function bundle(name) {
  const { entry: input, alias, globals = {} } = frameworks[name];
  const aliases = Object.entries(alias).map(([from, to]) => ({
    find: new RegExp(`^${from}(?=/|$)`),
    replacement: to,
  }));
  const { output } = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: aliases },
    plugins: [svelteComponents],
    define: { 'process.env.NODE_ENV': '"development"', __DIST_FROM_HERE__: '"../dist/"', ...globals },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      rolldownOptions: {
        input,
        preserveEntrySignatures: 'strict',
        output: { format: 'es', codeSplitting: false },
      },
    },
  });
  return output[0].code;
}

/** A `@web/test-runner` plugin. */
export function frameworkPlugin() {
  const bundles = new Map();
  return {
    name: 'frameworks',
    resolveMimeType: ({ path: place }) => (place.startsWith('/__frameworks/') ? 'js' : undefined),
    async serve({ path: place }) {
      const name = /^\/__frameworks\/([\w-]+)\.js$/.exec(place)?.[1];
      if (!name || !(name in frameworks)) return undefined;
      if (!bundles.has(name)) bundles.set(name, bundle(name));
      return { body: await bundles.get(name), type: 'js' };
    },
  };
}
