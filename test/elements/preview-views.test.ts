import { expect } from '@open-wc/testing';
import { render, type TemplateResult } from 'lit';
import type { TemplateUse } from '../../src/core/introspection.js';
import { happenedView } from '../../src/elements/django-playground/preview/happened-view.js';
import { previewStyles } from '../../src/elements/django-playground/preview/preview.styles.js';
import { changedLines, sourceView } from '../../src/elements/django-playground/preview/source-view.js';
import { stoppedText, stoppedView } from '../../src/elements/django-playground/preview/stopped-view.js';
import { tokens } from '../../src/elements/tokens.js';
import { clearPage, place } from '../support/element-fixture.js';

afterEach(clearPage);

function shown(view: TemplateResult, scheme = 'light'): { host: HTMLElement; root: ShadowRoot } {
  const host = place('');
  host.style.cssText = `color-scheme:${scheme};background:${scheme === 'dark' ? '#12171a' : '#fff'};color:${scheme === 'dark' ? '#eee' : '#111'}`;
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [tokens, previewStyles].flatMap(({ styleSheet }) => styleSheet ?? []);
  render(view, root);
  return { host, root };
}

const lines = (root: ShadowRoot): string[] =>
  [...root.querySelectorAll('.line, .gap')].map((line) =>
    line.matches('.gap')
      ? `… ${line.textContent}`
      : `${line.getAttribute('data-sign') ?? ''} ${line.textContent.trimEnd()}`,
  );

describe('sourceView', () => {
  it('shows the HTML with its colours, and its text is the HTML', () => {
    const html = '<p class="a">é\n  <!-- b\nc -->\n</p>\n';
    const { root } = shown(sourceView({ html, before: null, onlyChanges: false }));
    expect(root.querySelector('pre')?.textContent).to.equal(`${html}\n`);
    expect([...root.querySelectorAll('.comment')].map(({ textContent }) => textContent)).to.deep.equal([
      '<!-- b',
      'c -->',
    ]);
    expect(root.querySelector('.string')?.textContent).to.equal('"a"');
  });

  it('marks what has changed, in words too', () => {
    const { root } = shown(
      sourceView({ html: 'a\n<b>x</b>\nc', before: 'a\n<i>x</i>\nc', onlyChanges: false }),
    );
    expect(lines(root)).to.deep.equal([' a', '− Removed: <i>x</i>', '+ Added: <b>x</b>', ' c']);
    expect(root.querySelector('.removed .tag')?.textContent).to.equal('<i');
    expect(changedLines('a\nb', 'a\nc\nd')).to.deep.equal({ added: 2, removed: 1 });
    expect(changedLines(null, 'a')).to.deep.equal({ added: 0, removed: 0 });
  });

  it('leaves out what is far from changes, and nothing where nothing has changed', () => {
    const many = (middle: string): string =>
      Array.from({ length: 21 }, (_, at) => (at === 10 ? middle : `${at}`)).join('\n');
    const { root } = shown(sourceView({ html: many('x'), before: many('y'), onlyChanges: true }));
    expect(lines(root)).to.deep.equal([
      '… 7 lines without a change',
      ...[' 7', ' 8', ' 9', '− Removed: y', '+ Added: x', ' 11', ' 12', ' 13'],
      '… 7 lines without a change',
    ]);
    expect(lines(shown(sourceView({ html: 'a', before: 'a', onlyChanges: true })).root)).to.deep.equal([
      ' a',
    ]);
  });

  it('does not show more lines than anybody reads', () => {
    const { root } = shown(sourceView({ html: 'a\n'.repeat(6000), before: null, onlyChanges: false }));
    expect(root.querySelectorAll('.line').length).to.equal(5000);
    expect(root.querySelector('.gap')?.textContent).to.equal('1001 more lines');
  });
});

const use = (name: string, kind: TemplateUse['kind'], children: TemplateUse[] = []): TemplateUse => ({
  name,
  kind,
  children,
  milliseconds: 1.25,
});

