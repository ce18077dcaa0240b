import { expect } from '@open-wc/testing';
import { render } from 'lit';
import type { PlaygroundState } from '../../src/core/playground-state.js';
import { engineOption, withEngineOption } from '../../src/elements/django-playground/tools/engine-options.js';
import { settingsPanel } from '../../src/elements/django-playground/tools/settings-panel.js';
import { toolStyles } from '../../src/elements/django-playground/tools/tools.styles.js';
import { withheldText, withheldView } from '../../src/elements/django-playground/tools/withheld-view.js';
import { tokens } from '../../src/elements/tokens.js';
import { clearPage, place } from '../support/element-fixture.js';

afterEach(clearPage);

type Parts = Partial<Pick<PlaygroundState, 'settings' | 'packages'>>;

function panel(state: Parts = {}, editable = true): { root: ShadowRoot; updates: Parts[]; said: string[] } {
  const updates: Parts[] = [];
  const said: string[] = [];
  const root = place('').attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [tokens, toolStyles].flatMap(({ styleSheet }) => styleSheet ?? []);
  const options = {
    id: 'p',
    state: { settings: {}, packages: [], ...state },
    editable,
    update: (parts: Parts) => updates.push(parts),
    say: (text: string) => said.push(text),
  };
  render(settingsPanel(options), root);
  return { root, updates, said };
}

const field = (root: ShadowRoot, id: string): HTMLInputElement => {
  const found = root.getElementById(`p-${id}`);
  if (!(found instanceof HTMLInputElement)) throw new Error(`there is no field ${id}`);
  return found;
};

