/**
 * Opens a page in Chromium, Firefox or WebKit (WebKitGTK's MiniBrowser) for measurements. Firefox needs `firefox-esr`, WebKit
 * `webkit2gtk-driver` and `xvfb`; each is found in its usual place.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { launch } from 'puppeteer-core';
import { chromiumFlags, chromiumPath } from '../scripts/chromium.mjs';

const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];
const MINI_BROWSER = [
  '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
  '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
];
const SCRIPT_TIMEOUT_MS = 180_000;

async function openPuppeteer(options, url) {
  const browser = await launch({ headless: true, protocolTimeout: SCRIPT_TIMEOUT_MS, ...options });
  const page = await browser.newPage();
  await page.goto(url);
  return {
    version: await browser.version(),
    evaluate: (work, argument) => page.evaluate(work, argument),
    close: () => browser.close(),
  };
}

/** WebDriver over HTTP: a request of the session or of the driver. */
function webDriver(port) {
  return async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
}

async function startDriver(port) {
  const display = `:${100 + (port % 800)}`;
  const screen = spawn('Xvfb', [display, '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: 'ignore',
  });
  await delay(700);
  const env = {
    ...process.env,
    DISPLAY: display,
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    LIBGL_ALWAYS_SOFTWARE: '1',
    NO_AT_BRIDGE: '1',
  };
  const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], { env, stdio: 'ignore' });
  const end = () => [driver, screen].forEach((process) => process.kill('SIGKILL'));
  process.once('exit', end);
  return end;
}

async function openWebKit(url) {
  const port = 4500 + Math.floor(Math.random() * 400);
  const end = await startDriver(port);
  const ask = webDriver(port);
  for (let tries = 0; tries < 60; tries += 1) {
    if (await ask('GET', '/status').catch(() => null)) break;
    await delay(100);
  }
  const binary = MINI_BROWSER.find((place) => existsSync(place));
  const alwaysMatch = { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } };
  const { sessionId, capabilities } = await ask('POST', '/session', { capabilities: { alwaysMatch } });
  const session = `/session/${sessionId}`;
  await ask('POST', `${session}/timeouts`, { script: SCRIPT_TIMEOUT_MS, pageLoad: 60_000 });
  await ask('POST', `${session}/url`, { url });
  return {
    version: `${capabilities.browserName} ${capabilities.browserVersion}`,
    async evaluate(work, argument) {
      const script = `const done = arguments[1]; (async () => (${work})(arguments[0]))()
        .then((value) => done({ value }), (error) => done({ error: String(error) }))`;
      const answer = await ask('POST', `${session}/execute/async`, { script, args: [argument ?? null] });
      if (answer.error) throw new Error(answer.error);
      return answer.value;
    },
    async close() {
      await ask('DELETE', session).catch(() => undefined);
      end();
    },
  };
}

/** Opens `url`; gives the engine's version, `evaluate(function, argument)` and `close()`. */
export function openEngine(name, url) {
  switch (name) {
    case 'chromium':
      return openPuppeteer({ executablePath: chromiumPath(), args: chromiumFlags }, url);
    case 'firefox': {
      const executablePath = process.env['FIREFOX_PATH'] ?? FIREFOX.find((place) => existsSync(place));
      return openPuppeteer({ browser: 'firefox', executablePath }, url);
    }
    case 'webkit':
      return openWebKit(url);
    default:
      throw new Error(`No engine is called ${name}: there are chromium, firefox and webkit`);
  }
}
