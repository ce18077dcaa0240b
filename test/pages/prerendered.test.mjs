/** The command line's output in static files: rendered by the built tool, then opened by readers with and without JavaScript. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { root } from '../../scripts/steps.mjs';
import { startPackageIndex } from '../support/package-index/index-server.mjs';
import { siteAndBrowser } from '../support/page-tests.mjs';

const folder = path.join(root, '.cache/test-prerendered');

/** Runs the built command line; gives its exit code and what it said. */
const run = (...args) =>
  promisify(execFile)(process.execPath, [path.join(root, 'dist/cli.js'), ...args], { cwd: folder }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );

const put = async (name, text) => {
  await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
  await writeFile(path.join(folder, name), text);
};

const text = (name) => readFile(path.join(folder, name), 'utf8');

const output = (html) => `<div slot="fallback" data-django-prerendered>${html}</div>`;

const script = (template) => `<script type="text/django">${template}</script>`;

describe('django-playground prerender', () => {
  const context = siteAndBrowser();

  before(() => rm(folder, { recursive: true, force: true }));
  after(() => rm(folder, { recursive: true, force: true }));

  it('puts output into the files and leaves all else as it is, to the letter, also a second time', async () => {
    const page = (one, two, three, four, five, six) =>
      [
        `\uFEFF<!DOCTYPE html>\r\n<TITLE>Docs</TITLE><p>Unclosed &amp; <b>odd\r\n`,
        `<div><django-template   id=one context='{"name": "ada"}'>${one}${script('Hello {{ name|title }}')}</django-template></div>`,
        `<django-template id="two">${two}<b>{{ 1|add:2 }}</b></django-template>`,
        `<pre id="code">{{ "x"|upper }} &lt;i&gt;</pre><django-template id="three" for="code">${three}</django-template>`,
        `<django-template id="four" src="../parts/four.html" context-src="/parts/four.json">${four}</django-template>`,
        `<django-template id="five" output="source">${five}${script('<p>{{ "<" }}</p>')}</django-template>`,
        `<django-template id="six">${six}<script type="text/python">n = 6 * 7</script>`,
        script('{% include "a.html" %}<script>alert(1)<\\/script><img src=x onerror=alert(1)>'),
        `<script type="text/django" name="a.html">{{ n }}</script></django-template>😀\r\n`,
      ].join('\n');
    await put('parts/four.html', 'Number {{ n }}');
    await put('parts/four.json', '{"n": 4}');
    await put('guide/index.html', page('', '', '', '', '', ''));
    await put('guide/other.txt', script('{{ 1 }}'));
    await put('plain.html', '<p>No example</p>');
    const { code, stdout, stderr } = await run('prerender', '.');
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /index\.html: 6 examples\nPrerendered: 6 examples in 1 file\.\n$/);
    const expected = page(
      output('Hello Ada'),
      output('<b>3</b>'),
      output('X <i></i>'),
      output('Number 4'),
      output('<pre><code>&lt;p&gt;&lt;&lt;/p&gt;</code></pre>'),
      output('42<img src="x">'),
    );
    assert.equal(await text('guide/index.html'), expected);
    assert.equal(await text('plain.html'), '<p>No example</p>');
    assert.equal((await run('prerender', folder)).code, 0);
    assert.equal(await text('guide/index.html'), expected);
    await put('parts/four.json', '{"n": 44}');
    await run('prerender', folder);
    assert.equal(await text('guide/index.html'), expected.replace('Number 4', 'Number 44'));
  });

  it('is seen without JavaScript, and gives way to live output', async () => {
    const html = `<!doctype html><title>Guest</title><script type="module" src="/dist/index.js"></script>
<django-template loading="eager">${script('{% now "Y" %}-{{ 1|add:1 }}')}</django-template>`;
    await put('seen.html', html);
    assert.equal((await run('prerender', '.')).code, 0);
    const url = context.site.page('/seen', await text('seen.html'));
    const page = await context.browser.newPage();
    await page.setJavaScriptEnabled(false);
    await page.goto(url);
    const seen = () => page.$eval('body', ({ innerText }) => innerText.trim());
    assert.match(await seen(), /^20\d\d-2$/);
    await page.setJavaScriptEnabled(true);
    await page.goto(url);
    await page.waitForSelector('django-template[status=rendered]');
    assert.match(await seen(), /^20\d\d-2$/);
    const isFallbackSeen = await page.$eval('[data-django-prerendered]', (it) => it.checkVisibility());
    assert.equal(isFallbackSeen, false);
    await page.close();
  });

  it('tells what it cannot prerender and where, and writes the rest', async () => {
    await rm(folder, { recursive: true, force: true });
    const good = '<django-template>{{ 1 }}</django-template>';
    await put(
      'a.html',
      [
        `<django-template>${script('{% fro %}')}</django-template>`,
        `<p><django-template>${script('<h1>{{ 1 }}</h1>')}</django-template></p>`,
        `<django-template><div slot="fallback">mine</div>${script('{{ 1 }}')}</django-template>`,
        `<django-template output="frame">${script('{{ 1 }}')}</django-template>`,
        `<django-template src="/nowhere.html"></django-template>`,
        `<django-template packages="no-such-project">${script('{{ 1 }}')}</django-template>`,
        good,
      ].join('\n'),
    );
    const latin1 = Buffer.from(`<p>é</p>${good}`, 'latin1');
    await writeFile(path.join(folder, 'b.html'), latin1);
    const index = await startPackageIndex();
    const before = await text('a.html');
    const { code, stdout, stderr } = await run('prerender', '.', '--index-url', index.indexURL());
    await index.close();
    assert.equal(code, 1);
    for (const told of [
      /a\.html:1: .*Invalid block tag on line 1: 'fro'/,
      /Did you mean \{% for %\}/,
      /a\.html:2: The output cannot stand inside of <p>/,
      /a\.html:5: .*http:\/\/site\.invalid\/nowhere\.html answered with status 404/,
      /a\.html:6: .*no-such-project/,
      /b\.html: left as it is, as it is not in UTF-8/,
      /5 failures: what is named here is as it was/,
    ])
      assert.match(stderr, told);
    assert.match(stdout, /a\.html:3: left as it is, as it has a fallback of its own/);
    assert.match(stdout, /a\.html:4: left as it is, as its output goes into a frame/);
    assert.match(stdout, /Prerendered: 1 example in 1 file/);
    assert.deepEqual(await readFile(path.join(folder, 'b.html')), latin1);
    assert.equal(
      await text('a.html'),
      before.replace(good, `<django-template>${output('1')}{{ 1 }}</django-template>`),
    );
  });

  it('takes packages from the copy that the page names', async () => {
    await rm(folder, { recursive: true, force: true });
    const index = await startPackageIndex();
    await put(
      'docs/page.html',
      `<script type="module" src="/x.js" data-lock="/packages/django-packages.lock.json"></script>
<django-template packages="plain-app">${script('{% load plain_tags %}{% plain_version %}')}</django-template>`,
    );
    await run('vendor', 'plain-app', '--out', 'packages', '--index-url', index.indexURL());
    await index.close();
    const { code, stderr } = await run('prerender', '.');
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(await text('docs/page.html'), /data-django-prerendered>plain-app 1\.0<\/div>/);
  });

  it('explains itself when it is misused, and where there is no such folder', async () => {
    await mkdir(folder, { recursive: true });
    for (const args of [['prerender'], ['prerender', 'a', 'b'], ['prerender', '.', '--nonsense']]) {
      const { code, stderr } = await run(...args);
      assert.equal(code, 2);
      assert.match(stderr, /^Usage: django-playground prerender <directory>/m);
    }
    const { code, stderr } = await run('prerender', 'nowhere');
    assert.equal(code, 1);
    assert.match(stderr, /no folder .*nowhere/);
  });
});
