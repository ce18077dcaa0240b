/**
 * The samples that need no registry, from the packed library to the screen: what `npm ci` has installed builds them. All
 * samples are run by `npm run integrations`.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { launchBrowser } from '../support/browser.mjs';
import { packPackage } from './build-sample.mjs';
import { checkSample } from './check-sample.mjs';
import { problemsOf, serveSite } from './open-site.mjs';

describe('the packed library', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'packed-'));
  let tarball;
  let browser;

  before(async () => {
    [tarball, browser] = await Promise.all([packPackage(folder), launchBrowser()]);
  });

  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  for (const [tool, modes] of [
    ['esbuild', ['build']],
    ['vite', ['build', 'dev']],
  ]) {
    it(`renders in an application of ${tool} (${modes.join(', ')})`, async () => {
      const rows = await checkSample(tool, tarball, browser, { fromRepository: true });
      assert.deepEqual(
        rows.map(({ mode, problems }) => [mode, problems]),
        modes.map((mode) => [mode, []]),
      );
    });
  }

  it('is missed where it is not: a site without it has problems', async () => {
    const site = path.join(folder, 'empty');
    mkdirSync(site);
    writeFileSync(path.join(site, 'index.html'), '<django-template>Hello {{ name }}</django-template>');
    const { url, stop } = await serveSite(site);
    try {
      const problems = await problemsOf(browser, url, {
        served: ['<main>'],
        loads: 'index.js',
        maxWaitMs: 1000,
      });
      for (const wanted of [
        /served page has no <main>/,
        /django-template shows/,
        /0 workers/,
        /No index\.js/,
      ]) {
        assert.ok(
          problems.some((problem) => wanted.test(problem)),
          problems.join('\n'),
        );
      }
    } finally {
      await stop();
    }
  });
});
