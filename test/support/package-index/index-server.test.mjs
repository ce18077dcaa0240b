/** The tests' package index: pages, metadata, files, every fault, the log. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { readWheel, sha256Hex } from '../../../scripts/runtime/wheel.mjs';
import { startPackageIndex } from './index-server.mjs';

const JSON_TYPE = 'application/vnd.pypi.simple.v1+json';
const accept = { headers: { accept: `${JSON_TYPE}, text/html;q=0.01` } };
const bytesOf = async (response) => new Uint8Array(await response.arrayBuffer());

describe('the package index', () => {
  const context = {};
  before(async () => {
    context.index = await startPackageIndex({ real: false });
  });
  beforeEach(() => context.index.resetLog());
  after(() => context.index.close());

  const page = (project, ...pieces) => fetch(`${context.index.indexURL(...pieces)}${project}/`, accept);
  const project = async (name, ...pieces) => (await page(name, ...pieces)).json();
  const fileURL = async (name, pieces = [], ending = '') => {
    const { files } = await project(name, ...pieces);
    return new URL(files.at(-1).url, `${context.index.indexURL(...pieces)}${name}/`) + ending;
  };

  it('serves the JSON form to those who ask for it, to pages of every origin', async () => {
    const response = await page('extras-demo');
    assert.equal(response.headers.get('content-type'), JSON_TYPE);
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    const { name, versions, files } = await response.json();
    assert.deepEqual([name, versions], ['extras-demo', ['1.0']]);
    assert.equal(files[0].filename, 'extras_demo-1.0-py3-none-any.whl');
  });

  it('serves HTML to others', async () => {
    const response = await fetch(`${context.index.indexURL()}chain-one/`);
    assert.match(response.headers.get('content-type'), /^text\/html/);
    assert.match(await response.text(), /href="\.\.\/\.\.\/files\/chain_one-1\.0-py3-none-any\.whl#sha256=/);
  });

  it('lists its projects', async () => {
    const { projects } = await (await fetch(context.index.indexURL(), accept)).json();
    assert.ok(projects.some(({ name }) => name === 'Odd_Name.Style'));
  });

  it('knows projects by their normalised names only', async () => {
    assert.equal((await project('odd-name-style')).name, 'Odd_Name.Style');
    assert.equal((await page('Odd_Name.Style')).status, 404);
  });

  it('says which releases are yanked, for which Python and of which size', async () => {
    const { files } = await project('yanked-release');
    assert.deepEqual(
      files.map(({ yanked }) => yanked),
      [false, 'It deletes files'],
    );
    assert.equal((await project('future-python')).files[1]['requires-python'], '>=4');
    assert.equal(files.at(-1).size, (await bytesOf(await fetch(await fileURL('yanked-release')))).length);
  });

  it('serves wheels and their metadata with the hashes of the page', async () => {
    const [{ hashes, 'core-metadata': metadata, filename }] = (await project('marker-demo')).files;
    const wheel = await bytesOf(await fetch(await fileURL('marker-demo')));
    assert.equal(sha256Hex(wheel), hashes.sha256);
    assert.equal(readWheel(filename, wheel).name, 'marker-demo');
    const text = await bytesOf(await fetch(await fileURL('marker-demo', [], '.metadata')));
    assert.equal(sha256Hex(text), metadata.sha256);
    assert.match(
      Buffer.from(text).toString(),
      /^Requires-Dist: marker-wasm ; sys_platform == "emscripten"$/m,
    );
  });

  it('has sources, compiled wheels and build tags', async () => {
    const names = async (name) => (await project(name)).files.map(({ filename }) => filename);
    assert.deepEqual(await names('source-only'), ['source_only-1.0.tar.gz']);
    assert.equal(
      (await names('compiled-only'))[0],
      'compiled_only-1.0-cp314-cp314-manylinux_2_28_x86_64.whl',
    );
    assert.equal((await names('build-tags'))[2], 'build_tags-1.0-10-py3-none-any.whl');
  });

  it('puts the folders of packages into wheels', async () => {
    const wheel = readWheel(
      'plain_app-1.0-py3-none-any.whl',
      await bytesOf(await fetch(await fileURL('plain-app'))),
    );
    assert.ok(wheel.files.has('plain_app/templates/plain_app/badge.html'));
    assert.ok(wheel.files.has('plain_app/templatetags/__init__.py'));
  });

  it('hides all projects but some', async () => {
    assert.equal((await page('chain-one', 'only/chain-one,chain-two')).status, 200);
    assert.equal((await page('chain-three', 'only/chain-one,chain-two')).status, 404);
  });

  it('logs what was asked for, by label', async () => {
    await page('chain-one', 'as/first');
    await page('nothing-here', 'as/second');
    const logURL = `${context.index.origin}/__index/log`;
    const [entry] = await (await fetch(`${logURL}?label=second`)).json();
    assert.deepEqual(
      [entry.method, entry.path, entry.label, entry.status],
      ['GET', 'simple/nothing-here/', 'second', 404],
    );
    assert.equal(context.index.log.length, 2);
    await fetch(logURL, { method: 'DELETE' });
    assert.deepEqual(context.index.log, []);
  });

  it('gives no leave to ask in unusual ways', async () => {
    const response = await fetch(`${context.index.indexURL()}chain-one/`, { method: 'OPTIONS' });
    assert.equal(response.status, 405);
    assert.equal(response.headers.get('access-control-allow-origin'), null);
  });
});

describe('faults of the package index', () => {
  const context = {};
  before(async () => {
    context.index = await startPackageIndex({ real: false });
  });
  after(() => context.index.close());

  const page = (kind, part = '*', options = accept) =>
    fetch(`${context.index.indexURL(`fault/${kind}/${part}`)}chain-one/`, options);
  const file = (kind, ending = '', part = '*') =>
    fetch(
      new URL(
        `../files/chain_one-1.0-py3-none-any.whl${ending}`,
        context.index.indexURL(`fault/${kind}/${part}`),
      ),
    );

  it('befall what they name alone', async () => {
    assert.equal((await page('500', 'chain-two')).status, 200);
    assert.equal((await page('500', 'simple%2Fchain-one')).status, 500);
    assert.equal((await file('500', '', '.whl$')).status, 500);
    assert.equal((await file('500', '.metadata', '.whl$')).status, 200);
  });

  for (const status of [404, 429, 500])
    it(`answer ${status}`, async () => {
      assert.equal((await page(String(status))).status, status);
    });

  it('answer late', async () => {
    const start = performance.now();
    assert.equal((await page('slow')).status, 200);
    assert.ok(performance.now() - start >= 290);
  });

  it('never answer', async () => {
    await assert.rejects(page('hang', '*', { signal: AbortSignal.timeout(100) }), /timeout/);
  });

  it('stop halfway', async () => {
    const reader = (await file('stall')).body.getReader();
    assert.ok((await reader.read()).value.length > 0);
    await reader.cancel();
  });

  it('close the connection, halfway or at once', async () => {
    await assert.rejects((await file('cut')).arrayBuffer(), /terminated/);
    await assert.rejects(page('refuse'), /fetch failed/);
  });

  it('cut a page, which is no JSON then', async () => {
    await assert.rejects((await page('truncate')).json(), /JSON/);
  });

  it('change a byte of a file', async () => {
    const { files } = await (await page('slow', 'nothing')).json();
    const wrong = await bytesOf(await file('wrong-bytes'));
    assert.equal(wrong.length, files[0].size);
    assert.notEqual(sha256Hex(wrong), files[0].hashes.sha256);
  });

  it('answer in the name of another', async () => {
    assert.equal((await page('gateway')).headers.get('content-type'), 'text/html');
  });

  it('forbid other origins to read', async () => {
    assert.equal((await page('no-cors')).headers.get('access-control-allow-origin'), null);
  });

  it('know HTML alone, as old indexes do and as folders of static files do beside index.json', async () => {
    assert.match((await page('html')).headers.get('content-type'), /^text\/html/);
    assert.match((await page('static')).headers.get('content-type'), /^text\/html/);
    const json = (kind) => fetch(`${context.index.indexURL(`fault/${kind}/*`)}chain-one/index.json`);
    assert.equal((await json('html')).status, 404);
    assert.equal((await (await json('static')).json()).name, 'chain-one');
  });

  it('leave out hashes and metadata', async () => {
    const entry = async (kind) => (await (await page(kind)).json()).files[0];
    assert.deepEqual((await entry('no-hash')).hashes, {});
    assert.equal((await entry('no-metadata'))['core-metadata'], undefined);
    assert.equal((await file('no-metadata', '.metadata')).status, 404);
    assert.ok((await entry('lost-metadata'))['core-metadata'].sha256);
    assert.equal((await file('lost-metadata', '.metadata')).status, 404);
    assert.ok((await entry('old-key'))['dist-info-metadata'].sha256);
  });

  it('can be several at once', async () => {
    const url = context.index.indexURL('fault/slow/*', 'fault/no-cors/*', 'as/both');
    const response = await fetch(`${url}chain-one/`, accept);
    assert.equal(response.headers.get('access-control-allow-origin'), null);
    assert.equal(context.index.log.at(-1).label, 'both');
  });

  it('are refused when there are none of the kind', async () => {
    assert.equal((await page('typo')).status, 500);
  });
});
