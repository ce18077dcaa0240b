/** Wrong arguments and settings of one asker, beside another one that has done nothing wrong. */
import type { DjangoError } from '../../src/core/errors.js';
import { expect } from '@open-wc/testing';
import { createAPI, type DjangoPlaygroundAPI } from '../../src/api.js';
import { DataAttributes } from '../../src/runtime/data-attributes.js';
import { GRACE_MS } from '../../src/runtime/batch.js';
import { never, until, type FakeHandlers } from '../support/fake-worker.js';
import { failure, make, request } from '../support/runtime-fixture.js';

function makeAPI(...handlers: FakeHandlers[]): ReturnType<typeof make> & { api: DjangoPlaygroundAPI } {
  const made = make(...handlers);
  return { ...made, api: createAPI(made.runtime, new DataAttributes(made.runtime)) };
}

describe('DjangoPlayground.render() with arguments that are none', () => {
  const rows: [string, Parameters<DjangoPlaygroundAPI['render']>, string | null][] = [
    ['a string of packages', ['x', {}, { packages: 'django, asgiref' as unknown as string[] }], null],
    ['packages that are no requirements', ['x', {}, { packages: [1 as unknown as string] }], 'PackageError'],
    ['a function in settings', ['x', {}, { settings: { A: () => 1 } }], 'TemplateError'],
    ['a bigint in settings', ['x', {}, { settings: { A: [1n] } }], 'TemplateError'],
    ['a cycle in settings', ['x', {}, { settings: cyclic() }], 'TemplateError'],
    [
      'settings that are an array',
      ['x', {}, { settings: [] as unknown as Record<string, unknown> }],
      'TemplateError',
    ],
    [
      'null for everything',
      ['x', null as unknown as Record<string, unknown>, null as unknown as object],
      null,
    ],
    ['files: null', ['x', {}, { files: null as unknown as Record<string, string> }], null],
    ['no template', [undefined as unknown as string], 'TemplateError'],
    ['timeout: NaN', ['x', {}, { timeout: Number.NaN }], null],
    ['timeout: Infinity', ['x', {}, { timeout: Infinity }], null],
    ['timeout: "5000"', ['x', {}, { timeout: '5000' as unknown as number }], null],
  ];
  for (const [name, args, type] of rows) {
    it(`${type === null ? 'renders' : `rejects with a ${type}`} and leaves others alone: ${name}`, async () => {
      const { environment, api } = makeAPI();
      const other = api.render('other');
      const outcome = await api.render(...args).catch((thrown: unknown) => thrown);
      if (type === null) expect(outcome).to.equal('x');
      else expect(outcome).to.include({ type });
      expect(await other).to.equal('other');
      expect(environment.workers).to.have.length(1);
      const timeouts = environment
        .requestsOf('render')
        .flatMap(({ items }) => items.map(({ timeoutMs }) => timeoutMs));
      expect(timeouts.every((timeoutMs) => timeoutMs > 0 && timeoutMs < 2 ** 31)).to.equal(true);
    });
  }

  it('treats the entries of a batch one by one', async () => {
    const { api } = makeAPI();
    const results = await api.renderBatch([null as unknown as { template: string }, { template: 'x' }]);
    expect(results.map(({ status }) => status)).to.deep.equal(['rejected', 'fulfilled']);
  });

  for (const [maxCacheSize, cached] of [
    [Infinity, 1],
    [0, 0],
    [Number.NaN, 1],
  ] as const) {
    it(`works with maxCacheSize: ${maxCacheSize}`, async () => {
      const { api } = makeAPI();
      await api.init({ maxCacheSize });
      await api.render('x');
      await api.render('x');
      expect(api.getStats().templatesCached).to.equal(cached);
    });
  }
});

function cyclic(): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  value['self'] = value;
  return value;
}

