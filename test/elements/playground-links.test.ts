/** What a link's project is given and what not, and the notices about links. */
import { expect } from '@open-wc/testing';
import type { PlaygroundState } from '../../src/core/playground-state.js';
import { shareIn } from '../../src/core/share-link.js';
import { decodeShare, encodeShare } from '../../src/core/share.js';
import { createPlayground } from '../../src/create-playground.js';
import '../../src/elements/django-playground/django-playground.js';
import type { DjangoPlaygroundElement } from '../../src/elements/django-playground/django-playground.js';
import { clearPage, freshPage, place, type Page } from '../support/element-fixture.js';
import { until, type FakeHandlers } from '../support/fake-worker.js';

/** Renders the main file as it is. */
const echoing: FakeHandlers = {
  render: ({ items }) => ({
    outcomes: items.map(({ files, main }) => ({ ok: true, html: files[main ?? ''] ?? '', durationMs: 1 })),
    heapBytes: 1,
  }),
};

const AUTHORED: PlaygroundState = {
  files: { 'index.html': 'authored' },
  main: 'index.html',
  context: '{}',
  python: null,
  packages: [],
  settings: {},
};

const SHARED = { ...AUTHORED, files: { 'index.html': 'shared' }, context: '{"n": 1}' };

const DAMAGED = '#django-playground=v1.broken';

const find = (element: DjangoPlaygroundElement, selector: string): HTMLElement | null =>
  element.renderRoot.querySelector(selector);

const hashOf = async (state: PlaygroundState): Promise<string> =>
  `#django-playground=${(await encodeShare(state)).text}`;

/** Follows a link to another fragment, in a way that does not look like leaving the page of the tests. */
function follow(hash: string): void {
  history.replaceState(null, '', hash);
  dispatchEvent(new HashChangeEvent('hashchange'));
}

/** A playground whose page has given it values by script, opened with `hash`. */
async function open(hash: string): Promise<{ element: DjangoPlaygroundElement } & Page> {
  history.replaceState(null, '', hash);
  const page = freshPage(echoing);
  const element = document.createElement('django-playground');
  element.loading = 'eager';
  element.template = 'authored';
  element.request = { user: 'reader' };
  element.context = { secret: new Date(0), plain: 'mine' };
  place('').append(element);
  await until(() => element.status === 'rendered' && find(element, '.cm-content') !== null);
  await element.updateComplete;
  return { ...page, element };
}

/** What the last render was given. */
function given({ environment }: Page): { names: string[]; request: unknown } {
  const item = environment.requestsOf('render').at(-1)?.items[0];
  const names = (item?.contexts ?? []).flatMap(({ json }) => Object.keys(JSON.parse(json) as object));
  return { names, request: item?.request };
}

afterEach(() => {
  clearPage();
  history.replaceState(null, '', location.pathname + location.search);
});

describe('a link', () => {
  it('is not given what scripts of the page have given, until it is reset', async () => {
    const { element, ...page } = await open(await hashOf(SHARED));
    expect([element.html, given(page)]).to.deep.equal(['shared', { names: ['n'], request: null }]);
    element.reset();
    expect(await element.render()).to.equal('authored');
    expect(given(page)).to.deep.equal({ names: ['secret', 'plain'], request: { user: 'reader' } });
  });

  it('is not given what they give later', async () => {
    const { element, ...page } = await open(await hashOf(SHARED));
    element.context = { secret: new Date(1), plain: 'still mine' };
    element.request = { user: 'other' };
    await element.updateComplete;
    element.setTemplate('typed');
    expect(await element.render()).to.equal('typed');
    expect(given(page)).to.deep.equal({ names: ['n'], request: null });
  });

  it('to the page as it is takes nothing away', async () => {
    const { element, ...page } = await open(
      await hashOf({ ...AUTHORED, context: '{\n  "plain": "mine"\n}' }),
    );
    expect(given(page)).to.deep.equal({ names: ['secret', 'plain'], request: { user: 'reader' } });
    expect(find(element, '.message')?.textContent).not.to.contain('network');
  });

  it('does not come back by undoing a reset', async () => {
    const { element } = await open(await hashOf(SHARED));
    const content = find(element, '.cm-content');
    element.reset();
    await until(() => {
      const now = find(element, '.cm-content');
      return now !== null && now !== content && now.textContent === 'authored';
    });
  });
});

