import { expect, oneEvent } from '@open-wc/testing';
import '../../src/elements/django-template/django-template.js';
import type { DjangoTemplateElement } from '../../src/elements/django-template/django-template.js';
import type { DjangoErrorEvent, DjangoRenderEvent } from '../../src/elements/events.js';
import {
  clearPage,
  freshPage,
  output,
  part,
  place,
  settled,
  templateIn,
} from '../support/element-fixture.js';
import { nextTask, never, until, type FakeHandlers } from '../support/fake-worker.js';

const failing: FakeHandlers = {
  render: () => ({
    outcomes: [
      {
        ok: false,
        error: {
          kind: 'template',
          exception: 'TemplateSyntaxError',
          message: "Invalid block tag: 'fro'",
          line: 1,
          column: 4,
          excerpt: '1 | {% fro %}\n  |    ^',
          suggestions: ['Did you mean "for"?'],
        },
      },
    ],
    heapBytes: 1,
  }),
};
const visible = (element: Element): boolean => element.checkVisibility();

afterEach(clearPage);

describe('<django-template>', () => {
  it('renders its script in the light DOM and says so', async () => {
    freshPage();
    const box = place(
      '<django-template loading="eager"><script type="text/django"><b>1</b></script></django-template>',
    );
    const element = templateIn(box);
    const event = await oneEvent<DjangoRenderEvent>(box, 'django-render');
    expect(event.detail).to.deep.equal({ html: '<b>1</b>', duration: 1, cached: false });
    expect(output(element)).to.equal('<b>1</b>');
    expect([element.status, element.getAttribute('status'), element.html, element.error]).to.deep.equal([
      'rendered',
      'rendered',
      '<b>1</b>',
      null,
    ]);
  });

  it('announces its needs at once and withdraws them when it leaves', async () => {
    const { environment, runtime } = freshPage();
    const box = place(
      '<django-template loading="interaction" packages="django-bird" id="a">x</django-template>',
    );
    expect(runtime.registry.merged({}).needs.requirements).to.deep.equal([
      { requirement: 'django-bird', owners: ['<django-template id="a">'] },
    ]);
    box.remove();
    await nextTask();
    expect(runtime.registry.merged({}).needs.requirements).to.deep.equal([]);
    expect(environment.workers).to.have.length(0);
  });

  it('keeps its needs when it is moved', async () => {
    const { runtime } = freshPage();
    const box = place('<django-template loading="interaction" packages="a">x</django-template><p></p>');
    box.querySelector('p')?.append(templateIn(box));
    await nextTask();
    expect(runtime.registry.merged({}).needs.requirements).to.have.length(1);
  });

  it('hides its own markup and shows progress until it is rendered', async () => {
    const { environment } = freshPage({ boot: () => never() });
    const element = templateIn(
      place('<django-template loading="eager"><h2>{{ title }}</h2></django-template>'),
    );
    await until(() => environment.workers.length === 1);
    const progressed = oneEvent(element, 'django-progress');
    environment.worker.notify('progress', { step: 'download', fraction: 0.25 });
    expect(((await progressed) as CustomEvent<unknown>).detail).to.deep.equal({
      step: 'download',
      percent: 25,
    });
    await element.updateComplete;
    expect(visible(element.querySelector('h2')!)).to.equal(false); // eslint-disable-line @typescript-eslint/no-non-null-assertion
    expect(part(element, 'progress')).to.have.property('value', 25);
    expect(part(element, 'loading')?.textContent).to.contain('Loading Python and Django');
    await expect(element).to.be.accessible();
  });

  it("keeps the author's static content until the first good render", async () => {
    freshPage(failing, {});
    const element = templateIn(
      place('<django-template loading="eager"><pre>{% fro %}</pre></django-template>'),
    );
    const block = element.querySelector('pre')!; // eslint-disable-line @typescript-eslint/no-non-null-assertion
    await settled(element);
    expect([element.status, visible(block)]).to.deep.equal(['error', true]);
    freshPage();
    const good = await settled(
      templateIn(
        place('<django-template loading="eager"><pre>x</pre><p slot="fallback">F</p></django-template>'),
      ),
    );
    expect(
      [...good.children].map((child) => child.checkVisibility({ contentVisibilityAuto: true })),
    ).to.deep.equal([false, false, false]);
  });

  it('shows errors with place, lines and suggestions', async () => {
    freshPage(failing);
    const box = place(
      '<django-template loading="eager"><script type="text/django">{% fro %}</script></django-template>',
    );
    const event = await oneEvent<DjangoErrorEvent>(box, 'django-error');
    const element = await settled(templateIn(box));
    expect(event.detail.error).to.equal(element.error);
    expect(element.error).to.include({ type: 'TemplateError', line: 1, column: 4, element });
    const text = part(element, 'error')?.textContent;
    for (const piece of [
      'TemplateSyntaxError',
      "Invalid block tag: 'fro'",
      'line 1, column 4',
      '{% fro %}',
      'Did you mean "for"?',
    ]) {
      expect(text).to.contain(piece);
    }
    expect(part(element, 'error')?.getAttribute('role')).to.equal('alert');
    await expect(element).to.be.accessible();
  });

  it('says what the parser has damaged instead of rendering it', async () => {
    const { environment } = freshPage();
    const element = await settled(
      templateIn(
        place(
          '<django-template loading="eager"><table>{% for r in x %}<tr></tr>{% endfor %}</table></django-template>',
        ),
      ),
    );
    expect(part(element, 'error')?.textContent).to.contain('<script type="text/django">');
    expect(environment.workers).to.have.length(0);
  });

  it('renders anew when property, attribute or child changes, and keeps the old output meanwhile', async () => {
    const { environment } = freshPage();
    const element = await settled(
      templateIn(place('<django-template loading="eager" template="1"></django-template>')),
    );
    element.template = '2';
    await element.updateComplete;
    expect([element.status, output(element)]).to.deep.equal(['loading', '1']);
    await settled(element);
    element.setAttribute('template', '3');
    await until(() => output(element) === '3');
    element.removeAttribute('template');
    element.append(document.createRange().createContextualFragment('<script type="text/django">4</script>'));
    await until(() => output(element) === '4');
    const [script] = element.querySelectorAll('script');
    if (script) script.textContent = '5';
    await until(() => output(element) === '5');
    expect(environment.workers).to.have.length(1);
  });

  it('shows the newest of several changes only', async () => {
    const { environment } = freshPage();
    const element = await settled(
      templateIn(place('<django-template loading="eager" template="1"></django-template>')),
    );
    for (const template of ['2', '3', '4']) element.template = template;
    await until(() => output(element) === '4');
    expect(
      environment.requestsOf('render').flatMap(({ items }) => items.map(({ template }) => template)),
    ).to.deep.equal(['1', '4']);
  });

  it('waits for children that are still being parsed', async () => {
    freshPage();
    const frame = document.createElement('iframe');
    place('').append(frame);
    const doc = frame.contentDocument!; // eslint-disable-line @typescript-eslint/no-non-null-assertion
    doc.open();
    doc.write('<body><x-t id="t">');
    const { childrenComplete } = await import('../../src/runtime/document-parsed.js');
    const host = doc.getElementById('t')!; // eslint-disable-line @typescript-eslint/no-non-null-assertion
    let complete = false;
    const waiting = childrenComplete(host, new AbortController().signal).then(() => (complete = true));
    doc.write('<script type="text/django">Hel');
    await nextTask();
    expect(complete).to.equal(false);
    doc.write('lo<' + '/script></x-t><p>');
    await waiting;
    expect(host.textContent).to.equal('Hello');
    doc.close();
  });

  it('starts at a click with loading="interaction"', async () => {
    const { environment } = freshPage();
    const element = templateIn(
      place('<django-template loading="interaction" template="1"></django-template>'),
    );
    await element.updateComplete;
    const button = part(element, 'start');
    expect([element.status, environment.workers.length, button?.textContent]).to.deep.equal([
      'idle',
      0,
      'Run this example',
    ]);
    await expect(element).to.be.accessible();
    button?.click();
    await settled(element);
    expect([output(element), part(element, 'start')]).to.deep.equal(['1', null]);
  });

  it('starts at a click beside the button as well, and at a key, but not at a click on a link', async () => {
    freshPage();
    const markup =
      '<django-template loading="interaction" template="1"><a href="#x" slot="fallback">a</a></django-template>';
    const [clicked, pressed] = [...place(markup + markup).children] as DjangoTemplateElement[];
    clicked?.querySelector('a')?.click();
    pressed?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab' }));
    await nextTask();
    expect([clicked?.status, pressed?.status]).to.deep.equal(['idle', 'idle']);
    clicked?.click();
    pressed?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    await until(() => clicked?.status === 'rendered' && pressed?.status === 'rendered');
  });

  it('starts near the viewport by default', async () => {
    const { environment } = freshPage();
    const box = place(
      '<django-template template="near"></django-template><div style="height:5000px"></div><django-template template="far"></django-template>',
    );
    const [near, far] = [...box.querySelectorAll('django-template')];
    await settled(near!); // eslint-disable-line @typescript-eslint/no-non-null-assertion
    expect([far?.status, environment.requestsOf('render').length]).to.deep.equal(['idle', 1]);
    far?.scrollIntoView();
    await until(() => far?.status === 'rendered');
  });

  it('renders on demand with render()', async () => {
    freshPage();
    const element = templateIn(
      place('<django-template loading="interaction" template="1"></django-template>'),
    );
    expect(await element.render()).to.equal('1');
    expect(element.status).to.equal('rendered');
  });

  it('rejects render() with the error it shows', async () => {
    freshPage(failing);
    const element = templateIn(
      place('<django-template loading="interaction" template="1"></django-template>'),
    );
    const thrown: unknown = await element.render().catch((error: unknown) => error);
    expect(thrown).to.equal(element.error);
  });

  it('revives all elements when a failed start is tried again', async () => {
    const { environment } = freshPage({ boot: () => never() }, {});
    const box = place(
      '<django-template loading="eager" template="1"></django-template><django-template loading="eager" template="2"></django-template>',
    );
    await until(() => environment.workers.length === 1);
    environment.worker.fail('no');
    const elements = [...box.querySelectorAll('django-template')];
    for (const element of elements) await settled(element);
    expect(elements.map(({ error }) => error?.type)).to.deep.equal([
      'InitializationError',
      'InitializationError',
    ]);
    part(elements[0]!, 'retry')?.click(); // eslint-disable-line @typescript-eslint/no-non-null-assertion
    await until(() => elements.every(({ status }) => status === 'rendered'));
    expect(elements.map(output)).to.deep.equal(['1', '2']);
  });

  it('passes on settings, request, timeout and every layer of context', async () => {
    const { environment } = freshPage();
    const element = templateIn(
      place(`<django-template loading="eager" timeout="123" settings='{"LANGUAGE_CODE": "fr", "INSTALLED_APPS": ["a"]}' request='{"path": "/x"}'>
        <script type="text/django">1</script><script type="application/json">{"a": 1}</script></django-template>`),
    );
    element.context = { d: new Date(0) };
    await settled(element);
    const item = environment.requestsOf('render')[0]?.items[0];
    expect(item).to.deep.include({
      settings: { LANGUAGE_CODE: 'fr' },
      request: { path: '/x' },
      timeoutMs: 123,
    });
    expect(item?.contexts).to.deep.equal([
      { json: '{"a": 1}', tagged: false },
      { json: '{"d":{"$":"datetime","v":"1970-01-01T00:00:00.000Z"}}', tagged: true },
    ]);
    expect(environment.requestsOf('start')[0]?.settings).to.deep.equal({ INSTALLED_APPS: ['a'] });
  });
});
