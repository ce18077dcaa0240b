/** Lets tests in the browser import packages that are written as CommonJS: each file is served as one bundled module. */
import { createRequire } from 'node:module';
import { build } from 'vite';

const require = createRequire(import.meta.url);

async function bundle(name) {
  const names = Object.keys(require(name))
    .filter((key) => /^\w+$/.test(key))
    .join(', ');
  const entry = `virtual:${name}`;
  const source = {
    name: 'entry',
    resolveId: (id) => (id === entry ? id : null),
    load: (id) => (id === entry ? `import all from '${name}';\nexport const { ${names} } = all;` : null),
  };
  const { output } = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [source],
    build: {
      write: false,
      minify: false,
      rollupOptions: { input: entry, preserveEntrySignatures: 'strict', output: { format: 'es' } },
    },
  });
  return output[0].code;
}

/** A `@web/test-runner` plugin for the files `names`, such as `package/lib/file.js`. */
export function commonjsPlugin(...names) {
  const bundles = new Map();
  return {
    name: 'commonjs',
    async serve({ path }) {
      const name = names.find((each) => path.endsWith(`/node_modules/${each}`));
      if (!name) return undefined;
      if (!bundles.has(name)) bundles.set(name, bundle(name));
      return { body: await bundles.get(name), type: 'js' };
    },
  };
}
