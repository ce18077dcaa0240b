/** How a failed render is told beside the output that it leaves in sight. */
import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { Diagnostic } from '../../src/core/introspection.js';
import type { ErrorData } from '../../src/core/protocol.js';
import '../../src/elements/django-playground/django-playground.js';
import type { DjangoPlaygroundElement } from '../../src/elements/django-playground/django-playground.js';
import { mended } from '../../src/elements/django-playground/findings.js';
import { clearPage, freshPage, place } from '../support/element-fixture.js';
import { until, type FakeHandlers } from '../support/fake-worker.js';

const FILTER: ErrorData = {
  kind: 'template',
  exception: 'TemplateSyntaxError',
  message: "Invalid filter: 'intcomma'",
  templateName: 'index.html',
  line: 2,
  column: 1,
  excerpt: '1 | <h1>Total</h1>\n2 | {{ total|intcomma }}\n    ^^^^^^^^^^^^^^^^^^^^',
  suggestions: ['The filter intcomma is in the library humanize: add {% load humanize %}.'],
};

const PYTHON: ErrorData = {
  kind: 'template',
  exception: 'NameError',
  message: "name 'x' is not defined",
  templateName: 'context.py',
  line: 1,
  column: 5,
};

const FIX = { label: 'Add {% load humanize %}', templateName: 'index.html', line: 1, column: 1, length: 0 };

const FOUND: Diagnostic = {
  severity: 'error',
  message: FILTER.message,
  templateName: 'index.html',
  line: 2,
  column: 10,
  length: 8,
  suggestions: [],
  fixes: [{ ...FIX, text: '{% load humanize %}\n' }],
};

/** Renders the main file as it is, but fails where it has a filter that is not loaded, or Python of one name. */
const django: FakeHandlers = {
  render: ({ items }) => ({
    outcomes: items.map(({ files, main, python }) => {
      const html = files[main ?? ''] ?? '';
      if (python === 'x') return { ok: false, error: PYTHON };
      if (html.includes('intcomma') && !html.includes('load')) return { ok: false, error: FILTER };
      return { ok: true, html, durationMs: 1 };
    }),
    heapBytes: 1,
  }),
  diagnose: ({ item: { files, main } }) => ({
    diagnostics: /^(?!.*load).*intcomma/s.test(files[main ?? ''] ?? '') ? [FOUND] : [],
  }),
};

const BROKEN = '<h1>Total</h1>\n{{ total|intcomma }}';

const find = (element: DjangoPlaygroundElement, selector: string): HTMLElement | null =>
  element.renderRoot.querySelector(selector);

const textOf = (element: DjangoPlaygroundElement, selector: string): string =>
  find(element, selector)?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';

async function playground(content: string, attributes = ''): Promise<DjangoPlaygroundElement> {
  freshPage(django);
  const box = place(`<django-playground loading="eager" ${attributes}>${content}</django-playground>`);
  const element = box.querySelector('django-playground');
  if (!element) throw new Error('there is no playground');
  await until(() => element.status === 'rendered' || element.status === 'error');
  await until(() => find(element, '.cm-content') !== null);
  return element;
}

/** A playground whose template was good before. */
async function stale(attributes = ''): Promise<DjangoPlaygroundElement> {
  const element = await playground('<script type="text/django"><h1>Total</h1></script>', attributes);
  await until(() => find(element, '.frames iframe:not(.next)') !== null);
  element.setTemplate(BROKEN);
  await until(() => find(element, '.badge') !== null);
  return element;
}

afterEach(async () => {
  clearPage();
  document.documentElement.removeAttribute('dir');
  await setViewport({ width: 1280, height: 720 });
});

