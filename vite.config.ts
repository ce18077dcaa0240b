/** The development server: demo pages over the sources of page and worker, and the built runtime files of dist/runtime. */
import { defineConfig } from 'vite';
import { demoPlugins } from './scripts/bundle/demo-apps.mjs';
import { sourceForDist } from './scripts/bundle/source-for-dist.mjs';

export default defineConfig({
  appType: 'mpa',
  publicDir: false,
  plugins: [sourceForDist(), ...demoPlugins()],
  server: { open: process.env['CI'] ? false : '/demo/', watch: { ignored: ['**/dist/**', '**/.cache/**'] } },
  optimizeDeps: { entries: ['src/index.ts', 'worker/worker.ts'] },
});
