import { expect } from '@open-wc/testing';
import { html, render } from 'lit';
import { unzipSync } from 'fflate';
import { DjangoError } from '../../src/core/errors.js';
import type { PlaygroundState } from '../../src/core/playground-state.js';
import type { PlaygroundActions } from '../../src/elements/django-playground/actions.js';
import { toolbar } from '../../src/elements/django-playground/tools/toolbar.js';
import { Tools } from '../../src/elements/django-playground/tools/tools.js';
import { toolStyles } from '../../src/elements/django-playground/tools/tools.styles.js';
import { tokens } from '../../src/elements/tokens.js';
import { clearPage, place } from '../support/element-fixture.js';
import { until } from '../support/fake-worker.js';

afterEach(clearPage);

const STATE: PlaygroundState = {
  files: { 'index.html': '<p>\na\n</p>', 'mail.txt': 'm', 'templatetags/x.py': 'x' },
  main: 'index.html',
  context: '{"a":{"b":1}}',
  python: 'y = 1',
  packages: [],
  settings: {},
};

interface Seen {
  said: string[];
  copied: string[];
  edits: [string, string][];
  downloads: { name: string; bytes: BlobPart; type: string }[];
  resets: number;
}

function toolsWith(parts: Partial<PlaygroundActions> = {}, canCopy = true): { tools: Tools; seen: Seen } {
  const seen: Seen = { said: [], copied: [], edits: [], downloads: [], resets: 0 };
  const actions: PlaygroundActions = Object.defineProperties(
    {
      state: STATE,
      authored: STATE,
      shown: 'file:index.html',
      html: '<b>out</b>',
      isChanged: true,
      editable: true,
      canUndoReset: true,
      edit: (key: string, text: string) => seen.edits.push([key, text]),
      update: () => undefined,
      reset: () => (seen.resets += 1),
      share: () => Promise.resolve('https://a.example/#django-playground=v1.x'),
      say: (text: string) => seen.said.push(text),
    },
    Object.getOwnPropertyDescriptors(parts),
  );
  const tools = new Tools(actions, {
    scriptURL: () => 'https://cdn.example/index.js',
    copy: (text) => {
      if (canCopy) seen.copied.push(text);
      return Promise.resolve(canCopy);
    },
    download: (name, bytes, type) => seen.downloads.push({ name, bytes, type }),
  });
  return { tools, seen };
}

