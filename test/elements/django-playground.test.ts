import { expect, nextFrame, oneEvent } from '@open-wc/testing';
import '../../src/elements/django-playground/django-playground.js';
import type { DjangoPlaygroundElement } from '../../src/elements/django-playground/django-playground.js';
import type { DjangoRenderEvent } from '../../src/elements/events.js';
import { clearPage, freshPage, place, type Page } from '../support/element-fixture.js';
import { until, type FakeHandlers } from '../support/fake-worker.js';

/** Renders the main file as it is. */
const echoing: FakeHandlers = {
  render: ({ items }) => ({
    outcomes: items.map(({ files, main }) => ({ ok: true, html: files[main ?? ''] ?? '', durationMs: 1 })),
    heapBytes: 1,
  }),
};

const failing: FakeHandlers = {
  render: () => ({
    outcomes: [
      {
        ok: false,
        error: {
          kind: 'template',
          exception: 'TemplateSyntaxError',
          message: "Invalid block tag: 'fro'",
          templateName: 'index.html',
          line: 1,
          column: 4,
          excerpt: '1 | {% fro %}',
        },
      },
    ],
    heapBytes: 1,
  }),
};

const SCRIPTS = `<script type="text/django">Hello {{ name }}</script>
  <script type="text/django" name="base.html">base</script>
  <script type="application/json">{"name": "Ada"}</script>`;

const markup = (attributes = '', content = SCRIPTS): string =>
  `<django-playground loading="eager" ${attributes}>${content}</django-playground>`;

function playgroundIn(box: HTMLElement): DjangoPlaygroundElement {
  const element = box.querySelector('django-playground');
  if (!element) throw new Error('there is no <django-playground> in the fixture');
  return element;
}

const find = (element: DjangoPlaygroundElement, selector: string): HTMLElement | null =>
  element.renderRoot.querySelector(selector);

const tabs = (element: DjangoPlaygroundElement): string[] =>
  [...element.renderRoot.querySelectorAll('[part=tabs] .name')].map(({ textContent }) => textContent);

async function settled(element: DjangoPlaygroundElement): Promise<DjangoPlaygroundElement> {
  await until(() => element.status === 'rendered' || element.status === 'error');
  await element.updateComplete;
  await until(() => find(element, '.cm-content') !== null);
  return element;
}

/** A playground whose template is given back as it is. */
async function make(
  attributes = '',
  content = SCRIPTS,
): Promise<{ element: DjangoPlaygroundElement } & Page> {
  const page = freshPage(echoing);
  return { ...page, element: await settled(playgroundIn(place(markup(attributes, content)))) };
}

afterEach(clearPage);

