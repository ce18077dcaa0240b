/** The command line's copy of packages: written from the tests' index, served as files, used by a page without any index. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { root } from '../../scripts/steps.mjs';
import { openPage, renderedText } from '../support/browser.mjs';
import { startPackageIndex } from '../support/package-index/index-server.mjs';
import { siteAndBrowser } from '../support/page-tests.mjs';

const COPY = '.cache/test-vendored';
const folder = path.join(root, COPY);

/** Runs the built command line; gives its exit code and what it said. */
const run = (...args) =>
  promisify(execFile)(process.execPath, [path.join(root, 'dist/cli.js'), ...args]).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );

describe('django-playground vendor', () => {
  const context = siteAndBrowser();

  before(async () => {
    context.index = await startPackageIndex();
    await rm(folder, { recursive: true, force: true });
  });

  after(async () => {
    await context.index?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('writes nothing and says why when a package cannot be had', async () => {
    const index = context.index.indexURL();
    const { code, stderr } = await run('vendor', 'no-such-project', '--out', folder, '--index-url', index);
    assert.equal(code, 1);
    assert.match(stderr, /Nothing was written.*no-such-project/);
    await assert.rejects(readdir(folder));
  });

  it('explains itself when it is misused', async () => {
    for (const args of [
      [],
      ['vendor'],
      ['vendor', 'x'],
      ['vendor', '--nonsense'],
      ['sell'],
      ['constructor'],
    ]) {
      const { code, stdout, stderr } = await run(...args);
      assert.equal(code, 2);
      assert.match(
        stdout + stderr,
        /^Usage: django-playground .*\n +django-playground vendor <requirement>…/m,
      );
    }
    assert.equal((await run('--help')).code, 0);
  });

  it('makes a copy that pages work with while the index is switched off', async () => {
    const args = ['chain-one', 'plain-app', '--out', folder, '--index-url', context.index.indexURL()];
    const { code, stdout, stderr } = await run('vendor', ...args);
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /chain-five 1\.5/);
    await context.index.close();
    context.index = undefined;
    const url = context.site.page(
      '/locked',
      `<!doctype html><script type="module" src="/dist/index.js" data-lock="/${COPY}/django-packages.lock.json"
         data-index-url="https://index.invalid/simple/"></script>
       <django-template id="one" loading="eager" packages="chain-one">
         <script type="text/python">from importlib.metadata import version\nfound = version("chain-five")</script>
         <script type="text/django">{{ found }}</script></django-template>
       <django-template id="two" loading="eager" packages="chain-one, diamond-base">
         <script type="text/django">never</script></django-template>`,
    );
    const { page } = await openPage(context.browser, url);
    assert.equal(await renderedText(page, '#one'), '1.5');
    await assert.rejects(renderedText(page, '#two'), /locked to .*diamond-base/);
    const asked = context.site.requests.filter((each) => each.startsWith(`/${COPY}/`));
    // The lock, and each wheel of what this page needs: plain-app is in the copy, too.
    assert.equal(asked.length, 6);
    assert.equal(asked.filter((each) => each.endsWith('.whl')).length, 5);
    await page.close();
  });

  it('makes a copy that is an index of static files as well', async () => {
    const simple = `${context.site.origin}/${COPY}/simple/`;
    const url = context.site.page(
      '/indexed',
      `<!doctype html><script type="module" src="/dist/index.js" data-index-url="${simple}"></script>
       <django-template loading="eager" packages="chain-two"><script type="text/django">{{ 1 }}</script></django-template>`,
    );
    const { page } = await openPage(context.browser, url);
    assert.equal(await renderedText(page, 'django-template'), '1');
    await page.close();
  });
});
