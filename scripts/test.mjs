/**
 * The whole test run from a fresh clone: packages, Chromium, build, then every layer of tests.
 * Each layer is a program that ends with `N passed, N failed`; this one adds them up and ends with the same line.
 * With `--verify` the checks of `npm run verify` come before that line, a failed one counting as one failed test.
 */
import { binary, installPackages, isProgram, mustNode, run } from './steps.mjs';
import { installChromium } from './chromium.mjs';

/** Layers in the order of their speed. */
const layers = [
  { name: 'Node', command: process.execPath, args: ['scripts/test-node.mjs'] },
  { name: 'Python', command: process.execPath, args: ['scripts/test-python.mjs'] },
  { name: 'Browser', command: binary('wtr'), args: [] },
];

/** The counts in the last line of a layer's output; a layer that fails without saying so, or runs no test, counts as one failure. */
export function countsOf({ code, output }) {
  const found = /(\d+) passed, (\d+) failed\s*$/.exec(output);
  const passed = Number(found?.[1] ?? 0);
  const failed = Number(found?.[2] ?? 0);
  return { passed, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed };
}

async function main() {
  await installPackages();
  await installChromium();
  await mustNode('scripts/build.mjs');
  const total = { passed: 0, failed: 0 };
  for (const { name, command, args } of layers) {
    console.log(`\n== ${name} tests`);
    const { passed, failed } = countsOf(await run(command, args, { capture: true }));
    total.passed += passed;
    total.failed += failed;
  }
  if (process.argv.includes('--verify')) {
    const { code } = await run(process.execPath, ['scripts/verify.mjs']);
    if (code !== 0) total.failed += 1;
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

if (isProgram(import.meta.url)) await main();
