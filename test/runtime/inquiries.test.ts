/** Editors' questions travel like renders: in the queue, with the needs met, each alone. */
import { expect } from '@open-wc/testing';
import { never } from '../support/fake-worker.js';
import { renderItem } from '../support/render-item.js';
import { make } from '../support/runtime-fixture.js';

const request = { ...renderItem('{{ a }}'), label: 'A', packages: ['Django-Bird>=1'] };

describe('inquiries', () => {
  it('send the item with the names of its packages, and the other arguments', async () => {
    const { environment, runtime } = make({
      inspectValue: ({ path }) => [{ name: path.join('.'), type: 'str', preview: '' }],
    });
    const found = await runtime.inquire('inspectValue', request, { path: ['a', 'b'] });
    expect(found).to.deep.equal([{ name: 'a.b', type: 'str', preview: '' }]);
    const [args] = environment.requestsOf('inspectValue');
    expect(args?.item.packages).to.deep.equal(['django-bird']);
    expect(args?.item.template).to.equal('{{ a }}');
  });

  it('reject when aborted while Python works', async () => {
    const { runtime } = make({ diagnose: () => never() });
    const controller = new AbortController();
    const asked = runtime.inquire('diagnose', request, {}, controller.signal);
    controller.abort(new Error('overtaken'));
    expect(await asked.catch(String)).to.equal('Error: overtaken');
  });

  it('tell what happened in a render that asks for it, which is made anew each time', async () => {
    const trace = { templates: [], variables: [{ name: 'a', resolved: true }] };
    const { environment, runtime } = make({
      render: ({ items }) => ({
        outcomes: items.map(() => ({ ok: true, html: '1', durationMs: 1, trace })),
        heapBytes: 1,
      }),
    });
    for (let i = 0; i < 2; i++)
      expect((await runtime.render({ ...request, trace: true })).trace).to.deep.equal(trace);
    expect(environment.requestsOf('render').length).to.equal(2);
  });
});
