/** Every way in which a start can fail, provoked at the network's edge, with the real worker and the real files. */
import { expect } from '@open-wc/testing';
import { DjangoError } from '../../src/core/errors.js';
import { browserEnvironment } from '../../src/runtime/environment.js';
import { Runtime } from '../../src/runtime/runtime.js';
import { faultyBaseURL, otherBaseURL, ownBaseURL, type FaultKind } from '../support/origins.js';
import { request } from '../support/runtime-fixture.js';

/** Long enough for the files that do arrive; a stalled one is given up after it. */
const TIMEOUT_MS = 5000;

async function failedStart(runtime: Runtime, baseURL: string): Promise<DjangoError> {
  try {
    await runtime.init({ baseURL, timeout: TIMEOUT_MS });
  } catch (thrown) {
    expect(thrown).to.be.instanceOf(DjangoError);
    return thrown as DjangoError;
  } finally {
    runtime.cleanup();
  }
  throw new Error('the start was expected to fail');
}

const greeting = request('{{ "it works"|capfirst }}');

describe('a start that cannot succeed', () => {
  const rows: [FaultKind, string, RegExp][] = [
    ['404', '.wasm', /wasm.*404/s],
    ['500', '.wasm', /wasm.*500/s],
    ['html', '.wasm', /wasm.*(?:text\/html|page)/s],
    ['garbage', '.wasm', /wasm/],
    ['truncate', '.wasm', /wasm/],
    ['cut', '.wasm', /wasm/],
    ['stall', '.wasm', /no progress for 5000 ms while downloading/],
    ['silent', '.wasm', /no progress for 5000 ms while downloading/],
    ['404', 'core-', /core-.*404/s],
    ['html', 'core-', /core-.*(?:text\/html|page)/s],
    ['truncate', 'core-', /core-.*truncated/s],
    ['404', 'python-', /python-.*404/s],
    ['garbage', 'python-', /python-.*not the file it should be/s],
    ['cut', 'python-', /python-.*broke off/s],
    ['silent', 'python-', /no progress for 5000 ms while downloading/],
    ['404', 'pyodide.asm-', /pyodide\.asm-.*404/s],
    ['mime', 'pyodide.asm-', /pyodide\.asm-.*text\/plain/s],
    ['404', 'worker.js', /worker script .*worker\.js was answered with status 404/],
    ['html', 'worker.js', /worker script .* MIME type “text\/html/],
    ['mime', 'worker.js', /worker script .* MIME type “text\/plain/],
    ['garbage', 'worker.js', /worker/i],
    ['silent', 'worker.js', /no progress for 5000 ms while downloading/],
  ];
  const seen = new Map<string, string>();
  for (const [kind, part, message] of rows) {
    it(`says what is wrong when ${part}* fails in the way “${kind}”`, async () => {
      const error = await failedStart(new Runtime(browserEnvironment()), faultyBaseURL(kind, part));
      expect(error.type).to.equal('InitializationError');
      expect(error.message).to.match(message);
      expect(error.suggestions?.length, 'a remedy').to.be.greaterThan(0);
      seen.set(`${kind} ${part}`, error.message);
    });
  }

  it('is told from every other by its message, except where the same thing is seen', () => {
    const specific = [...seen]
      .filter(([name]) => !/^(?:stall|silent)/.test(name))
      .map(([, message]) => message);
    expect(new Set(specific).size).to.equal(specific.length);
  });

  it('names a library that another origin does not have', async () => {
    const base = (await otherBaseURL()).replace('/dist/', '/nowhere/');
    expect((await failedStart(new Runtime(browserEnvironment()), base)).message).to.match(
      /worker.*(?:404|imported|reached)/s,
    );
  });
});

describe('a start after a failed one', () => {
  it('succeeds when the fault is gone', async () => {
    const runtime = new Runtime(browserEnvironment());
    await failedStart(runtime, faultyBaseURL('404', 'core-'));
    await runtime.init({ baseURL: ownBaseURL, timeout: 60_000 });
    expect((await runtime.render(greeting)).html).to.equal('It works');
    runtime.cleanup();
  });
});

describe('a host that marks packed files as encoded', () => {
  for (const part of ['.gz', '.zst']) {
    it(`serves the library all the same (${part})`, async () => {
      const runtime = new Runtime(browserEnvironment());
      await runtime.init({ baseURL: faultyBaseURL('encoded', part), timeout: 60_000 });
      expect(
        (
          await runtime.render(
            request('{% load tz %}{% timezone "Asia/Tokyo" %}{{ "it works"|capfirst }}{% endtimezone %}'),
          )
        ).html,
      ).to.equal('It works');
      runtime.cleanup();
    });
  }
});