describe('settings of one asker that Django cannot use', () => {
  // What the worker sends is plain data, typed here as what it stands for.
  const noBackend = {
    kind: 'template',
    exception: 'ImproperlyConfigured',
    message: 'no such backend',
  } as unknown as Error;
  const refusing: FakeHandlers = {
    start: ({ settings }) => {
      if ('DATABASES' in settings) return Promise.reject(noBackend);
      return { installed: [], refused: [], heapBytes: 1 };
    },
  };

  it('fail that asker; the page is started without them', async () => {
    const { environment, runtime } = make(refusing);
    const settings = { DATABASES: { default: { ENGINE: 'nope' } } };
    runtime.registry.announce({ label: 'bad', packages: [], settings }, 'element');
    const bad = failure(runtime.render(request('1', { label: 'bad', settings })));
    expect((await runtime.render(request('2'))).html).to.equal('2');
    const error = await bad;
    expect([error.type, error.step]).to.deep.equal(['InitializationError', 'django']);
    expect(error.message).to.match(/could not be set up: ImproperlyConfigured: no such backend/);
    expect(environment.workers.filter(({ terminated }) => !terminated)).to.have.length(1);
  });

  it('fail the one that the failure names, and nobody else', async () => {
    const { runtime } = make({
      start: ({ settings }) => {
        const message = "AUTH_USER_MODEL refers to model 'no.Such' that has not been installed";
        if ('AUTH_USER_MODEL' in settings)
          return Promise.reject(Object.assign(structuredClone(noBackend), { message }));
        return { installed: [], refused: [], heapBytes: 1 };
      },
    });
    const askers: [string, Record<string, unknown>][] = [
      ['A', { INSTALLED_APPS: ['django.contrib.flatpages'] }],
      ['B', { SECRET_KEY: 'mine' }],
      ['C', { AUTH_USER_MODEL: 'no.Such' }],
    ];
    for (const [label, settings] of askers)
      runtime.registry.announce({ label, packages: [], settings }, 'element');
    const [a, b, c] = await Promise.allSettled(
      askers.map(([label, settings]) => runtime.render(request(label, { settings }))),
    );
    expect([a?.status, b?.status]).to.deep.equal(['fulfilled', 'fulfilled']);
    const { reason } = c as { reason: DjangoError };
    expect(reason.suggestions?.join()).to.contain('settings of C that');
  });

  it('are given back to the others when the one to blame has gone', async () => {
    const { environment, runtime } = make(refusing);
    const settings = { DATABASES: { default: { ENGINE: 'nope' } }, DEFAULT_AUTO_FIELD: 'x' };
    const bad = runtime.registry.announce({ label: 'bad', packages: [], settings }, 'element');
    const own = { DEFAULT_AUTO_FIELD: 'x' };
    runtime.registry.announce({ label: 'good', packages: [], settings: own }, 'element');
    const render = (): Promise<unknown> => runtime.render(request('1', { label: 'good', settings: own }));
    expect((await failure(render())).suggestions?.join()).to.contain('settings of bad and good');
    bad.withdraw();
    await render();
    expect(environment.requestsOf('extend').at(-1)?.settings).to.deep.equal(own);
  });

  it('are all heard again where it was none of theirs', async () => {
    const { runtime } = make(refusing);
    const settings = { DEFAULT_AUTO_FIELD: 'x' };
    runtime.registry.announce({ label: 'good', packages: [], settings }, 'element');
    await failure(runtime.init({ settings: { DATABASES: {} } }));
    expect(runtime.registry.merged({}).refusals.size).to.equal(0);
  });

  it('of init() fail the start', async () => {
    const { runtime } = make(refusing);
    expect((await failure(runtime.init({ settings: { DATABASES: {} } }))).message).to.match(
      /no such backend/,
    );
    expect(runtime.startError).not.to.equal(null);
  });

  it('are told to those who asked for a refused app, until they ask for something else', async () => {
    const { runtime } = make({
      start: () => ({
        installed: [],
        refused: [{ kind: 'setting', setting: 'INSTALLED_APPS', entry: 'nope', message: 'no app nope' }],
        heapBytes: 1,
      }),
    });
    const settings = { INSTALLED_APPS: ['nope'] };
    const registration = runtime.registry.announce({ label: 'bad', packages: [], settings }, 'element');
    const bad = failure(runtime.render(request('1', { label: 'bad', settings })));
    expect((await runtime.render(request('2'))).html).to.equal('2');
    expect((await bad).message).to.equal('no app nope');
    registration.update({ packages: [], settings: {} });
    expect((await runtime.render(request('1', { label: 'bad' }))).html).to.equal('1');
  });

  it('that contradict each other are told to both, also when the result is kept already', async () => {
    const { runtime } = make();
    await runtime.render(request('x'));
    const askers = ['A', 'B'].map((label) => {
      const settings = { DEFAULT_AUTO_FIELD: label };
      runtime.registry.announce({ label, packages: [], settings }, 'element');
      return failure(runtime.render(request('x', { label, owner: 'x', settings })));
    });
    for (const error of await Promise.all(askers))
      expect(error.message).to.match(/^B and A give different values/);
  });
});

describe('Runtime.validate', () => {
  const item = {
    template: '',
    main: null,
    files: {},
    python: null,
    owner: 'api',
    settings: {},
    timeoutMs: 500,
  };
  const asker = { label: 'v', packages: [] };

  it('ends a worker that does not answer, and others go on in the next', async () => {
    const { environment, runtime } = make({ validate: () => never() }, {});
    await runtime.init();
    const hanging = failure(runtime.validate(item, asker));
    const other = runtime.render(request('other'));
    await until(() => environment.requestsOf('validate').length === 1);
    environment.advance(500 + GRACE_MS);
    expect((await hanging).type).to.equal('TimeoutError');
    expect((await other).html).to.equal('other');
  });

  it('is tried again when somebody else has ended the worker', async () => {
    const { environment, runtime } = make({ render: () => never() }, {});
    await runtime.init();
    const hanging = failure(runtime.render(request('hang', { timeoutMs: 500 })));
    await until(() => environment.requestsOf('render').length === 1);
    const valid = runtime.validate(item, asker);
    environment.advance(500 + GRACE_MS);
    expect(await valid).to.deep.equal({ valid: true });
    expect((await hanging).type).to.equal('TimeoutError');
  });

  it('can be aborted', async () => {
    const { runtime } = make({ boot: () => never() });
    const abort = new AbortController();
    const validation = runtime.validate(item, asker, abort.signal).catch((thrown: unknown) => thrown);
    abort.abort('typed on');
    expect(await validation).to.equal('typed on');
  });
});
