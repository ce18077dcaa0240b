/** What is said about runtime files that cannot be used, over a fake fetch. */
import { expect } from '@open-wc/testing';
import { gzipSync } from 'fflate';
import { loadRuntimeFile, loadWasm, type FetchEnvironment } from '../../worker/runtime-files.js';
import { StartFailure } from '../../worker/start-failure.js';

const URL_OF_FILE = 'https://host.invalid/runtime/core-1.pack.gz';
const CONTENT = crypto.getRandomValues(new Uint8Array(5000));
const PACKED = gzipSync(CONTENT);
const FILE = { name: 'core-1.pack.gz', sizeBytes: PACKED.length, unpackedBytes: CONTENT.length };

const bodyOf = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
const answering = (response: () => Response): FetchEnvironment => ({
  fetch: () => Promise.resolve(response()),
  violations: () => [],
});
const load = (
  environment: FetchEnvironment,
  onBytes: (bytes: number) => void = () => undefined,
): Promise<Uint8Array> => loadRuntimeFile(URL_OF_FILE, FILE, onBytes, environment);

async function failureOf(promise: Promise<unknown>): Promise<StartFailure> {
  const thrown: unknown = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof StartFailure)) throw new Error(`expected a StartFailure, got ${String(thrown)}`);
  return thrown;
}

describe('runtime files', () => {
  it('are unpacked and report their bytes as they come', async () => {
    const half = PACKED.length >> 1;
    const loaded: number[] = [];
    const parts = [PACKED.subarray(0, half), PACKED.subarray(half)];
    const stream = () =>
      new ReadableStream({
        pull: (controller) => {
          const part = parts.shift();
          if (part) controller.enqueue(part);
          else controller.close();
        },
      });
    const bytes = await load(
      answering(() => new Response(stream())),
      (count) => loaded.push(count),
    );
    expect(bytes).to.deep.equal(CONTENT);
    expect(loaded).to.deep.equal([half, PACKED.length]);
  });

  it('may have been unpacked by the host, and never report more bytes than expected', async () => {
    const loaded: number[] = [];
    const bytes = await load(
      answering(() => new Response(bodyOf(CONTENT))),
      (count) => loaded.push(count),
    );
    expect(bytes).to.deep.equal(CONTENT);
    expect(Math.max(...loaded)).to.be.at.most(FILE.sizeBytes);
  });

  const cases: { name: string; environment: FetchEnvironment; message: RegExp }[] = [
    {
      name: 'a missing file',
      environment: answering(() => new Response('', { status: 404 })),
      message: /status 404/,
    },
    {
      name: 'a page in place of the file',
      environment: answering(
        () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html; charset=utf-8' } }),
      ),
      message: /a web page \(text\/html/,
    },
    {
      name: 'a truncated file',
      environment: answering(() => new Response(bodyOf(PACKED.subarray(0, 100)))),
      message: new RegExp(`truncated \\(100 of ${PACKED.length} bytes\\)`),
    },
    {
      name: 'a damaged file',
      environment: answering(() => {
        const damaged = bodyOf(PACKED);
        damaged.fill(0xff, 10, 60);
        return new Response(damaged);
      }),
      message: /is damaged/,
    },
    {
      name: 'another file',
      environment: answering(() => new Response('something else')),
      message: /not the file it should be \(14 bytes/,
    },
    {
      name: 'a network that fails',
      environment: { fetch: () => Promise.reject(new TypeError('Failed to fetch')), violations: () => [] },
      message: /could not be fetched: Failed to fetch/,
    },
    {
      name: 'a policy that blocks',
      environment: {
        fetch: () => Promise.reject(new TypeError('Failed to fetch')),
        violations: () => [{ directive: 'connect-src', url: URL_OF_FILE }],
      },
      message: /Content Security Policy blocked .* \(connect-src\)/,
    },
  ];
  for (const { name, environment, message } of cases) {
    it(`name the file and the cause: ${name}`, async () => {
      const { data } = await failureOf(load(environment));
      expect(data).to.include({ kind: 'initialization', step: 'download' });
      expect(data.message).to.match(message).and.contain(URL_OF_FILE);
    });
  }

  it('name the file and the cause: a download that breaks off', async () => {
    const parts = [PACKED.subarray(0, 100)];
    const stream = () =>
      new ReadableStream({
        pull: (controller) => {
          const part = parts.shift();
          if (part) controller.enqueue(part);
          else controller.error(new TypeError('network error'));
        },
      });
    const { data } = await failureOf(load(answering(() => new Response(stream()))));
    expect(data.message).to.equal(`The download of ${URL_OF_FILE} broke off: network error`);
  });

  it('name the file and the cause: a longer file', async () => {
    const longer = bodyOf(new Uint8Array(CONTENT.length + 1));
    const { data } = await failureOf(load(answering(() => new Response(longer))));
    expect(data.message).to.contain(`${longer.length} bytes instead of ${CONTENT.length}`);
  });

  it('name the file and the cause: one that does not end', async () => {
    let cancelled = false;
    const stream = () =>
      new ReadableStream({
        pull: (controller) => controller.enqueue(new Uint8Array(1000)),
        cancel: () => {
          cancelled = true;
        },
      });
    const { data } = await failureOf(load(answering(() => new Response(stream()))));
    expect(data.message).to.match(/\(at least 6000 bytes instead of 5000\)/);
    expect(cancelled).to.equal(true);
  });

  it('may come in pieces of one byte', async () => {
    let sent = 0;
    const stream = () =>
      new ReadableStream({
        pull: (controller) => {
          if (sent < PACKED.length) controller.enqueue(PACKED.slice(sent, (sent += 1)));
          else controller.close();
        },
      });
    expect(await load(answering(() => new Response(stream())))).to.deep.equal(CONTENT);
  });
});

describe('the wasm file', () => {
  const url = 'https://host.invalid/runtime/x.wasm.gz';
  /** The smallest module. */
  const module = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
  const loadOf = (unpacked: Uint8Array, sent: Uint8Array): Promise<WebAssembly.Module> => {
    const sizes = { sizeBytes: gzipSync(unpacked).length, unpackedBytes: unpacked.length };
    return loadWasm(
      url,
      { name: 'x.wasm.gz', ...sizes },
      () => undefined,
      answering(() => new Response(bodyOf(sent))),
    );
  };

  it('is compiled, packed or unpacked', async () => {
    expect(await loadOf(module, gzipSync(module))).to.be.instanceOf(WebAssembly.Module);
    expect(await loadOf(module, module)).to.be.instanceOf(WebAssembly.Module);
  });

  const broken = new Uint8Array([...module, 0xff, 0xff]);
  const cases: { name: string; promise: () => Promise<unknown>; step: string; message: RegExp }[] = [
    {
      name: 'no wasm at all',
      promise: () => loadOf(module, gzipSync(new Uint8Array(8))),
      step: 'download',
      message: /not the file it should be \(its first bytes are others\)/,
    },
    {
      name: 'a truncated file',
      promise: () => loadOf(module, gzipSync(module).subarray(0, 20)),
      step: 'download',
      message: /is truncated \(20 of \d+ bytes\)/,
    },
    {
      name: 'a module that is not valid',
      promise: () => loadOf(broken, gzipSync(broken)),
      step: 'interpreter',
      message: /could not be compiled/,
    },
  ];
  for (const { name, promise, step, message } of cases) {
    it(`names the file and the cause: ${name}`, async () => {
      const { data } = await failureOf(promise());
      expect(data).to.include({ kind: 'initialization', step });
      expect(data.message).to.match(message).and.contain(url);
    });
  }
});
