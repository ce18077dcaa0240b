import { expect } from '@open-wc/testing';
import type { FileAnswer, FileRequest } from '../../src/core/strict-protocol.js';
import { PageFiles } from '../../worker/page-files.js';

const head = { status: 200, type: 'text/plain', url: 'https://x.example/moved' };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Files whose requests are kept, and answered by `send`. */
function make(): { files: PageFiles; requests: FileRequest[]; send: (...answers: FileAnswer[]) => void } {
  const requests: FileRequest[] = [];
  const files = new PageFiles((message) => requests.push(message));
  return { files, requests, send: (...answers) => answers.forEach((answer) => files.receive(answer)) };
}

describe('files from the page', () => {
  it('come in pieces, with status, type and the address where they were found', async () => {
    const { files, requests, send } = make();
    const fetching = files.fetch('https://x.example/a', { headers: { Accept: 'application/json' } });
    expect(requests).to.deep.equal([{ file: 1, url: 'https://x.example/a', accept: 'application/json' }]);
    send({ file: 1, head });
    const response = await fetching;
    send({ file: 1, chunk: bytes('one ') }, { file: 1, chunk: bytes('two') }, { file: 1, ended: true });
    expect(await response.text()).to.equal('one two');
    expect([response.status, response.url, response.headers.get('content-type')]).to.deep.equal([
      200,
      'https://x.example/moved',
      'text/plain',
    ]);
  });

  it('are told apart', async () => {
    const { files, send } = make();
    const [first, second] = [files.fetch('https://x.example/1'), files.fetch('https://x.example/2')];
    send({ file: 2, head }, { file: 1, head: { ...head, status: 404 } }, { file: 2, chunk: bytes('second') });
    send({ file: 1, ended: true }, { file: 2, ended: true });
    expect((await first).status).to.equal(404);
    expect(await (await second).text()).to.equal('second');
  });

  it('without a body end well', async () => {
    const { files, send } = make();
    const fetching = files.fetch('https://x.example/');
    send({ file: 1, head: { ...head, status: 204 } }, { file: 1, ended: true });
    expect(await (await fetching).text()).to.equal('');
  });

  it('that are refused are errors, and known as violations where a policy is the cause', async () => {
    const { files, send } = make();
    const fetching = files.fetch('https://x.example/').catch(String);
    send({ file: 1, failed: 'no', blockedBy: 'connect-src' });
    expect(await fetching).to.equal('TypeError: no');
    expect(files.violations).to.deep.equal([{ directive: 'connect-src', url: 'https://x.example/' }]);
  });

  it('that break off end their body with an error', async () => {
    const { files, send } = make();
    const fetching = files.fetch('https://x.example/');
    send({ file: 1, head }, { file: 1, chunk: bytes('half') });
    const reader = (await fetching).body?.getReader();
    expect((await reader?.read())?.value).to.deep.equal(bytes('half'));
    send({ file: 1, failed: 'broken', blockedBy: null });
    expect(await reader?.read().catch(String)).to.equal('TypeError: broken');
    expect(files.violations).to.deep.equal([]);
  });

  it('are given up when nobody waits any more', async () => {
    const { files, requests, send } = make();
    const abort = new AbortController();
    const fetching = files.fetch('https://x.example/', { signal: abort.signal }).catch(String);
    abort.abort('late');
    expect(await fetching).to.equal('late');
    expect(requests.at(-1)).to.deep.equal({ file: 1, cancelled: true });
    send({ file: 1, head });
    expect(await files.fetch('https://x.example/', { signal: abort.signal }).catch(String)).to.equal('late');
    expect(requests).to.have.length(2);
  });
});