describe('a failed render', () => {
  for (const [width, vertical] of [
    [1280, false],
    [700, false],
    [340, true],
  ] as const) {
    it(`leaves the last good output most of the room at ${width} px, with nothing to scroll in it`, async () => {
      await setViewport({ width, height: 900 });
      const element = await stale();
      // With a frame that waits for the next output.
      find(element, '.cm-content')?.focus();
      await sendKeys({ type: ' ' });
      await until(() => find(element, 'iframe.next') !== null && element.status === 'error');
      const shown = find(element, '.shown');
      const failure = find(element, '.failure');
      expect(find(element, '.panes')?.hasAttribute('data-vertical')).to.equal(vertical);
      expect(shown?.scrollHeight).to.equal(shown?.clientHeight);
      if (!vertical) expect(shown?.offsetHeight).to.be.at.least((failure?.offsetHeight ?? 0) * 0.9);
      expect(find(element, '.excerpt')?.checkVisibility()).to.equal(false);
      await expect(element).to.be.accessible();
    });
  }

  it('shows the lines around it where there is no output, or no tab with them', async () => {
    const element = await playground(`<script type="text/django">${BROKEN}</script>`);
    expect(find(element, '.excerpt')?.checkVisibility()).to.equal(true);
  });

  it('leads to its line in the words of the tabs, and to the column where the editor marks it', async () => {
    const element = await stale();
    expect(textOf(element, '[part=error] .title')).to.equal('This template has an errorindex.html, line 2');
    await until(() => find(element, '.cm-lintRange-error') !== null);
    find(element, '.go')?.click();
    await until(() => element.shadowRoot?.activeElement?.classList.contains('cm-content') ?? false);
    await sendKeys({ type: 'x' });
    expect(find(element, '.cm-activeLine')?.textContent).to.equal('{{ total|xintcomma }}');
  });

  it('is mended by a button', async () => {
    const element = await stale();
    await until(() => find(element, '[part=mend]') !== null);
    expect(textOf(element, '[part=mend]')).to.equal('Add {% load humanize %}');
    expect(find(element, '[part=error] ul')).to.equal(null);
    find(element, '[part=mend]')?.click();
    await until(() => element.status === 'rendered');
    expect(element.html).to.equal(`{% load humanize %}\n${BROKEN}`);
    await until(() => element.shadowRoot?.activeElement?.classList.contains('cm-content') ?? false);
  });

  it('has no button where nothing can be changed, or what was found is of another text', async () => {
    const reading = await playground(`<script type="text/django">${BROKEN}</script>`, 'editable="false"');
    await until(() => find(reading, '.cm-lintRange-error') !== null);
    await reading.updateComplete;
    expect(find(reading, '[part=mend]')).to.equal(null);
    const element = await stale();
    await until(() => find(element, '[part=mend]') !== null);
    element.setTemplate(`${BROKEN}!`);
    await element.updateComplete;
    expect(find(element, '[part=mend]')).to.equal(null);
  });

  it('of JSON and Python is told as theirs', async () => {
    const element = await playground(
      '<script type="text/django">a</script><script type="text/python">y</script>',
    );
    element.setContext('{"a": }');
    await until(() => find(element, '[part=error]') !== null);
    expect(textOf(element, '[part=error] .title')).to.equal('The context has an errorContext, line 1');
    const python = await playground(
      '<script type="text/django">a</script><script type="text/python">x</script>',
    );
    expect(textOf(python, '[part=error] .title')).to.equal('The Python code has an errorPython, line 1');
    expect([textOf(element, '.told'), textOf(python, '.told')]).to.deep.equal([
      'Error in Context, line 1',
      'Error in Python, line 1',
    ]);
  });

  it('reads from left to right on pages that do not', async () => {
    document.documentElement.dir = 'rtl';
    const element = await stale();
    for (const selector of ['.title', '[part=error] .message', '[part=error] ul', '.told']) {
      const part = find(element, selector);
      expect(part && getComputedStyle(part).direction, selector).to.equal('ltr');
      expect(part?.closest('[lang]')?.getAttribute('lang'), selector).to.equal('en');
    }
  });
});

describe('mended', () => {
  for (const [text, fix, expected] of [
    ['a\nb', { line: 1, column: 1, length: 0, text: 'x\n' }, 'x\na\nb'],
    ['a\nbcd', { line: 2, column: 2, length: 1, text: 'x' }, 'a\nbxd'],
    ['a\nb', { line: 2, column: 2, length: 0, text: '!' }, 'a\nb!'],
    ['a\nb', { line: 9, column: 9, length: 0, text: '!' }, 'a\nb!'],
    ['a\r\nb\r\nc', { line: 1, column: 1, length: 4, text: 'x ' }, 'x c'],
  ] as const) {
    it(`makes ${JSON.stringify(expected)}`, () => {
      expect(mended(text, { ...FIX, ...fix })).to.equal(expected);
    });
  }
});
