/** Files that readers add to a playground and take out again. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/elements/django-playground/django-playground.js';
import type { DjangoPlaygroundElement } from '../../src/elements/django-playground/django-playground.js';
import { newFilePath } from '../../src/elements/django-playground/new-file.js';
import { Project } from '../../src/elements/django-playground/project.js';
import { clearPage, freshPage, place } from '../support/element-fixture.js';
import { until, type FakeHandlers } from '../support/fake-worker.js';

/** Renders the main file as it is. */
const echoing: FakeHandlers = {
  render: ({ items }) => ({
    outcomes: items.map(({ files, main }) => ({ ok: true, html: files[main ?? ''] ?? '', durationMs: 1 })),
    heapBytes: 1,
  }),
};

const find = (element: DjangoPlaygroundElement, selector: string): HTMLElement | null =>
  (element.shadowRoot ?? element).querySelector(selector);

const tabs = (element: DjangoPlaygroundElement): (string | undefined)[] =>
  [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[part=tabs] [role=tab]') ?? [])].map(
    ({ dataset }) => dataset['key'],
  );

const button = (element: DjangoPlaygroundElement, name: string): HTMLElement | null =>
  find(element, `.files [aria-label="${name}"]`);

const focused = (element: DjangoPlaygroundElement): Element | null =>
  element.shadowRoot?.activeElement ?? null;

async function make(attributes = 'id="files"'): Promise<DjangoPlaygroundElement> {
  freshPage(echoing);
  const box = place(
    `<django-playground loading="eager" ${attributes}><script type="text/django">main</script></django-playground>`,
  );
  const element = box.querySelector('django-playground');
  if (!element) throw new Error('there is no playground');
  await until(() => element.status === 'rendered' && find(element, '.cm-content') !== null);
  await element.updateComplete;
  return element;
}

/** Asks for a new file and types its name, as with the keyboard alone. */
async function add(element: DjangoPlaygroundElement, name: string): Promise<void> {
  button(element, 'New file')?.focus();
  await sendKeys({ press: 'Enter' });
  await until(() => focused(element)?.id === 'new-file-name');
  await sendKeys({ type: name });
  await sendKeys({ press: 'Enter' });
}

const added = async (element: DjangoPlaygroundElement, name: string): Promise<void> => {
  await add(element, name);
  await until(() => tabs(element).includes(`file:${name}`));
  await until(() => focused(element)?.classList.contains('cm-content') ?? false);
};

afterEach(() => {
  clearPage();
  history.replaceState(null, '', location.pathname + location.search);
});

