import { expect } from '@open-wc/testing';
import { createAPI, type DjangoPlaygroundAPI } from '../../src/api.js';
import { DataAttributes } from '../../src/runtime/data-attributes.js';
import { Runtime } from '../../src/runtime/runtime.js';
import { FakeEnvironment, never, nextTask, until, type FakeHandlers } from '../support/fake-worker.js';

function make(...handlers: FakeHandlers[]): {
  environment: FakeEnvironment;
  api: DjangoPlaygroundAPI;
  runtime: Runtime;
} {
  const environment = new FakeEnvironment(...handlers);
  const runtime = new Runtime(environment);
  return { environment, runtime, api: createAPI(runtime, new DataAttributes(runtime)) };
}

describe('DjangoPlayground', () => {
  it('withdraws the needs of a call when it is over', async () => {
    const { environment, runtime, api } = make();
    await api.render('1', {}, { packages: ['a'], settings: { INSTALLED_APPS: ['x'], LANGUAGE_CODE: 'fr' } });
    const [start] = environment.requestsOf('start');
    expect(start?.requirements).to.deep.equal([{ requirement: 'a', owners: ['DjangoPlayground.render()'] }]);
    expect(start?.settings).to.deep.equal({ INSTALLED_APPS: ['x'] });
    expect(environment.requestsOf('render')[0]?.items[0]?.settings).to.deep.equal({ LANGUAGE_CODE: 'fr' });
    expect(runtime.registry.merged({}).needs.requirements).to.deep.equal([]);
  });

  it('sends a batch as one message and settles each request alone', async () => {
    const { environment, api } = make();
    const results = await api.renderBatch(
      [
        { template: '1' },
        { template: '2', context: '{broken' },
        { template: '3', files: { 'own.html': 'o' } },
      ],
      { files: { 'all.html': 'a' } },
    );
    expect(results.map(({ status }) => status)).to.deep.equal(['fulfilled', 'rejected', 'fulfilled']);
    expect(
      environment.requestsOf('render').map(({ items }) => items.map(({ files }) => Object.keys(files))),
    ).to.deep.equal([[['all.html'], ['all.html', 'own.html']]]);
  });

  it('refuses a context that cannot cross, and counts the failure', async () => {
    const { environment, api } = make();
    const error: unknown = await api.render('x', { go: () => 1 }).catch((thrown: unknown) => thrown);
    expect(error).to.include({ type: 'TemplateError' });
    expect(api.getStats()).to.include({ errorCount: 1 });
    expect(api.getStats().lastError).to.match(/context\.go is a function/);
    expect(environment.workers).to.have.length(0);
  });

  it('keeps the reason of an abort and does not call it a failure', async () => {
    const { api } = make({ boot: () => never() });
    const abort = new AbortController();
    const rendering = api.render('x', {}, { signal: abort.signal }).catch((thrown: unknown) => thrown);
    await nextTask();
    abort.abort('reader left');
    expect(await rendering).to.equal('reader left');
    expect(api.getStats().errorCount).to.equal(0);
  });

  it('tells onError and hasError of a failed start, and whenReady rejects', async () => {
    const { environment, api } = make({ boot: () => never() }, {});
    const told: string[] = [];
    const ready = api.whenReady().catch((thrown: unknown) => thrown);
    const started = api
      .init({ onError: (error) => told.push(error.type) })
      .catch((thrown: unknown) => thrown);
    await until(() => environment.workers.length === 1);
    environment.worker.fail('no');
    expect(await started).to.include({ type: 'InitializationError' });
    expect(await ready).to.include({ type: 'InitializationError' });
    expect([told, api.hasError(), api.isReady()]).to.deep.equal([['InitializationError'], true, false]);
    await api.init();
    expect([api.hasError(), api.isReady()]).to.deep.equal([false, true]);
  });

  it('gives a validation as data', async () => {
    const { api } = make({
      validate: () => ({
        valid: false,
        error: {
          kind: 'template',
          exception: 'TemplateSyntaxError',
          message: 'bad',
          line: 1,
          column: 2,
          length: 3,
          excerpt: '^',
        },
      }),
    });
    expect(await api.validateTemplate('{% x %}')).to.deep.equal({
      valid: false,
      error: 'bad',
      line: 1,
      column: 2,
      length: 3,
      context: '^',
    });
  });

  it('says what a message is about that is a name alone', async () => {
    const { api } = make({
      validate: () => ({
        valid: false,
        error: { kind: 'template', exception: 'TemplateDoesNotExist', message: 'base.html' },
      }),
    });
    const { error } = await api.validateTemplate('{% extends "base.html" %}');
    expect(error).to.equal('TemplateDoesNotExist: base.html');
  });

  it('rejects createPlayground() where there is no container', async () => {
    const { api } = make();
    const error: unknown = await api.createPlayground({ container: '#x' }).catch((thrown: unknown) => thrown);
    expect(error).to.include({ type: 'InitializationError' });
    expect((error as Error).message).to.contain('“#x” names no element');
  });

  it('bounds what it remembers of operations', async () => {
    const { api } = make();
    for (let index = 0; index < 120; index += 1) await api.render(`${index}`);
    const { operations, templatesRendered, averageRenderTime } = api.getStats();
    expect([operations.length, templatesRendered, averageRenderTime]).to.deep.equal([100, 120, 1]);
  });
});
