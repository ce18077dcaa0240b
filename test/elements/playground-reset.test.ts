/** What a reset takes, and how it comes back. */
import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { encodeShare } from '../../src/core/share.js';
import '../../src/elements/django-playground/django-playground.js';
import type { DjangoPlaygroundElement } from '../../src/elements/django-playground/django-playground.js';
import { Project } from '../../src/elements/django-playground/project.js';
import { clearPage, freshPage, place } from '../support/element-fixture.js';
import { until, type FakeHandlers } from '../support/fake-worker.js';

const AUTHORED = {
  files: { 'index.html': 'authored', 'base.html': 'base' },
  main: 'index.html',
  context: '{}',
  python: null,
  packages: [],
  settings: {},
};

/** A project with changes of every kind. */
function changed(): Project {
  const project = new Project(AUTHORED);
  project.edit('file:index.html', 'one');
  project.edit('file:base.html', 'two');
  project.add('mine.html');
  project.update({ packages: ['django-bird'], settings: { LANGUAGE_CODE: 'fr' } });
  return project;
}

describe('Project', () => {
  it('brings back all that a reset has taken', () => {
    const project = changed();
    const before = structuredClone(project.current);
    project.reset();
    expect([project.current, project.canUndoReset]).to.deep.equal([AUTHORED, true]);
    project.reset();
    project.undoReset();
    expect([project.current, project.canUndoReset]).to.deep.equal([before, false]);
  });

  it('brings settings and packages back with a text whose reset is undone, and leaves the others to their own', () => {
    const project = changed();
    project.reset();
    expect(project.edit('file:base.html', 'two')).to.equal(true);
    expect(project.current).to.deep.include({ packages: ['django-bird'], settings: { LANGUAGE_CODE: 'fr' } });
    expect([project.textOf('file:index.html'), project.canUndoReset]).to.deep.equal(['authored', true]);
    project.edit('file:index.html', 'one');
    expect(Object.keys(project.current.files)).not.to.include('mine.html');
  });

  it('lets go of it when something else is changed', () => {
    for (const change of [
      (project: Project): unknown => project.edit('file:index.html', 'new'),
      (project: Project): unknown => project.edit('context', '{"a": 1}'),
      (project: Project): unknown => project.update({ settings: { USE_TZ: false } }),
      (project: Project): unknown => project.rebase({ ...AUTHORED, context: '{"b": 1}' }),
      (project: Project): unknown => project.forget(),
    ]) {
      const project = changed();
      project.reset();
      change(project);
      const after = structuredClone(project.current);
      project.undoReset();
      expect([project.current, project.canUndoReset]).to.deep.equal([after, false]);
    }
  });
});

/** Renders the main file and the language. */
const django: FakeHandlers = {
  render: ({ items }) => ({
    outcomes: items.map(({ files, main, settings }) => ({
      ok: true,
      html: `${files[main ?? ''] ?? ''} ${JSON.stringify(settings)}`,
      durationMs: 1,
    })),
    heapBytes: 1,
  }),
};

const AS_AUTHORED = 'authored {}';
const AS_CHANGED = 'typed authored {"LANGUAGE_CODE":"fr"}';

const find = (element: DjangoPlaygroundElement, selector: string): HTMLElement | null =>
  element.renderRoot.querySelector(selector);

async function open(hash = ''): Promise<DjangoPlaygroundElement> {
  if (hash !== '') history.replaceState(null, '', hash);
  freshPage(django);
  const box = place(
    '<django-playground loading="eager"><script type="text/django">authored</script></django-playground>',
  );
  const element = box.querySelector('django-playground');
  if (!element) throw new Error('there is no playground');
  await until(() => element.status === 'rendered' && find(element, '.cm-content') !== null);
  return element;
}

/** Gives it another setting and another text, as a reader does. */
async function change(element: DjangoPlaygroundElement): Promise<void> {
  find(element, '[data-key=settings]')?.click();
  await element.updateComplete;
  const field = find(element, '#settings-LANGUAGE_CODE');
  if (field instanceof HTMLInputElement) field.value = 'fr';
  field?.dispatchEvent(new Event('change'));
  find(element, '[data-key="file:index.html"]')?.click();
  await element.updateComplete;
  find(element, '.cm-content')?.focus();
  await sendKeys({ type: 'typed ' });
  await until(() => element.html === AS_CHANGED);
}

const reset = async (element: DjangoPlaygroundElement): Promise<void> => {
  find(element, '.tool[aria-label=Reset]')?.click();
  await until(() => element.html === AS_AUTHORED && element.status === 'rendered');
};

afterEach(async () => {
  clearPage();
  await setViewport({ width: 1280, height: 720 });
  history.replaceState(null, '', location.pathname + location.search);
});

describe('a reset', () => {
  it('is undone as a whole by a button, which leaves the focus in the playground', async () => {
    const element = await open();
    await change(element);
    await reset(element);
    find(element, '[part=undo]')?.click();
    await until(() => element.html === AS_CHANGED);
    expect(find(element, '.cm-content')?.textContent).to.equal('typed authored');
    expect([find(element, '[part=undo]'), element.shadowRoot?.activeElement?.role]).to.deep.equal([
      null,
      'tab',
    ]);
  });

  it('is undone by the editor’s own key, settings included', async () => {
    const element = await open();
    await change(element);
    await reset(element);
    find(element, '.cm-content')?.focus();
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'z' });
    await sendKeys({ up: 'Control' });
    await until(() => element.html === AS_CHANGED);
  });

  it('of a link takes it for good, and says so', async () => {
    const { text } = await encodeShare({ ...AUTHORED, files: { 'index.html': 'shared' } });
    const element = await open(`#django-playground=${text}`);
    await reset(element);
    expect(find(element, '.message')?.textContent).to.contain('What the link brought');
    expect(find(element, '[part=undo]')).to.equal(null);
  });
});

describe('the status line', () => {
  it('tells screen readers that it renders, and not each time how long that took', async () => {
    const element = await open();
    await until(() => find(element, '[role=status]')?.textContent === 'Rendered');
    expect(find(element, '.told')?.textContent).to.equal('Rendered in 1.0 ms');
    const seen: MutationRecord[] = [];
    const observer = new MutationObserver((records) => seen.push(...records));
    const line = find(element, '[role=status]');
    if (line) observer.observe(line, { subtree: true, childList: true, characterData: true });
    for (const text of ['one', 'two', 'three']) {
      element.setTemplate(text);
      await element.render();
    }
    seen.push(...observer.takeRecords());
    expect(seen).to.have.length(0);
    observer.disconnect();
  });

  it('cuts nothing of what it says, however little room there is', async () => {
    await setViewport({ width: 320, height: 720 });
    const element = await open();
    let noise = '';
    for (let value = 7; noise.length < 40_000; value = (value * 48_271) % 2_147_483_647)
      noise += String.fromCharCode(97 + (value % 26));
    element.setTemplate(noise);
    find(element, '.menu summary')?.click();
    const items = [...element.renderRoot.querySelectorAll<HTMLElement>('[role=menuitem]')];
    items.find(({ textContent }) => textContent.includes('Copy link'))?.click();
    const message = find(element, '.told');
    await until(() => message?.textContent.includes('too much for a link') ?? false);
    expect(message?.scrollWidth).to.be.at.most(message?.clientWidth ?? 0);
    expect(message?.getBoundingClientRect().right).to.be.at.most(element.getBoundingClientRect().right);
    expect(message?.getBoundingClientRect().height).to.be.above(40);
  });
});