describe('a new file', () => {
  it('is made with the keyboard, shown, typed into and rendered with', async () => {
    const element = await make();
    await added(element, 'part.html');
    expect(tabs(element)).to.deep.equal(['file:index.html', 'file:part.html', 'context', 'settings']);
    expect(find(element, '[aria-selected=true]')?.dataset['key']).to.equal('file:part.html');
    expect(find(element, '[role=status].message')?.textContent).to.contain('part.html');
    await sendKeys({ type: 'a part' });
    expect(find(element, '.cm-content')?.textContent).to.equal('a part');
    expect(element.html).to.equal('main');
  });

  it('says what is wrong with a name, and takes another one', async () => {
    const element = await make();
    await add(element, 'index.html');
    await until(() => find(element, '.problem')?.textContent !== '');
    expect(find(element, '.problem')?.textContent).to.contain('already');
    expect(focused(element)?.getAttribute('aria-invalid')).to.equal('true');
    await expect(element).to.be.accessible();
    await sendKeys({ type: '2' });
    await until(() => find(element, '.problem')?.textContent === '');
    await sendKeys({ press: 'Enter' });
    await until(() => tabs(element).includes('file:index.html2'));
  });

  it('is given up with Escape, which goes back to the button', async () => {
    const element = await make();
    button(element, 'New file')?.click();
    await until(() => focused(element)?.id === 'new-file-name');
    await sendKeys({ press: 'Escape' });
    await until(() => find(element, '.naming') === null);
    await until(() => focused(element) === button(element, 'New file'));
  });

  it('is removed by its button or the key Delete, and comes back with its text', async () => {
    const element = await make();
    await added(element, 'part.html');
    await sendKeys({ type: 'kept' });
    button(element, 'Remove part.html')?.click();
    await until(() => !tabs(element).includes('file:part.html'));
    await until(() => focused(element)?.getAttribute('data-key') === 'file:index.html');
    // What the author wrote stays.
    await sendKeys({ press: 'Delete' });
    expect(tabs(element)).to.deep.equal(['file:index.html', 'context', 'settings']);
    await added(element, 'part.html');
    expect(find(element, '.cm-content')?.textContent).to.equal('kept');
    await sendKeys({ press: 'Escape' });
    await sendKeys({ press: 'Delete' });
    await until(() => !tabs(element).includes('file:part.html'));
  });

  it('goes with a link, and away with a reset', async () => {
    const element = await make();
    await added(element, 'part.html');
    await sendKeys({ type: 'shared' });
    const { hash } = new URL(await element.share());
    element.reset();
    await until(() => !tabs(element).includes('file:part.html'));
    clearPage();
    history.replaceState(null, '', hash);
    const other = await make();
    expect(tabs(other)).to.include('file:part.html');
    find(other, '[data-key="file:part.html"]')?.click();
    await until(() => find(other, '.cm-content')?.textContent === 'shared');
    expect(button(other, 'Remove part.html')).not.to.equal(null);
  });

  it('has no text that a link brought, once that is gone', async () => {
    const element = await make();
    await added(element, 'part.html');
    await sendKeys({ type: 'shared' });
    const { hash } = new URL(await element.share());
    find(element, '.files [aria-label="Remove part.html"]')?.click();
    clearPage();
    history.replaceState(null, '', hash);
    const other = await make();
    expect(tabs(other)).to.include('file:part.html');
    other.reset();
    await until(() => !tabs(other).includes('file:part.html'));
    await until(() => find(other, '.cm-content') !== null);
    await added(other, 'part.html');
    expect(find(other, '.cm-content')?.textContent).to.equal('');
  });

  it('has no text that another link brought', async () => {
    const element = await make();
    const { hash: plain } = new URL(await element.share());
    await added(element, 'part.html');
    await sendKeys({ type: 'shared' });
    const { hash } = new URL(await element.share());
    clearPage();
    history.replaceState(null, '', hash);
    const other = await make();
    find(other, '[data-key="file:part.html"]')?.click();
    await until(() => button(other, 'Remove part.html') !== null);
    button(other, 'Remove part.html')?.click();
    await until(() => !tabs(other).includes('file:part.html'));
    history.replaceState(null, '', plain);
    dispatchEvent(new HashChangeEvent('hashchange'));
    await until(() => find(other, '.message')?.textContent.includes('the link') ?? false);
    await until(() => find(other, '.cm-content') !== null);
    await added(other, 'part.html');
    expect(find(other, '.cm-content')?.textContent).to.equal('');
  });

  it('is not offered where nothing can be changed', async () => {
    const element = await make('editable="false"');
    expect(find(element, '.files')).to.equal(null);
  });
});

describe('the name of a new file', () => {
  const project = (python: string | null): Project =>
    new Project({
      files: { 'index.html': '' },
      main: 'index.html',
      context: '{}',
      python,
      packages: [],
      settings: {},
    });

  for (const [name, path] of [
    ['part.html', 'part.html'],
    [' /parts/row.html ', 'parts/row.html'],
    ['templates/row.html', 'row.html'],
    ['./static/a.css', 'static/a.css'],
  ] as const) {
    it(`“${name}” means ${path}`, () => expect(newFilePath(name, project(null))).to.equal(path));
  }

  for (const [name, problem] of [
    ['', 'needs a name'],
    ['../up.html', 'inside the project'],
    ['index.html', 'already'],
    ['templates/index.html', 'already'],
    ['templatetags/x.py', 'no Python'],
    ['a'.repeat(101), 'characters'],
  ] as const) {
    it(`cannot be “${name.slice(0, 30)}”`, () =>
      expect(() => newFilePath(name, project(null))).to.throw(problem));
  }

  it('may be that of a module where the author has written Python', () =>
    expect(newFilePath('templatetags/x.py', project('a = 1'))).to.equal('templatetags/x.py'));
});