const TRACE = {
  templates: [
    use('index.html', 'main', [
      use('base.html', 'extends', [use('row.html', 'include'), use('row.html', 'include')]),
    ]),
  ],
  variables: [
    { name: 'user.name', resolved: true },
    { name: 'nmae', resolved: false },
  ],
};

describe('happenedView', () => {
  it('shows the tree of templates, uses in loops as one, with times', () => {
    const opened: string[] = [];
    const { root } = shown(
      happenedView({ trace: TRACE, durationMs: 12.6, cached: false }, (name) => opened.push(name)),
    );
    const uses = [...root.querySelectorAll('.use')].map(({ textContent }) =>
      textContent.replace(/\s+/g, ' ').trim(),
    );
    expect(uses).to.deep.equal([
      'index.html 1.3 ms',
      'base.html extended 1.3 ms',
      'row.html included 2 times 2.5 ms',
    ]);
    expect(root.querySelector('p')?.textContent).to.equal('Python took 13 ms.');
    root.querySelectorAll('button')[1]?.click();
    expect(opened).to.deep.equal(['base.html']);
  });

  it('tells values that were there from those that were not', () => {
    const { root } = shown(happenedView({ trace: TRACE, durationMs: 0.01, cached: false }, () => undefined));
    const names = [...root.querySelectorAll('.names li')].map(
      (item) => `${item.className}: ${item.textContent.replace(/\s+/g, ' ').trim()}`,
    );
    expect(names).to.deep.equal(['found: user.name', 'missing: nmae has no value']);
    expect(root.querySelector('p')?.textContent).to.equal('Python took < 0.1 ms.');
  });

  it('says so where nothing had to be done, nothing was asked or nothing was looked up', () => {
    const cached = shown(happenedView({ trace: null, durationMs: 0, cached: true }, () => undefined)).root;
    expect(cached.querySelector('p')?.textContent).to.contain('known from before');
    expect(cached.querySelectorAll('h3').length).to.equal(1);
    const empty = { templates: [use('a', 'main')], variables: [] };
    const none = shown(happenedView({ trace: empty, durationMs: 1, cached: false }, () => undefined)).root;
    expect(none.textContent).to.contain('None.');
  });

  it('ends with templates that include themselves', () => {
    let deep = use('a', 'include');
    for (let level = 0; level < 500; level += 1) deep = use('a', 'include', [deep]);
    const { root } = shown(
      happenedView(
        { trace: { templates: [deep], variables: [] }, durationMs: 1, cached: false },
        () => undefined,
      ),
    );
    expect(root.querySelectorAll('.use').length).to.equal(13);
    expect(root.textContent).to.contain('and more');
  });
});

describe('stoppedView', () => {
  for (const [action, text] of [
    [{ kind: 'link', address: '/a' }, 'In a real site, this link would lead to /a'],
    [
      { kind: 'form', address: '', method: 'post' },
      'In a real site, this form would be sent to the page itself by POST',
    ],
    [
      { kind: 'form', address: '/s/', method: 'get' },
      'In a real site, this form would be sent to /s/ by GET',
    ],
  ] as const) {
    it(`says “${text}”`, () => expect(stoppedText(action)).to.equal(text));
  }

  it('shows addresses as text, and goes away', () => {
    let isDismissed = false;
    const { root } = shown(stoppedView({ kind: 'link', address: '<b>x</b>' }, () => (isDismissed = true)));
    expect(root.querySelector('[role=status]')?.textContent).to.contain('<b>x</b>');
    root.querySelector('button')?.click();
    expect(isDismissed).to.equal(true);
  });
});

describe('the views of the preview', () => {
  for (const scheme of ['light', 'dark']) {
    it(`can be read by everybody in ${scheme}`, async () => {
      for (const view of [
        sourceView({ html: '<a href="x">1</a>\n<!-- c -->', before: '<i>2</i>', onlyChanges: true }),
        happenedView({ trace: TRACE, durationMs: 3, cached: false }, () => undefined),
        stoppedView({ kind: 'link', address: '/a' }, () => undefined),
      ])
        await expect(shown(view, scheme).host).to.be.accessible();
    });
  }
});
