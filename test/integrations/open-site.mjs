/** Opens the site of a sample in a browser and says what is wrong with it. Knows nothing of how it was made. */
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { contentType, fileOf, listen } from '../../scripts/static-server.mjs';
import { openPage } from '../support/browser.mjs';
import { basePath } from './build-sample.mjs';

/** What every sample shows, by selector. */
const shownByAll = { 'django-template': 'Hello ADA', '#api': '42' };

/** Serves `folder` below the sub-path, and nothing else. */
export async function serveSite(folder) {
  const { server, origin } = await listen(
    createServer((request, response) => {
      const { pathname } = new URL(request.url, 'http://localhost');
      const answer = async () => {
        const found = pathname.startsWith(basePath)
          ? await fileOf(pathname.slice(basePath.length - 1), folder)
          : null;
        if (!found) return response.writeHead(404).end();
        response.writeHead(200, { 'Content-Type': contentType(found.file) });
        return createReadStream(found.file).pipe(response);
      };
      answer().catch((error) => response.destroy(error));
    }),
  );
  const stop = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  };
  return { url: `${origin}${basePath}`, stop };
}

/** Waits for the text that a reader sees in each place; gives a sentence for each where another stands at the end. */
async function wrongTexts(page, shown, maxWaitMs) {
  const found = await Promise.all(
    Object.entries(shown).map(async ([selector, wanted]) => {
      const isThere = (place, text) => document.querySelector(place)?.innerText.trim() === text;
      const text = (place) => document.querySelector(place)?.innerText.trim() ?? null;
      try {
        await page.waitForFunction(isThere, { timeout: maxWaitMs }, selector, wanted);
        return [];
      } catch (thrown) {
        if (thrown.name !== 'TimeoutError') throw thrown;
        return [`${selector} shows ${JSON.stringify(await page.evaluate(text, selector))}, not “${wanted}”`];
      }
    }),
  );
  return found.flat();
}

/**
 * What is wrong with the site at `url`, one sentence each; nothing where nothing is.
 * @param shows further texts by selector
 * @param served what the page's HTML must hold before any script has run
 * @param loads a part of the address of a file that the page must have loaded
 * @param maxWaitMs milliseconds that a text may take, the start of Django included
 */
export async function problemsOf(browser, url, { shows = {}, served = [], loads, maxWaitMs = 60_000 } = {}) {
  const html = await (await fetch(url)).text();
  const { page, problems } = await openPage(browser, url);
  try {
    for (const part of served) if (!html.includes(part)) problems.push(`The served page has no ${part}`);
    problems.push(...(await wrongTexts(page, { ...shownByAll, ...shows }, maxWaitMs)));
    const workers = page.workers().length;
    if (workers !== 1) problems.push(`There are ${workers} workers`);
    const files = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    if (loads && !files.some((name) => name.includes(loads))) problems.push(`No ${loads} was loaded`);
  } catch (thrown) {
    problems.push(String(thrown));
  } finally {
    await page.close();
  }
  return problems;
}
