/** What a strict worker gets to see of the answers to its requests, and how many it may make. */
import { expect } from '@open-wc/testing';
import type { FileAnswer } from '../../src/core/strict-protocol.js';
import { FilePermits } from '../../src/runtime/strict/file-permits.js';
import { FileSender } from '../../src/runtime/strict/file-sender.js';
import { nextTask, until } from '../support/fake-worker.js';

const SITE = 'https://site.example';
const CORE = `${SITE}/dist/runtime/core.gz`;
const WHEEL = `${SITE}/wheels/one.whl`;
const METADATA = `${WHEEL}.metadata`;
const PAGE = `${SITE}/simple/one/`;

interface Reply {
  body: string | string[];
  status?: number;
  type?: string;
  /** Where it came from in the end. */
  url?: string;
}

/** A sender whose requests are answered by `answer`; `null`: not yet. */
function make(answer: (url: string) => Reply | null): {
  sender: FileSender;
  answers: FileAnswer[];
  asked: RequestInit[];
  life: AbortController;
} {
  const sources = { indexURLs: [`${SITE}/simple/`], lockURL: null, distributionURL: null };
  const permits = new FilePermits(`${SITE}/dist/`, sources, SITE);
  permits.allowRuntime(['core.gz']);
  permits.allowRequirements([`one @ ${WHEEL}`]);
  const answers: FileAnswer[] = [];
  const asked: RequestInit[] = [];
  const life = new AbortController();
  const sender = new FileSender({
    permits,
    post: (message) => answers.push(message),
    blockedBy: () => Promise.resolve(null),
    signal: life.signal,
    fetch: (input, init = {}) => {
      const url = input as string;
      asked.push(init);
      const reply = answer(url);
      if (reply) return Promise.resolve(responseOf(url, reply));
      return new Promise((_, reject) =>
        init.signal?.addEventListener('abort', () => reject(new Error('aborted'))),
      );
    },
  });
  return { sender, answers, asked, life };
}

function responseOf(url: string, { body, status = 200, type = 'x/y', url: end = url }: Reply): Response {
  const pieces = [body].flat().map((piece) => new TextEncoder().encode(piece));
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
  const response = new Response(stream, { status, headers: { 'content-type': type } });
  return Object.defineProperty(response, 'url', { value: end });
}

/** All that the worker learns of one request. */
async function learned(url: string, reply: Reply): Promise<{ text: string; rest: FileAnswer[] }> {
  const { sender, answers } = make(() => reply);
  sender.receive({ file: 1, url, accept: null });
  await until(() => answers.some((answer) => 'ended' in answer || 'failed' in answer));
  const chunks = answers.flatMap((answer) => ('chunk' in answer ? [answer.chunk] : []));
  const text = chunks.map((chunk) => new TextDecoder().decode(chunk)).join('');
  return { text, rest: answers.filter((answer) => !('chunk' in answer)) };
}

const secret = 'visitor 42';

