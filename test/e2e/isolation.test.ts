/** `isolation: 'strict'` with the real worker: what works as ever, and how it fails. What it keeps out is in test/pages. */
import { expect } from '@open-wc/testing';
import { browserEnvironment } from '../../src/runtime/environment.js';
import type { InitOptions } from '../../src/runtime/options.js';
import { Runtime } from '../../src/runtime/runtime.js';
import { faultyBaseURL, otherBaseURL, ownBaseURL, type FaultKind } from '../support/origins.js';
import { indexAt } from '../support/package-page.js';
import { failure, request } from '../support/runtime-fixture.js';

/** Long enough for the files that do arrive; a stalled one is given up after it. */
const TIMEOUT_MS = 5000;

const frames = (): HTMLIFrameElement[] => [...document.querySelectorAll<HTMLIFrameElement>('html > iframe')];

let strict: Runtime;

beforeEach(() => {
  strict = new Runtime(browserEnvironment());
});

afterEach(() => {
  strict.cleanup();
  expect(frames()).to.have.length(0);
});

const start = (options: InitOptions = {}): Promise<void> =>
  strict.init({ isolation: 'strict', baseURL: ownBaseURL, ...options });

/** The same without times and addresses in memory, which differ from run to run. */
function stable<T>(value: T): T {
  const text = JSON.stringify(value, (name, inner: unknown) => (name === 'milliseconds' ? 0 : inner));
  return JSON.parse(text.replaceAll(/0x[\da-f]+/g, '0x')) as T;
}

/** One answer of each kind. */
async function answers(runtime: Runtime) {
  const files = { 'base.html': 'base {% block a %}{% endblock %}' };
  const python = 'class Row:\n    name = "x"\n\n    def total(self):\n        return 1\n\nrows = [Row()]';
  const template =
    '{% extends "base.html" %}{% block a %}{% for row in rows %}{{ row.name }}{{ nope.x }}{% endfor %}{% endblock %}';
  const item = request(template, { files, python });
  const broken = request('{% trans "x" %}\n{{ rows|lenght }}{% nosuch %}', { python });
  const { html, trace } = await runtime.render({ ...item, trace: true });
  const error = await failure(runtime.render(broken));
  const { main, owner, settings } = item;
  const checked = { template: broken.template, main, files, python: null, owner, settings, timeoutMs: 5000 };
  return {
    html,
    trace,
    error: Object.fromEntries(Object.entries(error).filter(([name]) => name !== 'cause')),
    validity: await runtime.validate(checked, { label: 'checks', packages: [] }),
    inspection: await runtime.inquire('inspect', item, {}),
    members: await runtime.inquire('inspectValue', item, { path: ['rows', '*'] }),
    diagnostics: (await runtime.inquire('diagnose', broken, {})).diagnostics,
  };
}

