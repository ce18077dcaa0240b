/** The test sites themselves: files, made-up pages, policies and every fault. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { startSite } from './site.mjs';

const file = '/test/support/site.mjs';
const text = await readFile(new URL('site.mjs', import.meta.url), 'utf8');

describe('a test site', () => {
  const context = {};
  before(async () => {
    context.site = await startSite({ cors: true, library: 'http://library.example' });
  });
  after(() => context.site.close());

  const get = (path, options) => fetch(context.site.origin + path, options);
  const fault = (kind, part = 'site') => get(`/__fault/${kind}/${part}${file}`);

  it('serves files of the repository with their type and with CORS', async () => {
    const response = await get(file);
    assert.equal(await response.text(), text);
    assert.equal(response.headers.get('content-type'), 'text/javascript; charset=utf-8');
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.equal(response.headers.get('cache-control'), 'no-cache');
  });

  it('answers 304 where the file has not changed', async () => {
    const tag = (await get(file)).headers.get('etag');
    assert.equal((await get(file, { headers: { 'If-None-Match': tag } })).status, 304);
  });

  it('serves nothing from outside', async () => {
    assert.equal((await get('/%2e%2e%2f%2e%2e%2fetc/passwd')).status, 404);
  });

  it('serves a page that a test made up, and records what was asked for', async () => {
    const url = context.site.page('/made-up', '<p>Hi', { 'X-Own': '1' });
    const response = await fetch(url);
    assert.equal(await response.text(), '<p>Hi');
    assert.equal(response.headers.get('x-own'), '1');
    assert.equal(context.site.requests.at(-1), '/made-up');
  });

  it('puts a policy on everything below its prefix', async () => {
    const response = await get(`/__csp/cdn${file}`);
    assert.match(response.headers.get('content-security-policy'), /script-src http:\/\/library\.example/);
  });

  it('spares files that a fault does not name', async () => {
    assert.equal(await (await fault('404', 'other')).text(), text);
  });

  for (const status of [404, 500]) {
    it(`answers ${status}`, async () => assert.equal((await fault(String(status))).status, status));
  }

  it('answers with a page in place of the file', async () => {
    assert.equal((await fault('html')).headers.get('content-type'), 'text/html');
  });

  it('answers with the wrong type', async () => {
    const response = await fault('mime');
    assert.equal(response.headers.get('content-type'), 'text/plain');
    assert.equal(await response.text(), text);
  });

  it('answers with half of the file', async () => {
    const bytes = Buffer.from(await (await fault('truncate')).arrayBuffer());
    assert.deepEqual(bytes, Buffer.from(text).subarray(0, bytes.length));
    assert.equal(bytes.length, Math.floor(Buffer.byteLength(text) / 2));
  });

  it('closes the connection halfway', async () => {
    const response = await fault('cut');
    await assert.rejects(response.text(), /terminated/);
  });

  it('answers with wrong bytes', async () => {
    const bytes = new Uint8Array(await (await fault('garbage')).arrayBuffer());
    assert.equal(bytes.length, Buffer.byteLength(text));
    assert.equal(bytes[0] ^ 0x55, text.charCodeAt(0));
  });

  it('says nothing after half of the file', async () => {
    const reader = (await fault('stall')).body.getReader();
    const { value } = await reader.read();
    assert.equal(value.length, Math.floor(Buffer.byteLength(text) / 2));
    await reader.cancel();
  });

  it('refuses a fault that there is not', async () => {
    assert.equal((await fault('typo')).status, 500);
  });
});
