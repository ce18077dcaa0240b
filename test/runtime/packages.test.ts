/** What the page's side does about packages: says where they come from and who needs which, and replaces the worker. */
import { expect } from '@open-wc/testing';
import { packageSources } from '../../src/runtime/package-sources.js';
import { never, nextTask, until } from '../support/fake-worker.js';
import type { Adopted, ErrorData } from '../../src/core/protocol.js';
import type { RenderRequest } from '../../src/runtime/runtime.js';
import { failure, make, request } from '../support/runtime-fixture.js';

describe('Runtime: packages', () => {
  it('sends the needs while Python is still being started', async () => {
    const { environment, runtime } = make({ boot: () => never(), start: () => never() });
    runtime.registry.announce({ label: 'A', packages: ['x'], settings: {} }, 'element');
    void runtime.init({ timeout: 8000 });
    await until(() => environment.workers[0]?.calls.length === 2);
    const [start] = environment.requestsOf('start');
    expect(start?.requirements).to.deep.equal([{ requirement: 'x', owners: ['A'] }]);
    expect(start?.sources).to.deep.equal({
      indexURLs: ['https://index.example/simple/'],
      lockURL: null,
      distributionURL: null,
      timeoutMs: 4000,
    });
  });

  it('tells Python the names that a template asked for and those of the page', async () => {
    const { environment, runtime } = make();
    await runtime.init({ packages: ['Django_Bird>=1'] });
    await runtime.render(request('1', { packages: ['Crispy.Forms[x]>=2', 'django-bird'] }));
    await runtime.validate({ ...request('2'), timeoutMs: 1 }, { label: '2', packages: ['slippers'] });
    const [item] = environment.requestsOf('render')[0]?.items ?? [];
    expect(item?.packages).to.deep.equal(['crispy-forms', 'django-bird']);
    expect(environment.requestsOf('validate')[0]?.packages).to.deep.equal(['slippers', 'django-bird']);
  });

  it('replaces a worker that cannot take late packages by one that starts with all', async () => {
    const restart = 'x 2 is needed, and x 1 is in use.';
    const { environment, runtime } = make({ extend: () => ({ restart }) }, {});
    runtime.registry.announce({ label: 'A', packages: ['x'], settings: {} }, 'element');
    expect((await runtime.render(request('1'))).html).to.equal('1');
    runtime.registry.announce({ label: 'B', packages: ['x>=2'], settings: {} }, 'element');
    expect((await runtime.render(request('2', { label: 'B', packages: ['x>=2'] }))).html).to.equal('2');
    const [first, second] = environment.workers;
    expect([environment.workers.length, first?.terminated, second?.terminated]).to.deep.equal([
      2,
      true,
      false,
    ]);
    expect(second?.calls).to.deep.equal(['boot', 'start', 'render']);
    expect(
      environment.requestsOf('start')[1]?.requirements.map(({ requirement }) => requirement),
    ).to.deep.equal(['x', 'x>=2']);
  });

  describe('that were refused', () => {
    const refusal = (requirement: string, hope?: 'later' | 'apart'): ErrorData => ({
      kind: 'package',
      message: `No ${requirement}.`,
      requirements: [requirement],
      owners: ['A'],
      ...(hope && { hope }),
    });
    const answer = (...refused: ErrorData[]): Adopted => ({ installed: [], refused, heapBytes: 1 });
    const asksFor = (...packages: string[]): RenderRequest => request('1', { label: 'A', packages });

    it('are asked for again when a server failed and someone asks anew', async () => {
      const { environment, runtime } = make({
        start: () => answer(refusal('x', 'later')),
        extend: () => answer(),
      });
      runtime.registry.announce({ label: 'A', packages: ['x'], settings: {} }, 'element');
      expect((await failure(runtime.render(asksFor('x')))).message).to.equal('No x.');
      expect(environment.requestsOf('extend')).to.have.length(0);
      environment.advance(1);
      expect((await runtime.render(asksFor('x'))).html).to.equal('1');
      const [late] = environment.requestsOf('extend');
      expect(late?.requirements).to.deep.equal([{ requirement: 'x', owners: ['A'] }]);
    });

    it('are not asked for by those who do not need them, nor when asking again cannot help', async () => {
      const { environment, runtime } = make({ start: () => answer(refusal('x', 'later'), refusal('y')) });
      runtime.registry.announce({ label: 'A', packages: ['x', 'y'], settings: {} }, 'element');
      await failure(runtime.render(asksFor('x')));
      environment.advance(1);
      await runtime.render(request('2'));
      expect((await failure(runtime.render(asksFor('y')))).message).to.equal('No y.');
      expect(environment.requestsOf('extend')).to.have.length(0);
    });

    it('are asked for again only after a rest when the server was slow to fail', async () => {
      const { environment, runtime } = make({
        start: () => {
          environment.advance(20_000);
          return answer(refusal('x', 'later'));
        },
        extend: () => answer(),
      });
      runtime.registry.announce({ label: 'A', packages: ['x'], settings: {} }, 'element');
      await failure(runtime.render(asksFor('x')));
      environment.advance(19_000);
      await failure(runtime.render(asksFor('x')));
      environment.advance(1000);
      expect((await runtime.render(asksFor('x'))).html).to.equal('1');
    });

    it('are asked for again when one of those has left that stood against them', async () => {
      const { environment, runtime } = make({
        start: () => answer(refusal('x==1', 'apart'), refusal('x==2', 'apart')),
        extend: () => answer(),
      });
      runtime.registry.announce({ label: 'A', packages: ['x==1'], settings: {} }, 'element');
      const other = runtime.registry.announce({ label: 'B', packages: ['x==2'], settings: {} }, 'element');
      await failure(runtime.render(asksFor('x==1')));
      environment.advance(1);
      await failure(runtime.render(asksFor('x==1')));
      other.withdraw();
      expect((await runtime.render(asksFor('x==1'))).html).to.equal('1');
      expect(environment.requestsOf('extend')).to.have.length(1);
    });

    it('end init() when they come late, too', async () => {
      const { environment, runtime } = make({ extend: () => answer(refusal('x')) });
      await runtime.init();
      expect((await failure(runtime.init({ packages: ['x'] }))).message).to.equal('No x.');
      await runtime.init({ packages: ['y'] });
      expect(environment.requestsOf('extend')).to.have.length(2);
    });
  });

  it('and settings of the page that come late are met before a kept result counts', async () => {
    const { environment, runtime } = make({});
    const asksFor = (label: string, settings = {}): RenderRequest => request('1', { label, settings });
    runtime.registry.announce({ label: 'A', packages: [], settings: {} }, 'element');
    await runtime.render(asksFor('A'));
    expect((await runtime.render(asksFor('A'))).cached).to.equal(true);
    const settings = { COUNTRIES_ONLY: ['NZ'] };
    runtime.registry.announce({ label: 'B', packages: [], settings }, 'element');
    expect((await runtime.render(asksFor('B', settings))).cached).to.equal(false);
    expect(environment.requestsOf('extend').map((needs) => needs.settings)).to.deep.equal([settings]);
    expect((await runtime.render(asksFor('A'))).cached).to.equal(true);
  });

  it('passes on what Python warns of', async () => {
    const { runtime } = make({
      render: () => ({
        outcomes: [
          { ok: true, html: '<c-icon>', durationMs: 1, warnings: ['A component was not rendered.'] },
        ],
        heapBytes: 1,
      }),
    });
    const warnings: unknown[] = [];
    const { warn } = console;
    console.warn = (...args: unknown[]) => warnings.push(...args);
    await runtime.render(request('1', { label: '<django-template id="a">' }));
    console.warn = warn;
    await nextTask();
    expect(warnings).to.deep.equal([
      'django-playground: <django-template id="a">: A component was not rendered.',
    ]);
  });
});

