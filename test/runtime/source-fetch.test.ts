import { expect } from '@open-wc/testing';
import { readSource, type SourceHints, type SourceReading } from '../../src/runtime/source-reader.js';
import { failure } from '../support/runtime-fixture.js';

const read = (hints: SourceHints, signal = new AbortController().signal): Promise<SourceReading> =>
  readSource(document.createElement('x-t'), hints, signal);

describe('fetching a source from a server that stalls', () => {
  const realFetch = globalThis.fetch;
  afterEach(() => (globalThis.fetch = realFetch));
  const stalling = (_: unknown, init?: RequestInit): Promise<never> =>
    new Promise((_resolve, reject) =>
      init?.signal?.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError'))),
    );

  for (const name of ['src', 'contextSrc'] as const) {
    it(`gives up ${name} after the time for a render`, async () => {
      globalThis.fetch = stalling;
      const error = await failure(read({ [name]: '/slow.html', timeoutMs: 1 }));
      expect(error).to.include({ type: 'TimeoutError' });
      expect(error.message).to.contain(`${location.origin}/slow.html within 1 ms`);
    });
  }

  it('gives up a body that never ends', async () => {
    globalThis.fetch = async (_, init) => {
      const body = new ReadableStream({
        start: (controller) =>
          init?.signal?.addEventListener('abort', () => controller.error(new Error('stopped'))),
      });
      return Promise.resolve(new Response(body));
    };
    expect((await failure(read({ src: '/slow', timeoutMs: 1 }))).type).to.equal('TimeoutError');
  });

  it('passes on the reason of an abort', async () => {
    globalThis.fetch = stalling;
    const abort = new AbortController();
    const reading = read({ src: '/slow', timeoutMs: Number.NaN }, abort.signal);
    abort.abort('enough');
    expect(await reading.catch((thrown: unknown) => thrown)).to.equal('enough');
  });
});
