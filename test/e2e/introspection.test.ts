/** What editors ask, answered by a real Django in a real worker; pages that do not ask load nothing for it. */
import { expect } from '@open-wc/testing';
import { browserEnvironment } from '../../src/runtime/environment.js';
import { Runtime, type RenderRequest } from '../../src/runtime/runtime.js';
import { ownBaseURL } from '../support/origins.js';

const request = (template: string, python: string | null = null): RenderRequest => ({
  label: 'test',
  owner: 'test',
  template,
  main: null,
  files: { 'row.html': '{{ row.title }}' },
  python,
  contexts: [{ json: '{"rows": [{"title": "a"}]}', tagged: false }],
  request: null,
  settings: {},
  packages: [],
});

const LOADED = 'import sys\nloaded = "django_playground.introspection" in sys.modules';

describe('inquiries', () => {
  let runtime: Runtime;
  before(async () => {
    runtime = new Runtime(browserEnvironment());
    await runtime.init({ baseURL: ownBaseURL, timeout: 60_000 });
  });
  after(() => runtime.cleanup());

  it('are answered by code that is loaded when the first of them comes', async () => {
    expect((await runtime.render(request('{{ loaded }}', LOADED))).html).to.equal('False');
    const { tags, variables } = await runtime.inquire('inspect', request(''), {});
    expect(tags.find(({ name }) => name === 'for')).to.include({ end: 'endfor' });
    expect(tags.find(({ name }) => name === 'for')?.doc).to.contain('Loop over each item');
    expect(variables[0]).to.include({ name: 'rows', type: 'list' });
    expect((await runtime.render(request('{{ loaded }}', `${LOADED}\n`))).html).to.equal('True');
  });

  it('follow values, find faults and tell what happened', async () => {
    const template = '{% for row in rows %}{% include "row.html" %}{{ row.titel }}{% endfor %}';
    const members = await runtime.inquire('inspectValue', request(template), { path: ['rows', '*'] });
    expect(members[0]).to.deep.equal({ name: 'title', type: 'str', preview: "'a'" });
    const { diagnostics } = await runtime.inquire('diagnose', request(template), {});
    expect(diagnostics.map(({ severity, column }) => [severity, column])).to.deep.equal([['hint', 53]]);
    expect(diagnostics[0]?.fixes[0]?.text).to.equal('title');
    const { html, trace } = await runtime.render({ ...request(template), trace: true });
    expect(html).to.equal('a');
    expect(trace?.templates[0]?.children.map(({ name }) => name)).to.deep.equal(['row.html']);
    expect(trace?.variables).to.deep.include({ name: 'row.titel', resolved: false });
  });
});
