import { expect } from '@open-wc/testing';
import { DjangoError } from '../../src/core/errors.js';
import type { ErrorData, RenderOutcome } from '../../src/core/protocol.js';
import type { InitOptions } from '../../src/runtime/options.js';
import { nextTask, never, until } from '../support/fake-worker.js';
import { failure, make, request } from '../support/runtime-fixture.js';

describe('Runtime: start', () => {
  it('starts one worker for all who ask, after the document is parsed, with the merged needs', async () => {
    const { environment, runtime } = make();
    const finishParsing = environment.parsing();
    runtime.registry.announce({ label: 'A', packages: ['x'], settings: {} }, 'element');
    const first = runtime.render(request('1'));
    await until(() => environment.workers.length === 1);
    runtime.registry.announce({ label: 'B', packages: ['y'], settings: {} }, 'element');
    const second = runtime.render(request('2'));
    await nextTask();
    expect(environment.worker.calls).to.deep.equal(['boot']);
    finishParsing();
    expect((await Promise.all([first, second])).map(({ html }) => html)).to.deep.equal(['1', '2']);
    expect(environment.worker.calls).to.deep.equal(['boot', 'start', 'render']);
    expect(
      environment.requestsOf('start')[0]?.requirements.map(({ requirement }) => requirement),
    ).to.deep.equal(['x', 'y']);
    expect(environment.workers).to.have.length(1);
  });

  it('takes options that come in the same task as the first need', async () => {
    const { environment, runtime } = make();
    const rendered = runtime.render(request('1'));
    await runtime.init({ baseURL: 'https://other.example/', settings: { USE_TZ: false } });
    await rendered;
    expect(environment.requestsOf('boot')).to.deep.equal([{ baseURL: 'https://other.example/' }]);
    expect(environment.requestsOf('start')[0]?.settings).to.deep.equal({ USE_TZ: false });
  });

  it('warns of options that come too late and goes on', async () => {
    const { environment, runtime } = make();
    await runtime.init();
    const warnings: unknown[][] = [];
    const { warn } = console;
    console.warn = (...args: unknown[]) => warnings.push(args);
    await runtime.init({ baseURL: 'https://late.example/' });
    console.warn = warn;
    expect(warnings.flat().join()).to.match(/baseURL of init\(\) come too late/);
    expect(environment.workers).to.have.length(1);
  });

  it('takes settings until the worker is told them, also while the document is still being parsed', async () => {
    const { environment, runtime } = make();
    const endParsing = environment.parsing();
    const first = runtime.init();
    await until(() => environment.workers.length === 1);
    const second = runtime.init({ settings: { USE_TZ: false } });
    endParsing();
    await Promise.all([first, second]);
    expect(environment.requestsOf('start')[0]?.settings).to.deep.equal({ USE_TZ: false });
  });

  it('tells every init() that joins a start, and one that comes when Django is ready', async () => {
    const { runtime } = make();
    const told: string[] = [];
    const options = (name: string): InitOptions => ({ onReady: () => told.push(name) });
    await Promise.all([runtime.init(options('1')), runtime.init(options('2')), runtime.init()]);
    expect(told).to.deep.equal(['1', '2']);
    await runtime.init(options('3'));
    expect(told).to.deep.equal(['1', '2', '3']);
    runtime.cleanup();
    await runtime.init();
    expect(told).to.deep.equal(['1', '2', '3', '3']);
  });

  it('warns of options that only a start can heed', async () => {
    const { runtime } = make();
    await runtime.init();
    const warnings: unknown[][] = [];
    const { warn } = console;
    console.warn = (...args: unknown[]) => warnings.push(args);
    await runtime.init({ autoRender: false, performanceBudget: { maxInitTime: 1, maxRenderTime: 1 } });
    console.warn = warn;
    expect(warnings.flat().join()).to.contain(
      'autoRender, performanceBudget.maxInitTime of init() come too late',
    );
  });

  it('fails when nothing moves for the timeout, and can be tried again', async () => {
    const { environment, runtime } = make({ boot: () => never() }, {});
    const started = runtime.init({ timeout: 3000 });
    const rendered = runtime.render(request('1'));
    await until(() => environment.workers.length === 1);
    environment.worker.notify('progress', { step: 'interpreter', fraction: 0.5 });
    environment.advance(3000);
    const error = await failure(started);
    expect([error.type, error.step]).to.deep.equal(['InitializationError', 'interpreter']);
    expect(error.message).to.match(/no progress for 3000 ms while starting Python/);
    expect((await failure(rendered)).message).to.equal(error.message);
    expect(environment.worker.terminated).to.equal(true);
    expect(runtime.startError).to.equal(error);
    await runtime.init();
    expect(runtime.isReady).to.equal(true);
    expect(environment.workers).to.have.length(2);
  });

  it('goes on as long as there is progress', async () => {
    const { environment, runtime } = make({ boot: () => never() });
    runtime.init({ timeout: 3000 }).catch(() => undefined);
    await until(() => environment.workers.length === 1);
    for (let round = 0; round < 5; round += 1) {
      environment.advance(2000);
      environment.worker.notify('progress', { step: 'download', fraction: round / 10 });
    }
    expect(environment.worker.terminated).to.equal(false);
    environment.advance(3000);
    expect(environment.worker.terminated).to.equal(true);
  });

  it('asks for the reason when the worker dies without a word', async () => {
    const { environment, runtime } = make({ boot: () => never() });
    environment.explained = new DjangoError('InitializationError', 'served as text/plain');
    const started = runtime.init();
    await until(() => environment.workers.length === 1);
    environment.worker.fail();
    expect((await failure(started)).message).to.equal('served as text/plain');
  });

  it('passes on what the worker says of a failed boot', async () => {
    const boot = (): never => {
      throw { kind: 'initialization', step: 'download', message: 'pyodide.wasm: 404' } as unknown as Error;
    };
    const { runtime } = make({ boot });
    const error = await failure(runtime.init());
    expect([error.message, error.step]).to.deep.equal(['pyodide.wasm: 404', 'download']);
  });

  it('tells the callbacks of init(), one that throws included', async () => {
    const { runtime } = make();
    const told: string[] = [];
    const options: InitOptions = {
      onReady: () => told.push('ready'),
      performanceBudget: { maxInitTime: -1, maxRenderTime: 0 },
      onBudgetExceeded: (metric, _actual, budget) => told.push(`${metric}>${budget}`),
      enableAnalytics: true,
      onAnalytics: ({ type }) => told.push(type),
    };
    await runtime.init(options);
    await runtime.render(request('1'));
    expect(told).to.deep.equal(['initTime>-1', 'init', 'ready', 'renderTime>0', 'render']);
  });
});

