/**
 * Tests in a real Chromium: sources compiled on the way (test/core, runtime, elements, worker) and the built files
 * of dist/ (test/e2e). One folder or file: `npx wtr --files 'test/core/*.test.ts'`.
 */
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { fileURLToPath } from 'node:url';
import { chromiumFlags, chromiumPath } from './scripts/chromium.mjs';
import { commonjsPlugin } from './test/support/commonjs-plugin.mjs';
import { countsReporter } from './test/support/counts-reporter.mjs';
import { frameworkPlugin } from './test/support/framework-plugin.mjs';
import { packageIndexPlugin } from './test/support/package-index/runner-plugin.mjs';
import { supportPlugin } from './test/support/runner-plugin.mjs';

const support = supportPlugin();
const index = packageIndexPlugin();

export default {
  rootDir: '.',
  files: ['test/{core,editor,runtime,elements,worker,integrations,e2e}/**/*.test.ts'],
  nodeResolve: true,
  concurrency: 1,
  plugins: [
    support.plugin,
    index.plugin,
    frameworkPlugin(),
    commonjsPlugin('@renovatebot/pep440/lib/version.js', '@renovatebot/pep440/lib/operator.js'),
    esbuildPlugin({
      ts: true,
      json: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('tsconfig.base.json', import.meta.url)),
    }),
  ],
  middleware: [support.middleware, index.middleware],
  browsers: [chromeLauncher({ launchOptions: { executablePath: chromiumPath(), args: chromiumFlags } })],
  reporters: [defaultReporter(), countsReporter()],
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  testFramework: { config: { timeout: 60_000 } },
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 300_000,
};