describe('the body of an answer', () => {
  const shown: [string, string, Reply][] = [
    ['a runtime file', CORE, { body: ['\u001f', 'bytes'] }],
    ['a page of an index', PAGE, { body: '{"files": []}', type: 'text/html' }],
    ['a wheel', WHEEL, { body: ['P', 'K', '\u0003\u0004', 'rest'] }],
    ['a wheel in one piece', WHEEL, { body: 'PK\u0003\u0004rest' }],
    ['metadata', METADATA, { body: ['Metadata-', 'Version: 2.4\n', 'Name: one'] }],
  ];
  for (const [what, url, reply] of shown) {
    it(`is shown: ${what}`, async () => {
      const { text, rest } = await learned(url, reply);
      expect(text).to.equal([reply.body].flat().join(''));
      expect(rest.at(-1)).to.deep.equal({ file: 1, ended: true });
    });
  }

  const hidden: [string, string, Reply][] = [
    ['a runtime file that is not there', CORE, { body: secret, status: 404 }],
    ['a page instead of a runtime file', CORE, { body: secret, type: 'Text/HTML; charset=utf-8' }],
    ['an XHTML page instead of a runtime file', CORE, { body: secret, type: 'application/xhtml+xml' }],
    ['an index that does not know the project', PAGE, { body: secret, status: 404 }],
    ['an index with a fault', PAGE, { body: secret, status: 500 }],
    ['a wheel that is none', WHEEL, { body: secret }],
    ['a wheel that only begins like one', WHEEL, { body: ['PK', 'I of our visitors'] }],
    ['a wheel that is too short', WHEEL, { body: 'PK\u0003' }],
    ['a wheel with an error', WHEEL, { body: 'PK\u0003\u0004', status: 403 }],
    ['metadata that is none', METADATA, { body: ['Metadata', ' of our visitors'] }],
  ];
  for (const [what, url, reply] of hidden) {
    it(`is not shown: ${what}; status and type are`, async () => {
      const { text, rest } = await learned(url, reply);
      expect(text).to.equal('');
      const { status = 200, type = 'x/y' } = reply;
      expect(rest).to.deep.equal([
        { file: 1, head: { status, type, url } },
        { file: 1, ended: true },
      ]);
    });
  }

  it('is not shown where the request was led elsewhere, nor is that address', async () => {
    for (const url of [CORE, PAGE, WHEEL]) {
      const { text, rest } = await learned(url, {
        body: 'PK\u0003\u0004',
        url: `${SITE}/account?visitor=42`,
      });
      expect(text).to.equal('');
      expect(rest).to.deep.equal([
        {
          file: 1,
          failed: `${url} leads to an address that isolation "strict" does not allow`,
          blockedBy: null,
        },
      ]);
    }
  });

  it('names further files only where it is shown', async () => {
    const replies: Record<string, Reply> = {
      [PAGE]: { body: `{"files": [{"url": "${SITE}/a.whl"}]}`, status: 404 },
      [`${SITE}/simple/two/`]: { body: `{"files": [{"url": "${SITE}/b.whl"}]}` },
    };
    const { sender, answers } = make((url) => replies[url] ?? { body: 'PK\u0003\u0004' });
    const ask = async (file: number, url: string): Promise<FileAnswer | undefined> => {
      sender.receive({ file, url, accept: null });
      const last = (): FileAnswer | undefined => answers.filter((answer) => answer.file === file).at(-1);
      await until(() => 'ended' in (last() ?? {}) || 'failed' in (last() ?? {}));
      return last();
    };
    await ask(1, PAGE);
    await ask(2, `${SITE}/simple/two/`);
    expect(await ask(3, `${SITE}/a.whl`)).to.have.property('failed');
    expect(await ask(4, `${SITE}/b.whl`)).to.have.property('ended');
  });
});

describe('requests for files', () => {
  /** Asks for `count` files that do not come. */
  function flood(count: number): ReturnType<typeof make> {
    const made = make(() => null);
    for (let file = 1; file <= count; file += 1) made.sender.receive({ file, url: CORE, accept: null });
    return made;
  }

  it('are made 32 at a time, the others in their turn', async () => {
    const { sender, answers, asked } = flood(40);
    await nextTask();
    expect(asked).to.have.length(32);
    sender.receive({ file: 3, cancelled: true });
    sender.receive({ file: 34, cancelled: true });
    await until(() => answers.length === 1);
    await nextTask();
    expect(asked).to.have.length(33);
  });

  it('are all answered when they are many', async () => {
    const { sender, answers } = make(() => ({ body: 'x' }));
    for (let file = 1; file <= 140; file += 1) sender.receive({ file, url: CORE, accept: null });
    await until(() => answers.filter((answer) => 'ended' in answer).length === 140);
  });

  it('beyond 2000 that wait are refused', async () => {
    const { answers, asked } = flood(32 + 2000);
    expect(answers).to.deep.equal([]);
    const more = flood(32 + 2001);
    expect(more.answers).to.deep.equal([
      { file: 2033, failed: 'more than 2000 files were asked for at a time', blockedBy: null },
    ]);
    await nextTask();
    expect([asked.length, more.asked.length]).to.deep.equal([32, 32]);
  });

  it('with a number that is taken are not heard', async () => {
    const { sender, answers, asked } = make(() => null);
    sender.receive({ file: 1, url: CORE, accept: null });
    sender.receive({ file: 1, url: CORE, accept: null });
    await nextTask();
    expect([asked.length, answers.length]).to.deep.equal([1, 0]);
  });

  it('end with the worker, and none begins after it', async () => {
    const { answers, asked, life } = flood(40);
    await nextTask();
    life.abort();
    await nextTask();
    expect(asked).to.have.length(32);
    expect(asked.every(({ signal }) => signal?.aborted)).to.equal(true);
    expect(answers).to.deep.equal([]);
  });
});