describe('the sources of packages', () => {
  const page = (markup: string): Document => {
    const parsed = document.implementation.createHTMLDocument();
    parsed.head.innerHTML = `<base href="https://docs.example/guide/">${markup}`;
    return parsed;
  };

  it('are PyPI alone unless the page says otherwise', () => {
    expect(packageSources({}, page(''))).to.deep.equal({
      indexURLs: ['https://pypi.org/simple/'],
      lockURL: null,
      distributionURL: null,
    });
  });

  it('are what the script tag says, relative to the page', () => {
    const markup = '<script data-lock="/lock.json" data-index-url="simple https://b.example/x/"></script>';
    const { indexURLs, lockURL } = packageSources({}, page(markup));
    expect(indexURLs).to.deep.equal(['https://docs.example/guide/simple/', 'https://b.example/x/']);
    expect(lockURL).to.equal('https://docs.example/lock.json');
  });

  it('may be written with commas', () => {
    const addresses = ['https://a.example/x,y/', 'https://b.example/x/', 'https://c.example/x/'];
    expect(packageSources({ indexURL: addresses.join(', ') }, page('')).indexURLs).to.deep.equal(addresses);
    expect(packageSources({ indexURL: addresses.join(',') }, page('')).indexURLs).to.deep.equal(addresses);
  });

  it('are what init() says, whatever the tag says', () => {
    const options = { indexURL: ['/one', 'two/'], lockURL: 'own.json', pyodidePackagesURL: '/pyodide' };
    const markup = '<script data-lock="/lock.json" data-index-url="simple"></script>';
    expect(packageSources(options, page(markup))).to.deep.equal({
      indexURLs: ['https://docs.example/one/', 'https://docs.example/guide/two/'],
      lockURL: 'https://docs.example/guide/own.json',
      distributionURL: 'https://docs.example/pyodide/',
    });
  });

  it('are refused when they are no URLs', () => {
    expect(() => packageSources({ indexURL: 'https://' }, page(''))).to.throw(
      'indexURL: "https://" is no URL',
    );
  });
});