describe('<django-playground>', () => {
  it('shows a tab for each file and context, renders, and says so', async () => {
    freshPage(echoing);
    const box = place(markup());
    const { detail } = await oneEvent<DjangoRenderEvent>(box, 'django-render');
    expect(detail).to.deep.equal({ html: 'Hello {{ name }}', duration: 1, cached: false });
    const element = await settled(playgroundIn(box));
    expect(tabs(element)).to.deep.equal(['index.html', 'base.html', 'Context', 'Settings']);
    expect(find(element, '.cm-content')?.textContent).to.equal('Hello {{ name }}');
    expect(find(element, '[role=status].message')?.textContent).to.contain('Rendered');
    expect(document.activeElement).to.equal(document.body);
  });

  it('sends files, context, packages and settings as one item', async () => {
    const { environment } = await make(`settings='{"LANGUAGE_CODE": "fr"}' packages="django-bird"`);
    const item = environment.requestsOf('render')[0]?.items[0];
    expect(item).to.deep.include({
      template: null,
      main: 'index.html',
      files: { 'index.html': 'Hello {{ name }}', 'base.html': 'base' },
      packages: ['django-bird'],
      settings: { LANGUAGE_CODE: 'fr' },
    });
    expect(JSON.parse(item?.contexts[0]?.json ?? '')).to.deep.equal({ name: 'Ada' });
  });

  it('moves between tabs by arrows and keeps one of them in the tab order', async () => {
    const { element } = await make();
    const list = (): HTMLElement[] => [
      ...element.renderRoot.querySelectorAll<HTMLElement>('[part=tabs] [role=tab]'),
    ];
    list()[0]?.focus();
    for (const key of ['ArrowRight', 'ArrowRight'])
      find(element, '[part=tabs]')?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await element.updateComplete;
    await until(() => list()[1]?.tabIndex === 0 || list()[2]?.tabIndex === 0);
    expect(list().filter(({ tabIndex }) => tabIndex === 0)).to.have.length(1);
    expect(find(element, '[part=editor]')?.getAttribute('aria-labelledby')).to.equal(
      find(element, '[part=tabs] [aria-selected=true]')?.id,
    );
  });

  it('resets to what the author wrote', async () => {
    const { element } = await make();
    element.setTemplate('changed');
    expect(await element.render()).to.equal('changed');
    element.reset();
    expect(await element.render()).to.equal('Hello {{ name }}');
    expect(find(element, '.cm-content')?.textContent).to.equal('Hello {{ name }}');
  });

  it('takes a context with values that JSON lacks and says which they are', async () => {
    const { element, environment } = await make();
    element.setContext({ when: new Date(0), n: 1 });
    await element.render();
    const item = environment.requestsOf('render').at(-1)?.items[0];
    expect(item?.contexts.map(({ tagged }) => tagged)).to.deep.equal([true, false]);
    expect(JSON.parse(item?.contexts[1]?.json ?? '')).to.deep.equal({ n: 1 });
    element.renderRoot.querySelector<HTMLElement>('[data-key=context]')?.click();
    await element.updateComplete;
    expect(find(element, '.hint')?.textContent).to.contain('when');
  });

  it('says where broken JSON is broken, and keeps the last good output as stale', async () => {
    const { element } = await make();
    element.setContext('{"a": }');
    await until(() => element.status === 'error');
    await element.updateComplete;
    expect(element.error).to.include({ templateName: 'context', line: 1 });
    expect(find(element, '.badge')?.textContent).to.equal('Last good output');
    expect(find(element, '[part=tabs] .note.error')?.closest('[role=tab]')?.textContent).to.contain(
      'Context',
    );
  });

  it('goes to the place of an error', async () => {
    freshPage(failing);
    const element = await settled(playgroundIn(place(markup())));
    find(element, '.go')?.click();
    await until(
      () => (element.renderRoot as ShadowRoot).activeElement?.classList.contains('cm-content') ?? false,
    );
  });

  it('splits by keys', async () => {
    const { element } = await make('layout="horizontal"');
    const bar = find(element, '[role=separator]');
    bar?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    await element.updateComplete;
    expect([bar?.ariaValueNow, bar?.ariaOrientation]).to.deep.equal(['52', 'vertical']);
  });

  it('announces its needs and withdraws them when it leaves', async () => {
    const { element, runtime } = await make('packages="a"');
    expect(runtime.registry.merged({}).needs.requirements).to.have.length(1);
    element.destroy();
    await until(() => runtime.registry.merged({}).needs.requirements.length === 0);
  });

  it('announces what its attributes name before anything is loaded or read', () => {
    const { runtime } = freshPage(echoing);
    place(markup('packages="a"'));
    expect(runtime.registry.merged({}).needs.requirements).to.have.length(1);
  });

  it('takes properties and calls before its shell has been loaded, also outside of the document', async () => {
    freshPage(echoing);
    const element = document.createElement('django-playground');
    element.template = 'authored';
    element.setTemplate('changed');
    element.setContext({ n: 1 });
    expect([element.status, element.html, element.error]).to.deep.equal(['idle', null, null]);
    await nextFrame();
    place('').append(element);
    expect(await element.render()).to.equal('changed');
    element.reset();
    expect(await element.render()).to.equal('authored');
  });

  it('restores what a link brings, but none of its Python', async () => {
    const { element } = await make('id="shared"');
    element.setTemplate('from the link');
    const url = await element.share();
    clearPage();
    history.replaceState(null, '', new URL(url).hash);
    const again = await make('id="shared"');
    expect(again.element.html).to.equal('from the link');
    expect(find(again.element, '.message')?.textContent).to.contain('the link');
    again.element.setTemplate('later');
    await again.element.render();
    expect(find(again.element, '.message')?.textContent).to.contain('Rendered');
    expect((await make('id="other"')).element.html).to.equal('Hello {{ name }}');
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('says what is wrong with a link that cannot be read', async () => {
    history.replaceState(null, '', '#django-playground=v1.broken');
    const { element } = await make();
    history.replaceState(null, '', location.pathname + location.search);
    expect(element.html).to.equal('Hello {{ name }}');
    expect(find(element, '[part=link-error]')?.textContent).to.contain('damaged');
  });

  it('takes switches as frameworks set them: as properties, in words, before or after its class is there', async () => {
    const { element } = await make('share="off"');
    expect(element.sharing).to.equal(false);
    const toggles = element as unknown as { share: unknown; editable: unknown };
    toggles.share = true;
    expect([element.sharing, typeof element.share]).to.deep.equal([true, 'function']);
    expect(await element.share()).to.match(/#/);
    for (const [value, isOn] of [
      ['off', false],
      [undefined, true],
      [false, false],
      ['on', true],
    ] as const) {
      toggles.share = value;
      expect(element.sharing, String(value)).to.equal(isOn);
    }
    for (const [value, isOn] of [
      ['false', false],
      ['true', true],
      [false, false],
      [null, true],
    ] as const) {
      toggles.editable = value;
      expect(element.editable, String(value)).to.equal(isOn);
    }
    const early = document.implementation.createHTMLDocument().createElement('django-playground');
    Object.assign(early, { share: false, editable: 'false' });
    element.after(early);
    await early.updateComplete;
    expect([early.sharing, early.editable, typeof early.share]).to.deep.equal([false, false, 'function']);
  });
});
