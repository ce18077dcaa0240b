/** Finds the Chromium that tests and measurements run in, and installs Debian's where there is none. */
import { existsSync } from 'node:fs';
import { must } from './steps.mjs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** The browser's path: `CHROME_PATH`, or the first known place that has one, or `undefined`. */
export const chromiumPath = () => process.env['CHROME_PATH'] ?? places.find((place) => existsSync(place));

/** Flags for a browser that runs in a container and asks nothing of the network by itself. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Makes sure that there is a Chromium; throws with the remedy where that cannot be done. */
export async function installChromium() {
  if (chromiumPath()) return;
  if (!existsSync('/usr/bin/apt-get')) {
    throw new Error('The tests need Chromium or Chrome: install it, or set CHROME_PATH to its program');
  }
  console.log('Installing Chromium …');
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = async (...args) => {
    const [command, ...rest] = [...asRoot, 'apt-get', '-q', ...args];
    await must(command, rest, { env: { DEBIAN_FRONTEND: 'noninteractive' } });
  };
  await apt('update');
  await apt('install', '-y', '--no-install-recommends', 'chromium');
}
