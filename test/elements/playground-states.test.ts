/** Every state of a playground is accessible, in both themes. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { DjangoError } from '../../src/core/errors.js';
import type { Diagnostic } from '../../src/core/introspection.js';
import '../../src/elements/django-playground/django-playground.js';
import type { DjangoPlaygroundElement } from '../../src/elements/django-playground/django-playground.js';
import { clearPage, freshPage, place } from '../support/element-fixture.js';
import { never, until, type FakeHandlers } from '../support/fake-worker.js';

const TRACE = {
  templates: [
    {
      name: 'index.html',
      kind: 'main' as const,
      milliseconds: 2,
      children: [{ name: 'part.html', kind: 'include' as const, milliseconds: 1, children: [] }],
    },
  ],
  variables: [
    { name: 'name', resolved: true },
    { name: 'nmae', resolved: false },
  ],
};

const FOUND: Diagnostic = {
  ...{ severity: 'error', message: "Invalid block tag: 'fro'", templateName: 'index.html', suggestions: [] },
  ...{ line: 1, column: 4, length: 3 },
  fixes: [{ label: 'Write for', templateName: 'index.html', line: 1, column: 4, length: 3, text: 'for' }],
};

/** Renders the main file as it is, but fails where it has an unknown tag. */
const django: FakeHandlers = {
  render: ({ items }) => ({
    outcomes: items.map(({ files, main, trace }) => {
      const html = files[main ?? ''] ?? '';
      if (!html.includes('{% fro %}'))
        return { ok: true, html, durationMs: 1, ...(trace ? { trace: TRACE } : {}) };
      const place = { templateName: 'index.html', line: 1, column: 4, excerpt: '1 | {% fro %}\n       ^^^' };
      const suggestions = ['Did you mean {% for %}?'];
      const message = "Invalid block tag: 'fro'";
      return {
        ok: false,
        error: { kind: 'template', exception: 'TemplateSyntaxError', message, suggestions, ...place },
      };
    }),
    heapBytes: 1,
  }),
  diagnose: ({ item: { files, main } }) => ({
    diagnostics: (files[main ?? '']?.includes('{% fro %}') ?? false) ? [FOUND] : [],
  }),
};

const SCRIPTS = `<script type="text/django"><h1>Hello</h1><a href="/away">away</a></script>
  <script type="text/django" name="part.html">part</script>
  <script type="text/python">name = "Ada"</script>`;

const find = (element: DjangoPlaygroundElement, selector: string): HTMLElement | null =>
  (element.shadowRoot ?? element).querySelector(selector);

const seen = (element: DjangoPlaygroundElement, selector: string): Promise<void> =>
  until(() => find(element, selector)?.checkVisibility() ?? false);

function playground(attributes: string, scripts = SCRIPTS): DjangoPlaygroundElement {
  const box = place(
    `<django-playground id="state" loading="eager" ${attributes}>${scripts}</django-playground>`,
  );
  const element = box.querySelector('django-playground');
  if (!element) throw new Error('there is no playground');
  return element;
}

async function settled(element: DjangoPlaygroundElement): Promise<DjangoPlaygroundElement> {
  await until(() => element.status === 'rendered' || element.status === 'error');
  await seen(element, '.cm-content');
  return element;
}

async function rendered(attributes: string): Promise<DjangoPlaygroundElement> {
  freshPage(django);
  const element = await settled(playground(attributes));
  await seen(element, '[part=frame]:not(.next)');
  return element;
}

const opened =
  (key: string, part: string) =>
  async (attributes: string): Promise<DjangoPlaygroundElement> => {
    const element = await rendered(attributes);
    find(element, `[data-key="${key}"]`)?.click();
    await seen(element, part);
    return element;
  };

async function linked(hash: string, attributes: string): Promise<DjangoPlaygroundElement> {
  history.replaceState(null, '', hash);
  return rendered(attributes);
}