describe('Runtime: rendering', () => {
  it('sends the requests of one task as one message', async () => {
    const { environment, runtime } = make();
    await runtime.init();
    await Promise.all([
      runtime.render(request('1')),
      runtime.render(request('2')),
      runtime.render(request('3')),
    ]);
    expect(environment.requestsOf('render').map(({ items }) => items.length)).to.deep.equal([3]);
  });

  it('answers the same request from the cache', async () => {
    const { environment, runtime } = make();
    await runtime.render(request('1'));
    expect(await runtime.render(request('1'))).to.deep.equal({ html: '1', durationMs: 0, cached: true });
    expect(environment.requestsOf('render')).to.have.length(1);
    const { templatesRendered, templatesCached } = runtime.stats();
    expect([templatesRendered, templatesCached]).to.deep.equal([1, 1]);
  });

  it('never sends what is aborted while it waits, and drops an answer that comes too late', async () => {
    let answer: (outcome: { outcomes: RenderOutcome[]; heapBytes: number }) => void = () => undefined;
    const { environment, runtime } = make({ render: () => new Promise((resolve) => (answer = resolve)) });
    await runtime.init();
    const abort = new AbortController();
    const sent = runtime.render(request('1'), abort.signal);
    await until(() => environment.requestsOf('render').length === 1);
    const waiting = runtime.render(request('2'), abort.signal);
    const settled = Promise.allSettled([sent, waiting]);
    abort.abort('enough');
    expect(
      (await settled).map((result) => result.status === 'rejected' && (result.reason as unknown)),
    ).to.deep.equal(['enough', 'enough']);
    answer({ outcomes: [{ ok: true, html: 'late', durationMs: 1 }], heapBytes: 1 });
    await nextTask();
    expect(environment.requestsOf('render')).to.have.length(1);
  });

  it('lets a failed item fail alone', async () => {
    const fault = {
      kind: 'template',
      exception: 'TemplateSyntaxError',
      message: 'Invalid block tag',
      line: 2,
      column: 4,
    } as const;
    const { runtime } = make({
      render: ({ items }) => ({
        outcomes: items.map(({ template }) =>
          template === 'bad' ? { ok: false, error: fault } : { ok: true, html: 'ok', durationMs: 1 },
        ),
        heapBytes: 1,
      }),
    });
    const good = runtime.render(request('good'));
    const { type, line, column, exception } = await failure(runtime.render(request('bad')));
    expect([type, line, column, exception]).to.deep.equal(['TemplateError', 2, 4, 'TemplateSyntaxError']);
    expect((await good).html).to.equal('ok');
  });

  it('extends the running Django for late needs before it renders', async () => {
    const { environment, runtime } = make();
    await runtime.render(request('1'));
    runtime.registry.announce(
      { label: 'late', packages: ['x'], settings: { INSTALLED_APPS: ['a'] } },
      'element',
    );
    await runtime.render(request('2'));
    expect(environment.worker.calls).to.deep.equal(['boot', 'start', 'render', 'extend', 'render']);
    await runtime.render(request('3'));
    expect(environment.worker.calls.filter((call) => call === 'extend')).to.have.length(1);
  });

  it('refuses only those who asked for a refused package', async () => {
    const refused: ErrorData[] = [
      { kind: 'package', message: 'no such package', requirements: ['x'], owners: ['A'] },
    ];
    const { runtime } = make({ start: () => ({ installed: [], refused, heapBytes: 1 }) });
    runtime.registry.announce({ label: 'A', packages: ['x'], settings: {} }, 'element');
    const error = failure(runtime.render(request('1', { label: 'A', packages: ['x'] })));
    expect((await runtime.render(request('2'))).html).to.equal('2');
    expect((await error).type).to.equal('PackageError');
  });
});
