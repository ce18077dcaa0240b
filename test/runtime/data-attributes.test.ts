import { expect, oneEvent } from '@open-wc/testing';
import { DataAttributes } from '../../src/runtime/data-attributes.js';
import { answering, clearPage, freshPage, place, type Page } from '../support/element-fixture.js';
import { failure } from '../support/runtime-fixture.js';
import { nextTask, until, type FakeHandlers } from '../support/fake-worker.js';

let attributes: DataAttributes | undefined;

/** A page whose data attributes are watched. */
async function watched(markup: string, ...handlers: FakeHandlers[]): Promise<Page & { box: HTMLElement }> {
  const page = freshPage(...handlers);
  const box = place(markup);
  attributes = new DataAttributes(page.runtime);
  await attributes.start();
  return { ...page, box };
}

const failing: FakeHandlers = {
  render: () => ({
    outcomes: [{ ok: false, error: { kind: 'template', exception: 'TemplateSyntaxError', message: 'no' } }],
    heapBytes: 1,
  }),
};

afterEach(() => {
  attributes?.stop();
  clearPage();
});

describe('data attributes', () => {
  it('render the content of an element with its context', async () => {
    const { box, environment } = await watched(
      `<div data-django-template='{"name": "Alice"}' data-django-packages='["a"]'><h2>Hello {{ name }}</h2></div>`,
    );
    const [element] = box.children;
    await oneEvent(box, 'django-render');
    expect(element?.innerHTML).to.equal('<h2>Hello {{ name }}</h2>');
    expect(environment.requestsOf('render')[0]?.items[0]).to.deep.include({
      template: '<h2>Hello {{ name }}</h2>',
      contexts: [{ json: '{"name": "Alice"}', tagged: false }],
    });
    expect(environment.requestsOf('start')[0]?.requirements).to.deep.equal([
      { requirement: 'a', owners: ['<div>'] },
    ]);
  });

  it('show the loading text instead of the template source', async () => {
    const { box } = await watched(
      '<div data-django-template data-django-loading="Rendering…"><p>{{ x }}</p></div>',
    );
    expect(box.querySelector('div')?.textContent).to.equal('Rendering…');
  });

  it('render a lone script again when its text changes', async () => {
    const { box } = await watched('<script type="text/django" data-django-template>a</script>');
    await oneEvent(box, 'django-render');
    const script = box.querySelector('script');
    if (script) script.textContent = 'b';
    await until(() => box.querySelector('div')?.textContent === 'b');
  });

  it('show it where the output of a lone script will be, too', async () => {
    const { box } = await watched(
      '<script type="text/django" data-django-template data-django-loading="Rendering…">{{ x }}</script>',
    );
    expect(box.querySelector('div')?.textContent).to.equal('Rendering…');
  });

  it('are on screen when init() says that all is done', async () => {
    const { box, runtime } = await watched(
      '<div data-django-template>a</div><div data-django-template>b</div>',
    );
    await until(() => box.querySelectorAll('[data-django-status]').length === 2);
    await runtime.init();
    await attributes?.settled();
    expect(box.textContent).to.equal('ab');
  });

  it('are rendered by a later init() that wants what an earlier one has left', async () => {
    const { runtime } = freshPage();
    const box = place('<div data-django-template>a</div><pre><code class="x">b</code></pre>');
    attributes = new DataAttributes(runtime);
    await runtime.init({ autoRender: false });
    await attributes.enhance({ enhance: 'pre > code.x' });
    await runtime.init({ autoRender: true });
    await attributes.start();
    await until(() => box.querySelector('div')?.dataset['djangoStatus'] === 'rendered');
  });

  it('stop being lazy when a later init() says so', async () => {
    const { box, runtime } = await watched(
      '<div style="height:5000px"></div><div data-django-template id="far">a</div>',
    );
    await runtime.init({ lazy: false });
    await attributes?.start();
    await until(() => box.querySelector<HTMLElement>('#far')?.dataset['djangoStatus'] === 'rendered');
  });

  it('refuse a selector that is none, and go on', async () => {
    const { runtime } = await watched('');
    const refused = await failure(attributes?.enhance({ enhance: 'pre >' }) ?? Promise.resolve());
    expect([refused.type, refused.message]).to.deep.equal([
      'InitializationError',
      'enhance: “pre >” is no CSS selector.',
    ]);
    const box = place('<div data-django-template>a</div>');
    await runtime.init();
    await until(() => box.querySelector('div')?.dataset['djangoStatus'] === 'rendered');
  });

  it('put the output of a lone script behind it', async () => {
    const { box } = await watched(
      '<script type="text/django" data-django-template>\n<b>{% if a <b %}{% endif %}</b></script>',
    );
    await oneEvent(box, 'django-render');
    expect([...box.children].map(({ localName }) => localName)).to.deep.equal(['script', 'div']);
    expect(box.querySelector('div')?.hasAttribute('data-django-output')).to.equal(true);
  });

  it('show the fallback, or else the error', async () => {
    const { box } = await watched(
      '<div data-django-template data-django-error-fallback="<p>Sorry</p>">x</div><div data-django-template>y</div>',
      failing,
      failing,
    );
    const [first, second] = box.children;
    await until(
      () =>
        second?.getAttribute('data-django-status') === 'error' &&
        first?.getAttribute('data-django-status') === 'error',
    );
    expect(first?.innerHTML).to.equal('<p>Sorry</p>');
    expect(second?.querySelector('[role=alert]')?.textContent).to.contain('TemplateSyntaxError: no');
  });

  it('come alive when they are added later, and render anew when the context changes', async () => {
    const { box, environment } = await watched('');
    box.innerHTML = '<section><div data-django-template=\'{"n": 1}\'>{{ n }}</div></section>';
    await oneEvent(box, 'django-render');
    box
      .querySelector<HTMLElement>('[data-django-template]')
      ?.setAttribute('data-django-template', '{"n": 2}');
    await oneEvent(box, 'django-render');
    expect(environment.requestsOf('render').map(({ items }) => items[0]?.contexts[0]?.json)).to.deep.equal([
      '{"n": 1}',
      '{"n": 2}',
    ]);
    expect(environment.requestsOf('render')[1]?.items[0]?.template).to.equal('{{ n }}');
  });

  it('withdraw their needs when they are removed', async () => {
    const { box, runtime } = await watched('<div data-django-template data-django-packages="a">x</div>');
    expect(runtime.registry.merged({}).needs.requirements).to.have.length(1);
    box.replaceChildren();
    await nextTask();
    expect(runtime.registry.merged({}).needs.requirements).to.have.length(0);
  });

  it('are left alone with autoRender: false', async () => {
    const page = freshPage();
    const box = place('<div data-django-template>x</div>');
    await page.runtime.init({ autoRender: false });
    attributes = new DataAttributes(page.runtime);
    await attributes.start();
    await nextTask();
    expect(page.environment.requestsOf('render')).to.have.length(0);
    expect(box.innerHTML).to.equal('<div data-django-template="">x</div>');
  });

  it('are not taken from inside another live element', async () => {
    const { runtime } = await watched(
      '<div data-django-template data-django-packages="a">x <i data-django-template data-django-packages="b"></i></div>',
    );
    expect(
      runtime.registry.merged({}).needs.requirements.map(({ requirement }) => requirement),
    ).to.deep.equal(['a']);
  });

  it('turn code blocks into live examples with enhance', async () => {
    const page = freshPage();
    const box = place('<pre><code class="language-django">{{ a }} &lt;b&gt;</code></pre>');
    attributes = new DataAttributes(page.runtime);
    await attributes.enhance({ enhance: 'pre > code.language-django' });
    await oneEvent(box, 'django-render');
    expect(page.environment.requestsOf('render')[0]?.items[0]?.template).to.equal('{{ a }} <b>');
    expect([...box.children].map(({ localName }) => localName)).to.deep.equal(['pre', 'div']);
  });

  it('never take output for a template, when they are taken out and put back, copied or restored', async () => {
    const { box, environment, runtime } = await watched(
      '<div data-django-template><p>{{ n }}</p></div>',
      answering('<p>{{ secret }}</p>'),
    );
    const [element] = box.children;
    await until(() => element?.innerHTML === '<p>{{ secret }}</p>');
    const saved = element?.outerHTML ?? '';
    element?.remove();
    await nextTask();
    if (element) box.append(element, element.cloneNode(true));
    box.insertAdjacentHTML('beforeend', saved);
    // The same template with the same context is answered from the cache; any other would have to be rendered.
    await until(() => runtime.stats().templatesCached === 3);
    expect(
      environment.requestsOf('render').flatMap(({ items }) => items.map(({ template }) => template)),
    ).to.deep.equal(['<p>{{ n }}</p>']);
  });

  it('never come alive in output', async () => {
    const { box, runtime } = await watched('<script type="text/django" data-django-template>x</script>');
    await oneEvent(box, 'django-render');
    box
      .querySelector('[data-django-output]')
      ?.insertAdjacentHTML('beforeend', '<div data-django-template data-django-packages="a">{{ 1 }}</div>');
    await nextTask();
    expect(runtime.registry.merged({}).needs.requirements).to.deep.equal([]);
  });

  it('give a restored script its old place for the output', async () => {
    const { box } = await watched('<script type="text/django" data-django-template>x</script>');
    await oneEvent(box, 'django-render');
    const saved = box.innerHTML;
    box.innerHTML = '';
    await nextTask();
    box.innerHTML = saved;
    await oneEvent(box, 'django-render');
    expect(box.querySelectorAll('[data-django-output]')).to.have.length(1);
  });

  it('come alive and go when the attribute is set and removed', async () => {
    const { box, runtime } = await watched('<div data-django-packages="a">x</div>');
    const [element] = box.children;
    element?.setAttribute('data-django-template', '');
    await oneEvent(box, 'django-render');
    element?.removeAttribute('data-django-template');
    await nextTask();
    expect(runtime.registry.merged({}).needs.requirements).to.deep.equal([]);
  });

  it('enhance code blocks that come later, too', async () => {
    const { box, runtime } = await watched('');
    await attributes?.enhance({ enhance: 'pre > code.language-django' });
    box.innerHTML = '<section><pre><code class="language-django">{{ late }}</code></pre></section>';
    await oneEvent(box, 'django-render');
    expect(runtime.stats().templatesRendered).to.equal(1);
  });

  it('show the error when the fallback cannot be made safe', async () => {
    const { box, runtime } = await watched(
      '<div data-django-template data-django-error-fallback="F">x</div>',
      failing,
    );
    await runtime.init({
      sanitize: () => {
        throw new Error('broken');
      },
    });
    await until(() => box.firstElementChild?.getAttribute('data-django-status') === 'error');
    expect(box.querySelector('[role=alert]')?.textContent).to.contain('TemplateSyntaxError: no');
  });
});