/** The state → an element in it, and the part that makes it one. */
const STATES: Record<string, (attributes: string) => Promise<DjangoPlaygroundElement>> = {
  'before Django has started': async (attributes) => {
    freshPage({ boot: () => never() });
    const element = playground(attributes);
    await seen(element, '[part=loading]');
    await seen(element, '.cm-content');
    return element;
  },
  rendered,
  'that waits for its reader': async (attributes) => {
    freshPage(django);
    const element = playground(`${attributes} loading="interaction"`.replace('loading="eager"', ''));
    element.loading = 'interaction';
    await seen(element, '.cm-content');
    return element;
  },
  'with no output at all': async (attributes) => {
    freshPage(django);
    const element = await settled(playground(attributes, '<script type="text/django"></script>'));
    await seen(element, '.nothing');
    return element;
  },
  'with an error': async (attributes) => {
    freshPage(django);
    const element = await settled(playground(attributes, '<script type="text/django">{% fro %}</script>'));
    await seen(element, '[part=error]');
    return element;
  },
  'with many lines': async (attributes) => {
    freshPage(django);
    const lines = Array.from({ length: 12 }, (_, index) => `<p>${index}</p>`).join('\n');
    return settled(playground(attributes, `<script type="text/django">${lines}</script>`));
  },
  'with the list of what is wrong': async (attributes) => {
    freshPage(django);
    const element = await settled(playground(attributes, '<script type="text/django">{% fro %}</script>'));
    await seen(element, '[part=mend]');
    find(element, '.cm-content')?.focus();
    for (const key of ['Control', 'Shift']) await sendKeys({ down: key });
    await sendKeys({ press: 'KeyM' });
    for (const key of ['Shift', 'Control']) await sendKeys({ up: key });
    await seen(element, '.cm-panel-lint [aria-selected]');
    return element;
  },
  'with a stale preview': async (attributes) => {
    const element = await rendered(attributes);
    element.setTemplate('{% fro %}');
    await seen(element, '.badge');
    return element;
  },
  'whose Django did not start': async (attributes) => {
    freshPage({
      boot: () => {
        throw new DjangoError('InitializationError', 'No Python.');
      },
    });
    const element = await settled(playground(attributes));
    await seen(element, '[part=retry]');
    return element;
  },
  'that withholds shared Python': async (attributes) => {
    const author = await rendered(attributes);
    author.setTemplate('from the link');
    const url = new URL(await author.share());
    clearPage();
    freshPage(django);
    history.replaceState(null, '', url.hash);
    const scripts =
      '<script type="text/django">other</script><script type="text/python">name = "Eve"</script>';
    const element = await settled(playground(attributes, scripts));
    await seen(element, '[part=withheld]');
    return element;
  },
  'whose link is damaged': async (attributes) => {
    const element = await linked('#django-playground.state=v1.broken', attributes);
    await seen(element, '[part=link-error]');
    return element;
  },
  'whose reset can be undone': async (attributes) => {
    const element = await rendered(attributes);
    element.setTemplate('changed');
    element.reset();
    await seen(element, '[part=undo]');
    return element;
  },
  'with its settings': opened('settings', '[part=settings]'),
  'with its context': opened('context', '.cm-content[aria-label*=Context]'),
  'with its Python': opened('python', '.cm-content[aria-label*=Python]'),
  'with the HTML that came out': opened('source', '[part=source]'),
  'with what happened': opened('happened', '.happened .missing'),
  'with its menu': async (attributes) => {
    const element = await rendered(attributes);
    find(element, '.menu summary')?.click();
    await seen(element, '[role=menu]');
    return element;
  },
  'that asks for a name': async (attributes) => {
    const element = await rendered(attributes);
    find(element, '[aria-label="New file"]')?.click();
    await seen(element, '.naming');
    return element;
  },
  'whose preview stopped a link': async (attributes) => {
    const element = await rendered(attributes);
    element.setTemplate('<a href="/away">away</a><script>document.links[0].click()</script>');
    await seen(element, '[part=notice]');
    return element;
  },
  'for reading only': (attributes) => rendered(`${attributes} editable="false"`),
};

afterEach(() => {
  clearPage();
  history.replaceState(null, '', location.pathname + location.search);
});

/** CodeMirror's list has buttons in its options; letters do what they do while the list has the focus. */
const IGNORED: Record<string, string[]> = { 'with the list of what is wrong': ['nested-interactive'] };

describe('a playground is accessible', () => {
  for (const theme of ['light', 'dark']) {
    for (const [state, make] of Object.entries(STATES)) {
      it(`${state}, ${theme}`, async () => {
        const element = await make(`theme="${theme}"`);
        await element.updateComplete;
        await expect(element).to.be.accessible({ ignoredRules: IGNORED[state] ?? [] });
      });
    }
  }
});
