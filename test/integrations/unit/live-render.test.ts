/** The shared live render: by value, never overtaken, quiet when stopped. */
import { expect } from '@open-wc/testing';
import { DjangoError } from '../../../src/core/errors.js';
import { LiveRender, inputsKey } from '../../../src/integrations/live-render.js';
import { never, nextTask, until, type FakeHandlers } from '../../support/fake-worker.js';
import { freshPage, type Page } from '../../support/element-fixture.js';
import { controlledPage, fault } from './controlled-page.js';

const settled = async (live: LiveRender): Promise<void> => until(() => !live.getState().loading);

/** A live render whose page could not load its first worker. */
async function failedStart(...later: FakeHandlers[]): Promise<Page & { live: LiveRender }> {
  const page = freshPage({ boot: never }, ...later);
  const live = new LiveRender();
  live.update({ template: 'a' });
  await until(() => page.environment.workers.length === 1);
  page.environment.worker.fail('no script');
  await settled(live);
  expect(live.getState().error?.type).to.equal('InitializationError');
  return { ...page, live };
}

describe('a live render', () => {
  it('waits before it is told anything', () => {
    expect(new LiveRender().getState()).to.deep.equal({ html: '', loading: true, error: null });
  });

  it('shows what Django rendered', async () => {
    const page = controlledPage();
    const live = new LiveRender();
    live.update({ template: 'a', context: { n: 1 } });
    await page.answer('a');
    await settled(live);
    expect(live.getState()).to.deep.equal({ html: '<b>a</b>', loading: false, error: null });
    expect(page.contexts()).to.deep.equal(['{"n":1}']);
  });

  it('takes inputs of the same value for the same', async () => {
    const { environment } = freshPage();
    const live = new LiveRender();
    const inputs = () => ({
      template: 'a',
      context: { at: new Date(0), tags: new Set(['x']) },
      options: { packages: ['p'], settings: { USE_TZ: true } },
    });
    live.update(inputs());
    await settled(live);
    live.update(inputs());
    expect(live.getState().loading).to.equal(false);
    expect(environment.requestsOf('render')).to.have.lengthOf(1);
  });

  it('sees a change inside the same context object', async () => {
    const page = controlledPage();
    const live = new LiveRender();
    const context = { n: 1 };
    live.update({ template: 'a', context });
    await page.answer('a');
    await settled(live);
    context.n = 2;
    live.update({ template: 'a', context });
    await page.answer('a');
    await settled(live);
    expect(page.contexts()).to.deep.equal(['{"n":1}', '{"n":2}']);
  });

  it('never shows a result that has been overtaken', async () => {
    const page = controlledPage();
    const live = new LiveRender();
    const shown: string[] = [];
    live.subscribe(() => shown.push(live.getState().html));
    live.update({ template: 'a' });
    await until(() => page.waiting().includes('a'));
    live.update({ template: 'b' });
    await page.answer('a');
    await page.answer('b');
    await settled(live);
    expect(shown).to.deep.equal(['<b>b</b>']);
  });

  it('keeps the last good output beside an error, and recovers', async () => {
    const page = controlledPage();
    const live = new LiveRender();
    live.update({ template: 'a' });
    await page.answer('a');
    await settled(live);
    live.update({ template: '{% x %}' });
    await page.answer('{% x %}', fault);
    await settled(live);
    expect(live.getState().html).to.equal('<b>a</b>');
    expect(live.getState().error).to.include({ type: 'TemplateError', message: 'Invalid block tag' });
    live.update({ template: 'b' });
    await page.answer('b');
    await settled(live);
    expect(live.getState()).to.deep.equal({ html: '<b>b</b>', loading: false, error: null });
  });

  it('says once that a value cannot cross into Python', async () => {
    freshPage();
    const live = new LiveRender();
    const inputs = () => ({ template: 'a', context: { f: () => 1 } });
    live.update(inputs());
    await settled(live);
    expect(live.getState().error?.message).to.contain('context.f');
    let changes = 0;
    live.subscribe(() => (changes += 1));
    live.update(inputs());
    await nextTask();
    expect(changes).to.equal(0);
  });

  it('tells nobody anything after a stop, and begins anew when told the same again', async () => {
    const page = controlledPage();
    const live = new LiveRender();
    live.update({ template: 'a' });
    await until(() => page.waiting().includes('a'));
    live.stop();
    let changes = 0;
    live.subscribe(() => (changes += 1));
    await page.answer('a');
    await nextTask();
    expect(changes).to.equal(0);
    // The runtime has kept the result that nobody here wanted any more.
    live.update({ template: 'a' });
    await settled(live);
    expect(live.getState().html).to.equal('<b>a</b>');
  });

  it('renders nothing without a template, and asks for no worker', () => {
    const { environment } = freshPage();
    const live = new LiveRender();
    live.update({ template: null });
    expect(live.getState()).to.deep.equal({ html: '', loading: false, error: null });
    expect(environment.workers).to.have.lengthOf(0);
  });

  it('tells order, types and members of inputs apart', () => {
    const key = (context: Record<string, unknown>): string => inputsKey({ template: '', context });
    const contexts = [{}, { a: 1 }, { a: '1' }, { a: 1n }, { a: [1] }, { a: 1, b: 2 }, { b: 2, a: 1 }];
    expect(new Set(contexts.map(key)).size).to.equal(contexts.length);
  });

  it('starts Django again for other inputs when the start has failed', async () => {
    const { environment, live } = await failedStart({});
    live.update({ template: 'b' });
    await settled(live);
    expect(live.getState()).to.deep.equal({ html: 'b', loading: false, error: null });
    expect(environment.workers).to.have.lengthOf(2);
  });

  it('starts Django again on a retry of the same inputs', async () => {
    const { environment, live } = await failedStart({});
    live.retry();
    expect(live.getState().loading).to.equal(true);
    await settled(live);
    expect(live.getState()).to.deep.equal({ html: 'a', loading: false, error: null });
    expect(environment.workers).to.have.lengthOf(2);
  });

  it('is revived by whoever else makes Django start', async () => {
    const { runtime, live } = await failedStart({});
    await runtime.init();
    await settled(live);
    expect(live.getState()).to.deep.equal({ html: 'a', loading: false, error: null });
  });

  it('stays as it is after a stop, when Django starts', async () => {
    const { environment, runtime, live } = await failedStart({});
    live.stop();
    await runtime.init();
    await nextTask();
    expect(environment.requestsOf('render')).to.deep.equal([]);
  });

  it('fails anew when the retry fails too', async () => {
    const { environment, live } = await failedStart({ boot: never });
    environment.explained = new DjangoError('InitializationError', 'still no script');
    live.retry();
    await until(() => environment.workers.length === 2);
    environment.worker.fail('still no script');
    await settled(live);
    expect(live.getState().error?.message).to.equal('still no script');
  });

  it('takes a retry while it renders for nothing new', async () => {
    const page = controlledPage();
    const live = new LiveRender();
    live.retry();
    live.update({ template: 'a' });
    await until(() => page.waiting().includes('a'));
    live.retry();
    await page.answer('a');
    await settled(live);
    expect(page.environment.requestsOf('render')).to.have.lengthOf(1);
  });
});
