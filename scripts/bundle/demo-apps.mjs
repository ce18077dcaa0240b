/**
 * The demo's small applications, demo/frameworks/<name>/main.*: plugins that the development server compiles them with, and
 * the same application as one script for the plain server of `npm run demo`.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import { build } from 'vite';
import { root } from '../steps.mjs';

const folder = 'demo/frameworks';

/** What compiles the components of Vue and Svelte. */
export const demoPlugins = () => [
  vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('django-') } } }),
  svelte({ configFile: false }),
];

/** The applications: address of the entry → its file. */
export function demoApps() {
  const files = readdirSync(path.join(root, folder), { recursive: true });
  const entries = files
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => /\/main\.jsx?$/.test(file));
  return new Map(entries.map((file) => [`/${folder}/${file}`, path.join(root, folder, file)]));
}

/** The script that `entry` becomes, with its framework and styles. */
export async function bundleApp(entry) {
  const { output } = await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: demoPlugins(),
    build: {
      write: false,
      target: 'es2022',
      reportCompressedSize: false,
      rolldownOptions: { input: entry, output: { format: 'es', codeSplitting: false } },
    },
  });
  return output.find(({ type }) => type === 'chunk').code;
}
