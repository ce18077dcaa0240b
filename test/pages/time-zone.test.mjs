/** A reader far from where the library was built: a Python that goes on from its image has the reader's time zone. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { launchBrowser, openPage, renderedText } from '../support/browser.mjs';
import { siteAndBrowser } from '../support/page-tests.mjs';

const PAGE = `<!doctype html><script type="module" src="/dist/index.js"></script>
<django-template loading="eager">
  <script type="text/python">
import datetime, time
hours = [time.timezone / 3600, time.altzone / 3600, time.daylight]
names = len(set(time.tzname))
there = datetime.datetime(2026, 1, 15, 12, tzinfo=datetime.timezone.utc).astimezone()
same = there.tzname() == time.tzname[1]
  </script>
  <script type="text/django">{{ hours }} {{ names }} {{ there|date:"c" }} {{ same }} {% now "e" %}</script>
</django-template>`;

describe('a reader in Adelaide', () => {
  const context = siteAndBrowser(() => launchBrowser({ TZ: 'Australia/Adelaide' }));

  for (const visit of ['first', 'repeat']) {
    it(`has Python's local time there on a ${visit} visit, and Django's where its settings say`, async () => {
      const url = context.site.page('/', PAGE);
      const { page, problems } = await openPage(context.browser, url);
      assert.equal(
        await renderedText(page, 'django-template'),
        '[-9.5, -10.5, 1] 2 2026-01-15T12:00:00+00:00 True UTC',
      );
      assert.deepEqual(problems, []);
      await page.evaluate(() => navigator.locks.request('django-playground-snapshot', () => undefined));
      await page.close();
    });
  }
});
