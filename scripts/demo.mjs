/**
 * From a fresh clone to the demo page in a browser: packages, build, a server for the built files, and the page opened.
 * Where no browser can be opened the address is printed.
 */
import { spawn } from 'node:child_process';
import { installPackages, mustNode } from './steps.mjs';

const openers = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] };

/** Opens `url` in the person's browser where there is one. */
function openBrowser(url) {
  const isHeadless =
    process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
  if (process.env['CI'] || isHeadless) return;
  const [command, ...args] = openers[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  // the address is on the screen already
  child.on('error', (error) => console.log(`No browser could be opened: ${error.message}`));
  child.unref();
}

await installPackages();
await mustNode('scripts/build.mjs');
// Only now are the packages that it needs known to be there.
const { startDemoServer } = await import('./demo-server.mjs');
const { origin } = await startDemoServer(Number(process.env['PORT'] ?? 8000));
console.log(`\nThe demo is at ${origin}/demo/  (Ctrl+C ends it)`);
openBrowser(`${origin}/demo/`);
