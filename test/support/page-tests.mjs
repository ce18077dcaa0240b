/** What tests of whole pages need while they run: sites that serve them, and a browser that opens them. */
import { after, before } from 'node:test';
import { launchBrowser } from './browser.mjs';
import { startSite } from './site.mjs';

/** Inside of a `describe`: gives an object that has `site` and `browser` while the tests run. @param open starts the browser */
export function siteAndBrowser(open = launchBrowser) {
  const context = {};
  before(async () => {
    context.site = await startSite();
    context.browser = await open();
  });
  after(async () => {
    await context.browser?.close();
    await context.site?.close();
  });
  return context;
}

/** The same with the library at an origin of its own: `library` serves it, `guest` the pages that take it from there. */
export function guestAndBrowser() {
  const context = {};
  before(async () => {
    context.library = await startSite({ cors: true });
    context.guest = await startSite({ library: context.library.origin });
    context.browser = await launchBrowser();
  });
  after(async () => {
    await context.browser?.close();
    await context.guest?.close();
    await context.library?.close();
  });
  return context;
}