describe('Tools', () => {
  for (const [shown, expected] of [
    ['file:mail.txt', 'm'],
    ['file:index.html', '<p>\na\n</p>'],
    ['context', '{"a":{"b":1}}'],
    ['python', 'y = 1'],
    [null, '<p>\na\n</p>'],
  ] as const) {
    it(`copies the text of ${shown ?? 'the main file where no text is shown'}`, async () => {
      const { tools, seen } = toolsWith({ shown });
      await tools.copyCode();
      expect(seen.copied).to.deep.equal([expected]);
      expect(seen.said[0]).to.contain('is on the clipboard');
    });
  }

  it('copies output, HTML and link, and tells how long the link is', async () => {
    const { tools, seen } = toolsWith();
    await tools.copyOutput();
    await tools.copySnippet();
    await tools.copyLink();
    expect(seen.copied[0]).to.equal('<b>out</b>');
    expect(seen.copied[1]).to.contain('<script type="module" src="https://cdn.example/index.js">');
    expect(seen.copied[2]).to.equal('https://a.example/#django-playground=v1.x');
    expect(seen.said[2]).to.equal('A link of 41 bytes is on the clipboard.');
  });

  it('says what could not be done', async () => {
    const { tools, seen } = toolsWith({ html: null }, false);
    await tools.copyOutput();
    await tools.copyCode();
    const long = toolsWith({
      share: () =>
        Promise.reject(new DjangoError('TemplateError', 'Too much.', { suggestions: ['Download it.'] })),
    });
    await long.tools.copyLink();
    expect([...seen.said, ...long.seen.said]).to.deep.equal([
      'There is no output yet.',
      'The browser does not let this page use the clipboard.',
      'Too much. Download it.',
    ]);
  });

  it('downloads a project, and says why it cannot', async () => {
    const { tools, seen } = toolsWith();
    await tools.download();
    const [file] = seen.downloads;
    expect([file?.name, file?.type]).to.deep.equal(['django-example.zip', 'application/zip']);
    const names = Object.keys(unzipSync(file?.bytes as Uint8Array));
    expect(names).to.include('django-example/playground/templatetags/x.py');
    const bad = toolsWith({ state: { ...STATE, files: { ...STATE.files, '../a': '' } } });
    await bad.tools.download();
    expect([bad.seen.downloads.length, bad.seen.said[0]]).to.deep.equal([
      0,
      '“../a” cannot be the name of a file: it must stay inside the project.',
    ]);
  });

  for (const [shown, edits] of [
    ['file:index.html', [['file:index.html', '<p>\n  a\n</p>']]],
    ['context', [['context', '{\n  "a": { "b": 1 }\n}\n']]],
    ['file:mail.txt', []],
    ['file:templatetags/x.py', []],
    ['python', []],
    [null, []],
  ] as const) {
    it(`formats ${shown ?? 'nothing'}, where that is safe`, async () => {
      const { tools, seen } = toolsWith({ shown });
      expect(tools.canFormat).to.equal(edits.length > 0);
      await tools.format();
      expect(seen.edits).to.deep.equal(edits);
    });
  }

  it('says what a reset has taken for good', () => {
    const { tools, seen } = toolsWith({ canUndoReset: false });
    tools.reset();
    expect(seen.said).to.deep.equal([
      'Everything is as the author wrote it. What the link brought and what you made of it is gone.',
    ]);
  });

  it('formats nothing that is formatted already, that changes meanwhile, or that may not be changed', async () => {
    const formatted = { ...STATE, files: { 'index.html': '<p>\n  a\n</p>' } };
    const { tools, seen } = toolsWith({ state: formatted });
    await tools.format();
    expect([seen.edits, seen.said]).to.deep.equal([[], ['There is nothing to format.']]);
    let reads = 0;
    const typing = toolsWith({
      get state(): PlaygroundState {
        reads += 1;
        return { ...STATE, files: { 'index.html': `<p>\n${reads}` } };
      },
    });
    await typing.tools.format();
    expect([reads > 1, typing.seen.edits]).to.deep.equal([true, []]);
    expect(toolsWith({ editable: false }).tools.canFormat).to.equal(false);
  });
});

