/**
 * A real browser for tests of whole pages with their own headers, which the test runner's frames cannot be.
 * It knows nothing of the library.
 */
import { defaultArgs, launch } from 'puppeteer-core';
import { chromiumFlags, chromiumPath } from '../../scripts/chromium.mjs';

/**
 * Starts a headless Chromium with a fresh profile; `await browser.close()` ends it. Sandboxed frames are in the process of
 * their page, as the driver has it by itself: only there it hears all that they complain of.
 * @param env more environment variables, such as `TZ`
 */
export const launchBrowser = (env = {}) =>
  launch({ executablePath: chromiumPath(), args: chromiumFlags, env: { ...process.env, ...env } });

/**
 * The same, but sandboxed frames get a process of their own, as people have it: there they have no layout before they are
 * seen, and hear later of what the page around them says.
 */
export const launchIsolatingBrowser = () =>
  launch({
    executablePath: chromiumPath(),
    ignoreDefaultArgs: true,
    args: [...defaultArgs().map((flag) => flag.replace(',IsolateSandboxedIframes', '')), ...chromiumFlags],
  });

/**
 * Opens `url` in a new page.
 * @returns the page, and `problems`: errors in its console, uncaught exceptions, refused requests and policy violations,
 *   as text in the order in which they came
 */
export async function openPage(browser, url) {
  const page = await browser.newPage();
  const problems = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('requestfailed', (request) => problems.push(`${request.url()} ${request.failure()?.errorText}`));
  await page.goto(url, { waitUntil: 'load' });
  return { page, problems };
}

/** Resolves with the text that a reader sees in the element when its `status` is `rendered`; throws with its error where it ends in one. */
export async function renderedText(page, selector) {
  const handle = await page.waitForFunction(
    (wanted) => {
      const element = document.querySelector(wanted);
      const status = element?.getAttribute('status');
      if (status !== 'rendered' && status !== 'error') return null;
      return {
        status,
        text: element.innerText.trim(),
        error: element.error ? String(element.error) : null,
      };
    },
    { timeout: 60_000 },
    selector,
  );
  const { status, text, error } = await handle.jsonValue();
  if (status === 'error') throw new Error(error ?? 'the element ended in an error that it does not tell');
  return text;
}