describe('a link that is shared again', () => {
  const withPython = {
    ...SHARED,
    files: { ...SHARED.files, 'templatetags/theirs.py': 'x = 1' },
    python: 'n = 42',
    packages: ['theirs'],
    settings: { INSTALLED_APPS: ['theirs'] },
  };
  const again = async (element: DjangoPlaygroundElement): Promise<PlaygroundState> =>
    decodeShare(shareIn(new URL(await element.share()).hash, { number: 1 }) ?? '');

  it('carries the Python that was withheld, with what the reader has changed', async () => {
    const { element, environment } = await open(await hashOf(withPython));
    element.setTemplate('edited');
    await element.render();
    const edited = { ...withPython, files: { ...withPython.files, 'index.html': 'edited' } };
    expect(await again(element)).to.deep.equal(edited);
    find(element, '[part=withheld] button:last-child')?.click();
    await until(() => find(element, '[part=withheld]') === null);
    expect(await again(element)).to.deep.equal(edited);
    const ran = environment.requestsOf('render').flatMap(({ items }) => items.map(({ python }) => python));
    expect([ran.length > 1, ran.every((python) => python === null)]).to.deep.equal([true, true]);
    follow(new URL(await element.share()).hash);
    await until(() => find(element, '[part=withheld]') !== null);
    expect(find(element, '[part=withheld]')?.textContent).to.contain('This link brings Python');
  });

  it('carries nothing of it once it was left', async () => {
    const { element } = await open(await hashOf(withPython));
    element.reset();
    expect((await again(element)).python).to.equal(null);
  });

  it('keeps what the reader has changed when its Python is run', async () => {
    const { element } = await open(await hashOf(withPython));
    element.setTemplate('edited');
    find(element, '[part=run-link]')?.click();
    await element.updateComplete;
    expect(find(element, '.cm-content')?.textContent).to.equal('edited');
    expect(await again(element)).to.deep.include({ python: 'n = 42', packages: ['theirs'] });
    element.destroy();
  });
});

describe('playgrounds without ids', () => {
  const outputs = (): (string | null)[] =>
    [...document.querySelectorAll('django-playground')].map(({ html }) => html);
  const markup = (text: string): string =>
    `<django-playground loading="eager"><script type="text/django">${text}</script></django-playground>`;
  const all = async (...texts: string[]): Promise<void> =>
    until(() => JSON.stringify(outputs()) === JSON.stringify(texts));

  it('have links of their own', async () => {
    freshPage(echoing);
    place(markup('one') + markup('two'));
    await all('one', 'two');
    const [one, two] = document.querySelectorAll('django-playground');
    two?.setTemplate('two changed');
    const second = new URL((await two?.share()) ?? '').hash;
    one?.setTemplate('one changed');
    const first = new URL((await one?.share()) ?? '').hash;
    expect([
      first.startsWith('#django-playground='),
      second.startsWith('#django-playground.~2='),
    ]).to.deep.equal([true, true]);
    for (const [hash, ...texts] of [
      [first, 'one changed', 'two'],
      [second, 'one', 'two changed'],
      [`${first}&${second.slice(1)}`, 'one changed', 'two changed'],
    ] as const) {
      clearPage();
      history.replaceState(null, '', hash);
      freshPage(echoing);
      place(markup('one') + markup('two'));
      await all(...texts);
    }
  });

  it('have them also where a script makes them, and an id where it gives one', async () => {
    freshPage(echoing);
    const make = (defaultTemplate: string, id?: string): ReturnType<typeof createPlayground> =>
      createPlayground({ container: place(''), defaultTemplate, ...(id === undefined ? {} : { id }) });
    const [first, named, second] = [await make('one'), await make('named', 'intro'), await make('two')];
    const keys = [];
    for (const playground of [first, named, second]) {
      const { hash } = new URL(await playground.share());
      keys.push(hash.slice(1, hash.indexOf('=')));
    }
    expect(keys).to.deep.equal(['django-playground', 'django-playground.intro', 'django-playground.~2']);
  });

  it('leave their number to others when they go', async () => {
    freshPage(echoing);
    place(markup('one') + markup('two'));
    await all('one', 'two');
    const [one, two] = document.querySelectorAll('django-playground');
    const isSecond = async (): Promise<boolean> => (await two?.share())?.includes('.~2=') ?? false;
    expect(await isSecond()).to.equal(true);
    one?.remove();
    place(markup('three'));
    await all('two', 'three');
    const three = document.querySelectorAll('django-playground')[1];
    expect(await three?.share()).to.contain('#django-playground=');
    expect(await isSecond()).to.equal(true);
    if (one) place('').append(one);
    await all('two', 'three', 'one');
    expect(await one?.share()).to.contain('#django-playground.~3=');
  });
});

describe('the notice about a damaged link', () => {
  const withPython = { ...SHARED, python: 'n = 1' };

  it('gives way to that about the next link', async () => {
    const { element } = await open(DAMAGED);
    expect(find(element, '[part=link-error]')).not.to.equal(null);
    follow(await hashOf(withPython));
    await until(() => find(element, '[part=withheld]') !== null);
    expect(find(element, '[part=link-error]')).to.equal(null);
  });

  it('goes with a reset', async () => {
    const { element } = await open(DAMAGED);
    element.reset();
    await until(() => find(element, '[part=link-error]') === null);
  });

  it('is put away without the one that it covers', async () => {
    const { element } = await open(await hashOf(withPython));
    follow(DAMAGED);
    await until(() => find(element, '[part=link-error]') !== null);
    find(element, '[part=link-error] button')?.click();
    await until(() => find(element, '[part=withheld]') !== null);
    find(element, '[part=withheld] button:last-child')?.click();
    await until(() => find(element, '[part=withheld]') === null);
  });
});