describe('the toolbar', () => {
  function shown(parts: Partial<Parameters<typeof toolbar>[0]> = {}): { root: ShadowRoot; seen: Seen } {
    const { tools, seen } = toolsWith();
    const root = place('').attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [tokens, toolStyles].flatMap(({ styleSheet }) => styleSheet ?? []);
    render(
      html`${toolbar({ tools, isChanged: true, editable: true, sharing: true, ...parts })}<input />`,
      root,
    );
    return { root, seen };
  }
  const names = (root: ShadowRoot): (string | null)[] =>
    [...root.querySelectorAll('.tool')].map((button) => button.getAttribute('aria-label'));
  const press = (element: Element | null | undefined, key: string): boolean =>
    element?.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true }),
    ) ?? false;

  it('has the tools that there are', () => {
    expect(names(shown().root)).to.deep.equal(['Reset', 'Format', 'Copy link']);
    expect(names(shown({ sharing: false }).root)).to.deep.equal(['Reset', 'Format']);
    expect(names(shown({ editable: false }).root)).to.deep.equal(['Copy link']);
  });

  it('resets what is changed, and nothing else', () => {
    const changed = shown();
    changed.root.querySelector<HTMLElement>('[aria-label=Reset]')?.click();
    expect([changed.seen.resets, ...changed.seen.said]).to.deep.equal([
      1,
      'Everything is as the author wrote it.',
    ]);
    const same = shown({ isChanged: false });
    const button = same.root.querySelector<HTMLElement>('[aria-label=Reset]');
    button?.click();
    expect([same.seen.resets, button?.getAttribute('aria-disabled')]).to.deep.equal([0, 'true']);
  });

  it('has a menu for keys: it opens, arrows and letters move, Escape goes back', async () => {
    const { root } = shown();
    const details = root.querySelector('details');
    const summary = root.querySelector('summary');
    summary?.focus();
    press(summary, 'ArrowDown');
    await until(() => root.activeElement?.textContent.includes('Copy code') ?? false);
    expect(summary?.getAttribute('aria-expanded')).to.equal('true');
    const at = (): string => root.activeElement?.querySelector('.name')?.textContent ?? '';
    const seen: string[] = [];
    for (const key of ['ArrowDown', 'End', 'ArrowDown', 'ArrowUp', 'Home', 'c', 'd']) {
      press(root.activeElement, key);
      seen.push(at());
    }
    expect(seen).to.deep.equal([
      'Copy output',
      'Download',
      'Copy code',
      'Download',
      'Copy code',
      'Copy output',
      'Download',
    ]);
    press(root.activeElement, 'Escape');
    expect([details?.open, root.activeElement]).to.deep.equal([false, summary]);
    await until(() => summary?.getAttribute('aria-expanded') === 'false');
  });

  it('has everything in its menu where there is little room', async () => {
    const { root } = shown();
    const host = root.host as HTMLElement;
    const visible = (): string[] =>
      [...root.querySelectorAll<HTMLElement>('.tool, .items .name')]
        .filter((element) => element.checkVisibility())
        .map((element) => element.getAttribute('aria-label') ?? element.textContent);
    host.style.cssText = 'container-type:inline-size;width:320px';
    root.querySelector('summary')?.click();
    await until(() => root.activeElement?.textContent.includes('Reset') ?? false);
    expect(visible()).to.deep.equal([
      ...['Reset', 'Format', 'Copy link'],
      ...['Copy code', 'Copy output', 'Copy as HTML', 'Download'],
    ]);
    expect(root.querySelector('.tool')?.checkVisibility()).to.equal(false);
    host.style.width = '600px';
    expect(visible()).to.deep.equal([
      ...['Reset', 'Format', 'Copy link'],
      ...['Copy code', 'Copy output', 'Copy as HTML', 'Download'],
    ]);
    expect(root.querySelector('.tool')?.checkVisibility()).to.equal(true);
  });

  it('closes its menu when something is chosen, and when the focus goes', async () => {
    const { root, seen } = shown();
    const details = root.querySelector('details');
    root.querySelector('summary')?.click();
    await until(() => root.activeElement?.matches('[role=menuitem]') ?? false);
    (root.activeElement as HTMLElement).click();
    expect(details?.open).to.equal(false);
    await until(() => seen.copied.length === 1);
    root.querySelector('summary')?.click();
    await until(() => root.activeElement?.matches('[role=menuitem]') ?? false);
    root.querySelector('input')?.focus();
    expect(details?.open).to.equal(false);
  });

  for (const scheme of ['light', 'dark']) {
    it(`can be read by everybody in ${scheme}`, async () => {
      const { root } = shown();
      const host = root.host as HTMLElement;
      host.style.cssText = `color-scheme:${scheme};background:${scheme === 'dark' ? '#111' : '#fff'};color:${scheme === 'dark' ? '#eee' : '#111'}`;
      root.querySelector('input')?.setAttribute('aria-label', 'x');
      root.querySelector('summary')?.click();
      await until(() => root.activeElement?.matches('[role=menuitem]') ?? false);
      await expect(host).to.be.accessible();
    });
  }
});