function write(input: HTMLInputElement, text: string): void {
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

const add = (root: ShadowRoot, text: string): void => {
  write(field(root, 'package'), text);
  root.querySelector('form')?.requestSubmit();
};

describe('the settings panel', () => {
  it('shows the settings that there are', () => {
    const { root } = panel({
      settings: {
        LANGUAGE_CODE: 'de',
        TIME_ZONE: 'Europe/Berlin',
        TEMPLATES: [{ OPTIONS: { autoescape: false, string_if_invalid: '??' } }],
      },
    });
    expect(
      ['string_if_invalid', 'LANGUAGE_CODE', 'TIME_ZONE'].map((name) => field(root, name).value),
    ).to.deep.equal(['??', 'de', 'Europe/Berlin']);
    expect(field(root, 'autoescape').checked).to.equal(false);
  });

  for (const [id, text, expected] of [
    ['LANGUAGE_CODE', ' fr ', { DEBUG: true, LANGUAGE_CODE: 'fr' }],
    ['TIME_ZONE', 'Asia/Tokyo', { DEBUG: true, TIME_ZONE: 'Asia/Tokyo' }],
    ['string_if_invalid', '?%s', { DEBUG: true, TEMPLATES: [{ OPTIONS: { string_if_invalid: '?%s' } }] }],
    ['TIME_ZONE', '', { DEBUG: true }],
  ] as const) {
    it(`writes ${JSON.stringify(text)} to ${id} and leaves the rest`, () => {
      const { root, updates } = panel({ settings: { DEBUG: true } });
      write(field(root, id), text);
      expect(updates).to.deep.equal([{ settings: expected }]);
    });
  }

  it('turns escaping off and on', () => {
    const off = panel();
    field(off.root, 'autoescape').click();
    expect(off.updates).to.deep.equal([{ settings: { TEMPLATES: [{ OPTIONS: { autoescape: false } }] } }]);
    const on = panel({ settings: { TEMPLATES: [{ OPTIONS: { autoescape: false } }] } });
    field(on.root, 'autoescape').click();
    expect(on.updates).to.deep.equal([{ settings: {} }]);
  });

  it('adds packages, one in the place of another version', () => {
    const { root, updates, said } = panel({ packages: ['Django_Bird<1', 'rules'] });
    add(root, ' django-bird>=0.17, <1  django-money ');
    expect(updates).to.deep.equal([{ packages: ['rules', 'django-bird>=0.17,<1', 'django-money'] }]);
    expect(said[0]).to.contain('django-money will be installed');
    expect(field(root, 'package').value).to.equal('');
  });

  it('keeps what is no requirement in the field and says so', () => {
    const { root, updates } = panel();
    add(root, '>=1');
    expect(updates).to.deep.equal([]);
    expect(field(root, 'package').validationMessage).to.contain('is not a requirement');
    field(root, 'package').dispatchEvent(new Event('input'));
    expect(field(root, 'package').validationMessage).to.equal('');
    add(root, '  ');
    expect(updates).to.deep.equal([]);
  });

  it('removes a package and keeps the focus in the panel', () => {
    const { root, updates } = panel({ packages: ['a', 'b'] });
    const button = root.querySelector<HTMLElement>('[aria-label="Remove a"]');
    button?.focus();
    button?.click();
    expect(updates).to.deep.equal([{ packages: ['b'] }]);
    expect(root.activeElement).to.equal(field(root, 'package'));
  });

  it('only shows where nothing may be changed', () => {
    const { root } = panel({ packages: ['a'] }, false);
    expect([...root.querySelectorAll('input')].every(({ disabled }) => disabled)).to.equal(true);
    expect([...root.querySelectorAll('button, form')]).to.deep.equal([]);
    expect(root.querySelector('.packages')?.textContent.trim()).to.equal('a');
  });

  for (const scheme of ['light', 'dark']) {
    it(`can be read by everybody in ${scheme}`, async () => {
      const { root } = panel({ packages: ['a', 'b'] });
      const host = root.host as HTMLElement;
      host.style.cssText = `color-scheme:${scheme};background:${scheme === 'dark' ? '#111' : '#fff'};color:${scheme === 'dark' ? '#eee' : '#111'}`;
      await expect(host).to.be.accessible();
    });
  }
});

describe('withEngineOption', () => {
  it('changes the first engine alone and what it is told', () => {
    const settings = { A: 1, TEMPLATES: [{ DIRS: ['x'], OPTIONS: { a: 1 } }, { BACKEND: 'y' }] };
    const changed = withEngineOption(settings, 'b', 2);
    expect(changed).to.deep.equal({
      A: 1,
      TEMPLATES: [{ DIRS: ['x'], OPTIONS: { a: 1, b: 2 } }, { BACKEND: 'y' }],
    });
    expect(engineOption(changed, 'b')).to.equal(2);
    expect(withEngineOption(withEngineOption(changed, 'a', undefined), 'b', undefined)).to.deep.equal({
      A: 1,
      TEMPLATES: [{ DIRS: ['x'] }, { BACKEND: 'y' }],
    });
    expect(settings.TEMPLATES[0]).to.deep.equal({ DIRS: ['x'], OPTIONS: { a: 1 } });
  });

  for (const templates of [undefined, 'x', [], [1], [{ OPTIONS: [] }]]) {
    it(`makes TEMPLATES=${JSON.stringify(templates)} usable`, () => {
      const changed = withEngineOption({ TEMPLATES: templates }, 'a', 1);
      expect(engineOption(changed, 'a')).to.equal(1);
    });
  }
});

describe('the notice about what a link brings', () => {
  const withheld = { python: true, files: ['templatetags/x.py'], packages: ['a', 'b'], settings: ['X'] };

  it('names all of it', () => {
    expect(withheldText(withheld)).to.equal('Python; templatetags/x.py; the packages a, b and the setting X');
    expect(withheldText({ python: false, files: [], packages: ['a'], settings: [] })).to.equal(
      'the package a',
    );
  });

  it('shows the code, runs it when asked to, and goes away', async () => {
    const done: string[] = [];
    const box = place('');
    const files = { 'templatetags/x.py': '<b>text</b>' };
    const run = (): unknown => done.push('run');
    const dismiss = (): unknown => done.push('dismiss');
    const show = (isRunning: boolean): unknown =>
      render(
        withheldView({ withheld, python: 'import js', files, run: isRunning ? null : run, dismiss }),
        box,
      );
    show(false);
    expect(box.textContent).to.contain('It is not run');
    expect([...box.querySelectorAll('pre')].map(({ textContent }) => textContent)).to.deep.equal([
      'import js',
      '<b>text</b>',
    ]);
    for (const button of box.querySelectorAll('button')) button.click();
    expect(done).to.deep.equal(['run', 'dismiss']);
    await expect(box).to.be.accessible();
    show(true);
    expect(box.textContent).to.contain('It runs in a closed box');
    for (const button of box.querySelectorAll('button')) button.click();
    expect(done).to.deep.equal(['run', 'dismiss', 'dismiss']);
    await expect(box).to.be.accessible();
  });
});
