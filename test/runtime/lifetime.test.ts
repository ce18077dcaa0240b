import { expect } from '@open-wc/testing';
import { GRACE_MS } from '../../src/runtime/batch.js';
import { FREE_AFTER_MS } from '../../src/runtime/runtime.js';
import { nextTask, never, until, type FakeHandlers } from '../support/fake-worker.js';
import { failure, make, request } from '../support/runtime-fixture.js';

describe('Runtime: lost workers', () => {
  it('ends a worker whose only template does not end, and renders the others in a new one', async () => {
    const { environment, runtime } = make({ render: () => never() }, {});
    await runtime.init();
    const hanging = failure(runtime.render(request('hang', { timeoutMs: 500 })));
    await until(() => environment.requestsOf('render').length === 1);
    const other = runtime.render(request('other'));
    environment.advance(500 + GRACE_MS);
    expect((await hanging).type).to.equal('TimeoutError');
    expect((await other).html).to.equal('other');
    expect(environment.workers.map(({ terminated }) => terminated)).to.deep.equal([true, false]);
  });

  it('finds the culprit of a batch and answers all others', async () => {
    const render: FakeHandlers['render'] = ({ items }) =>
      items.some(({ template }) => template === 'hang')
        ? never()
        : {
            outcomes: items.map(({ template }) => ({ ok: true, html: template ?? '', durationMs: 1 })),
            heapBytes: 1,
          };
    const { environment, runtime } = make({ render });
    await runtime.init();
    const good = ['a', 'b', 'c', 'd'].map((name) => runtime.render(request(name)));
    const hanging = failure(runtime.render(request('hang', { timeoutMs: 500 })));
    const after = runtime.render(request('e'));
    await until(() => environment.requestsOf('render').length === 1);
    environment.worker.notify('rendering', { call: 3, index: 4 });
    environment.advance(500 + GRACE_MS);
    await until(() =>
      environment.worker.requests.some(
        ({ call, args }) => call === 'render' && 'items' in args && args.items[0]?.template === 'hang',
      ),
    );
    environment.advance(500 + GRACE_MS);
    expect((await hanging).type).to.equal('TimeoutError');
    expect((await Promise.all([...good, after])).map(({ html }) => html)).to.deep.equal([
      'a',
      'b',
      'c',
      'd',
      'e',
    ]);
  });

  it('replaces an interpreter that died and renders what came after the culprit', async () => {
    const fatal: FakeHandlers = {
      render: () => ({ outcomes: [{ ok: false, error: { kind: 'fatal', message: 'stack' } }], heapBytes: 1 }),
    };
    const { environment, runtime } = make(fatal, {});
    await runtime.init();
    const culprit = failure(runtime.render(request('1')));
    const other = runtime.render(request('2'));
    expect((await culprit).message).to.equal('stack');
    expect((await other).html).to.equal('2');
    expect(environment.workers).to.have.length(2);
  });

  it('goes on however many renders one after another kill their interpreter', async () => {
    const fatal: FakeHandlers = {
      render: () => ({ outcomes: [{ ok: false, error: { kind: 'fatal', message: 'stack' } }], heapBytes: 1 }),
    };
    const { runtime } = make(...Array.from({ length: 8 }, () => fatal), {});
    for (let turn = 0; turn < 8; turn += 1)
      expect((await failure(runtime.render(request(`${turn}`)))).message).to.equal('stack');
    expect((await runtime.render(request('fine'))).html).to.equal('fine');
  });

  it('stops making workers that end again and again', async () => {
    const { environment, runtime } = make({ render: () => ({ outcomes: [], heapBytes: 1 }) });
    const error = await failure(runtime.render(request('1')));
    expect(error.message).to.match(/ended again and again/);
    expect(environment.workers.length).to.be.at.most(6);
  });
});

describe('Runtime: end', () => {
  it('frees the worker a while after the last element has left', async () => {
    const { environment, runtime } = make();
    const registration = runtime.registry.announce({ label: 'A', packages: [], settings: {} }, 'element');
    await runtime.render(request('1', { label: 'A' }));
    await until(() => runtime.isReady);
    registration.withdraw();
    await nextTask();
    environment.advance(FREE_AFTER_MS - 1);
    expect(environment.worker.terminated).to.equal(false);
    environment.advance(1);
    expect(environment.worker.terminated).to.equal(true);
    await runtime.render(request('2'));
    expect(environment.workers).to.have.length(2);
  });

  it('keeps the worker of a page that uses the API alone', async () => {
    const { environment, runtime } = make();
    await runtime.render(request('1'));
    environment.advance(10 * FREE_AFTER_MS);
    expect(environment.worker.terminated).to.equal(false);
  });

  it('ends everything at cleanup() and starts anew afterwards', async () => {
    const { environment, runtime } = make({ render: () => never() }, {});
    await runtime.init();
    const waiting = failure(runtime.render(request('1')));
    await until(() => environment.requestsOf('render').length === 1);
    runtime.cleanup();
    expect(environment.worker.terminated).to.equal(true);
    expect((await waiting).message).to.match(/cleanup|ended/);
    expect(runtime.isReady).to.equal(false);
    expect(runtime.stats().memoryUsage).to.equal(0);
    expect((await runtime.render(request('2'))).html).to.equal('2');
  });

  it('survives cleanup() in the middle of a start', async () => {
    const { environment, runtime } = make({ boot: () => never() }, {});
    const started = failure(runtime.init());
    await until(() => environment.workers.length === 1);
    runtime.cleanup();
    expect((await started).type).to.equal('InitializationError');
    expect(runtime.startError).to.equal(null);
    await runtime.init();
    expect(runtime.isReady).to.equal(true);
  });

  it('rejects what is in flight at cleanup() with its reason and makes no further worker', async () => {
    const { environment, runtime } = make({ render: () => never() }, {});
    await runtime.init();
    const errors = ['1', '2', '3'].map((template) => failure(runtime.render(request(template))));
    await until(() => environment.requestsOf('render').length === 1);
    runtime.cleanup();
    expect((await Promise.all(errors)).map(({ type, message }) => [type, message])).to.deep.equal(
      Array.from({ length: 3 }, () => [
        'InitializationError',
        'DjangoPlayground.cleanup() was called while this was waiting.',
      ]),
    );
    await nextTask();
    expect([environment.workers.length, runtime.isReady]).to.deep.equal([1, false]);
  });

  it('ends every worker that init() and cleanup() in one task have made, but the last', async () => {
    const { environment, runtime } = make();
    const first = failure(runtime.init());
    runtime.cleanup();
    await runtime.init();
    expect((await first).type).to.equal('InitializationError');
    expect(environment.workers.filter(({ terminated }) => !terminated)).to.have.length(1);
    expect(environment.workers).to.have.length(1);
  });

  it('rejects whenReady() when the start is ended', async () => {
    const { environment, runtime } = make({ boot: () => never() });
    const ready = failure(runtime.whenReady());
    runtime.init().catch(() => undefined);
    await until(() => environment.workers.length === 1);
    runtime.cleanup();
    expect((await ready).type).to.equal('InitializationError');
  });
});