describe('a strict worker', () => {
  it('renders in a frame that nobody sees or reaches', async () => {
    await start();
    expect((await strict.render(request('{{ "it works"|capfirst }}'))).html).to.equal('It works');
    expect(frames()).to.have.length(1);
    const [frame] = frames();
    expect(frame?.getAttribute('sandbox')).to.equal('allow-scripts');
    expect([frame?.ariaHidden, frame?.tabIndex, frame?.offsetWidth]).to.deep.equal(['true', -1, 0]);
  });

  it('has at hand what Python reads late: modules, translations, time zones', async () => {
    await start();
    const template =
      '{% load i18n tz %}{% language "de" %}{% translate "Monday" %}{% endlanguage %} {{ when|timezone:"Asia/Tokyo"|time:"H:i" }}';
    const python =
      'import datetime, email.message\nwhen = datetime.datetime(2026, 1, 31, 12, tzinfo=datetime.UTC)';
    expect((await strict.render(request(template, { python }))).html).to.equal('Montag 21:00');
  });

  it('gets packages from the index of the page, and nothing else from its host', async () => {
    const index = indexAt();
    await start({ indexURL: index.url, packages: ['chain-one'] });
    const python = 'from importlib.metadata import version\nfound = version("chain-five")';
    const item = request('{{ found }}', { python, packages: ['chain-one'] });
    expect((await strict.render(item)).html).to.equal('1.5');
    expect((await index.requests()).filter((path) => path.endsWith('.whl'))).to.have.length(5);
  });

  it('answers as an ordinary one does: renders, failures, checks, and what editors ask', async () => {
    const ordinary = new Runtime(browserEnvironment());
    await Promise.all([start(), ordinary.init({ baseURL: ownBaseURL })]);
    const [expected, found] = await Promise.all([answers(ordinary), answers(strict)]);
    ordinary.cleanup();
    expect(stable(found)).to.deep.equal(stable(expected));
    expect(expected.inspection.filters.length).to.be.greaterThan(50);
    expect(expected.diagnostics.flatMap(({ fixes }) => fixes)).to.have.length.greaterThan(0);
    expect(expected.trace?.templates[0]?.children).to.have.length(1);
  });

  it('works from another origin', async () => {
    await start({ baseURL: await otherBaseURL() });
    expect((await strict.render(request('{{ 6|add:1 }}'))).html).to.equal('7');
  });

  it('is ended with what does not end, and replaced', async () => {
    await start();
    const endless = request('x', { python: 'sum(iter(int, 1))', timeoutMs: 300 });
    const [first, second] = await Promise.allSettled([
      strict.render(endless),
      strict.render(request('next')),
    ]);
    expect(first).to.have.nested.property('reason.type', 'TimeoutError');
    expect(second).to.have.nested.property('value.html', 'next');
    expect(frames()).to.have.length(1);
  });

  for (const [what, change] of [
    ['taken out of the page', (frame: HTMLElement) => frame.remove()],
    ['moved', (frame: HTMLElement) => document.body.append(frame)],
  ] as const) {
    it(`is replaced where its frame is ${what}`, async () => {
      await start();
      const [frame] = frames();
      if (frame) change(frame);
      expect((await strict.render(request('again'))).html).to.equal('again');
      expect(frames()).to.have.length(1);
      expect(frame?.isConnected).to.equal(false);
    });
  }

  it('is not had by options that come too late', async () => {
    await strict.init({ baseURL: ownBaseURL });
    const { warn } = console;
    const warnings: string[] = [];
    console.warn = (text: string) => warnings.push(text);
    await start().finally(() => (console.warn = warn));
    expect(warnings.join()).to.match(/isolation of init\(\) come too late/);
    expect(frames()).to.have.length(0);
  });
});

describe('a strict worker that cannot start', () => {
  it('says that there is no such isolation', async () => {
    const error = await failure(start({ isolation: 'loose' as 'strict' }));
    expect(error).to.include({ type: 'InitializationError' });
    expect(error.message).to.equal('isolation: "loose" is not known.');
  });

  const rows: [FaultKind, string, RegExp][] = [
    ['404', 'strict-worker.js', /strict-worker\.js was answered with status 404/],
    ['html', 'strict-worker.js', /strict-worker\.js .* MIME type “text\/html/],
    ['garbage', 'strict-worker.js', /strict worker failed/],
    ['404', 'strict-frame.js', /strict-frame\.js was answered with status 404/],
    ['silent', 'strict-frame.js', /no progress for 5000 ms while downloading/],
    ['404', 'manifest.json', /manifest\.json, could not be read: .*status 404/],
    ['html', 'manifest.json', /manifest\.json, could not be read: .*JSON/],
    ['404', '.wasm', /wasm.*404/s],
    ['html', 'locale-de-', /locale-de-.*web page \(text\/html/],
    ['404', 'locale-de-', /locale-de-.*404/s],
  ];
  for (const [kind, part, message] of rows) {
    it(`says what is wrong when ${part}* fails in the way “${kind}”`, async () => {
      const error = await failure(start({ baseURL: faultyBaseURL(kind, part), timeout: TIMEOUT_MS }));
      expect(error).to.include({ type: 'InitializationError' });
      expect(error.message).to.match(message);
      expect(error.suggestions?.length, 'a remedy').to.be.greaterThan(0);
    });
  }
});
