/** The hook and the components in React 18 and 19. */
import { expect } from '@open-wc/testing';
import type { DjangoTemplateElement } from '../../../src/elements/django-template/django-template.js';
import { clearPage, freshPage, output, place, settled, templateIn } from '../../support/element-fixture.js';
import { nextTask, until } from '../../support/fake-worker.js';
import { controlledPage, fault, framework } from './controlled-page.js';
import type * as ReactBundle from './react-bundle.js';

type React = typeof ReactBundle;
type Root = ReturnType<React['createRoot']>;

/** What React complains of while `run` goes on. */
async function complaints(run: () => Promise<void>): Promise<string[]> {
  const found: string[] = [];
  const real = console.error;
  console.error = (...args: unknown[]) => found.push(args.map(String).join(' '));
  try {
    await run();
  } finally {
    console.error = real;
  }
  return found;
}

for (const version of ['18', '19']) {
  describe(`React ${version}`, () => {
    let react: React;
    let roots: Root[] = [];

    before(async () => {
      react = (await framework(`react-${version}`)) as React;
      await import('../../../src/elements/django-template/django-template.js');
    });

    afterEach(async () => {
      for (const root of roots) root.unmount();
      roots = [];
      await nextTask();
      clearPage();
    });

    function mount(node: Parameters<Root['render']>[0]): { box: HTMLElement; root: Root } {
      const box = place('');
      const root = react.createRoot(box);
      roots.push(root);
      react.flushSync(() => root.render(node));
      return { box, root };
    }

    /** A component that shows what the hook gives. */
    function Shown({ template, n = 0 }: { template: string | null; n?: number }) {
      const { html, loading, error } = react.useDjangoTemplate(template, { n }, { packages: ['p'] });
      return react.createElement('p', { title: error?.message, 'data-loading': loading }, html);
    }

    const shown = (template: string | null, n?: number) =>
      react.createElement(Shown, n === undefined ? { template } : { template, n });
    const text = (box: HTMLElement): string => box.querySelector('p')?.textContent ?? '';
    const isLoading = (box: HTMLElement): boolean => box.querySelector('p')?.dataset['loading'] === 'true';

    it('is the version that it should be', () => expect(react.version).to.match(new RegExp(`^${version}`)));

    it('renders a template and shows it', async () => {
      const page = controlledPage();
      const { box } = mount(shown('a'));
      expect(isLoading(box)).to.equal(true);
      await page.answer('a');
      await until(() => !isLoading(box));
      expect(text(box)).to.equal('<b>a</b>');
    });

    it('asks once in Strict Mode, and once for objects that are made anew with each render', async () => {
      const { environment } = freshPage();
      const { box, root } = mount(react.createElement(react.StrictMode, null, shown('a')));
      await until(() => !isLoading(box));
      react.flushSync(() => root.render(react.createElement(react.StrictMode, null, shown('a'))));
      await nextTask();
      expect(isLoading(box)).to.equal(false);
      expect(environment.requestsOf('render').flatMap(({ items }) => items)).to.have.lengthOf(1);
    });

    it('is loading in the very render that brings new inputs, and never shows overtaken output', async () => {
      const page = controlledPage();
      const { box, root } = mount(shown('a'));
      await page.answer('a');
      await until(() => !isLoading(box));
      react.flushSync(() => root.render(shown('b')));
      expect(isLoading(box)).to.equal(true);
      await until(() => page.waiting().includes('b'));
      react.flushSync(() => root.render(shown('c')));
      await page.answer('b');
      await page.answer('c');
      await until(() => !isLoading(box));
      expect(text(box)).to.equal('<b>c</b>');
    });

    it('gives errors, and nothing for no template', async () => {
      const page = controlledPage();
      const { box, root } = mount(shown('x'));
      await page.answer('x', fault);
      await until(() => !isLoading(box));
      expect(box.querySelector('p')?.title).to.equal('Invalid block tag');
      react.flushSync(() => root.render(shown(null)));
      await until(() => !isLoading(box));
      expect(box.querySelector('p')?.hasAttribute('title')).to.equal(false);
    });

    it('renders the same again on a retry', async () => {
      const page = controlledPage();
      let again: (() => void) | undefined;
      function Retried() {
        const { html, error, retry } = react.useDjangoTemplate('x');
        again = retry;
        return react.createElement('p', { title: error?.message }, html);
      }
      const { box } = mount(react.createElement(Retried));
      await page.answer('x', fault);
      await until(() => box.querySelector('p')?.title === 'Invalid block tag');
      again?.();
      await page.answer('x');
      await until(() => text(box) === '<b>x</b>');
    });

    it('is silent after unmounting', async () => {
      const page = controlledPage();
      const found = await complaints(async () => {
        const { root } = mount(shown('a'));
        await until(() => page.waiting().includes('a'));
        root.unmount();
        roots = [];
        await page.answer('a');
        await nextTask();
      });
      expect(found).to.deep.equal([]);
    });

    it('hydrates what a server rendered without complaint', async () => {
      freshPage();
      const box = place(react.renderToString(shown('a')));
      const found = await complaints(async () => {
        roots.push(react.hydrateRoot(box, shown('a')));
        await until(() => text(box) === 'a');
      });
      expect(found).to.deep.equal([]);
    });

    it('gives the element properties, listeners and a ref', async () => {
      const { environment } = freshPage();
      const ref = react.createRef<DjangoTemplateElement>();
      const heard: string[] = [];
      const node = (context: Record<string, unknown>, word: string) =>
        react.createElement(react.DjangoTemplate, {
          template: 'a',
          context,
          files: { 'b.html': 'b' },
          loading: 'eager',
          className: 'live',
          ref,
          onDjangoRender: ({ detail }) => heard.push(`${word} ${detail.html}`),
        });
      const { box, root } = mount(node({ at: new Date(0) }, 'first'));
      const element = await settled(templateIn(box));
      expect(ref.current).to.equal(element);
      expect(element.className).to.equal('live');
      expect(output(element)).to.equal('a');
      react.flushSync(() => root.render(node({ n: 1 }, 'second')));
      await until(() => heard.length === 2);
      expect(heard).to.deep.equal(['first a', 'second a']);
      const [first, second] = environment.requestsOf('render').map(({ items }) => items[0]);
      expect(first?.files).to.deep.equal({ 'b.html': 'b' });
      expect(first?.contexts[0]?.json).to.contain('datetime');
      expect(second?.contexts[0]?.json).to.equal('{"n":1}');
    });

    it('takes away a property and a file that are no longer given', async () => {
      const { environment } = freshPage();
      const node = (more: object) =>
        react.createElement(react.DjangoTemplate, { template: 'a', loading: 'eager', ...more });
      const { box, root } = mount(node({ packages: ['p'], files: { 'b.html': 'b', 'c.html': 'c' } }));
      const element = await settled(templateIn(box));
      react.flushSync(() => root.render(node({ files: { 'c.html': 'c' } })));
      await until(() => environment.requestsOf('render').length === 2);
      await settled(element);
      const last = environment.requestsOf('render').at(-1)?.items[0];
      expect(last?.files).to.deep.equal({ 'c.html': 'c' });
      expect(last?.packages).to.deep.equal([]);
    });

    for (const when of ['before', 'after']) {
      it(`comes alive from a server's markup, with events, when the element wakes ${when} React`, async () => {
        const { environment } = freshPage();
        const heard: string[] = [];
        const node = react.createElement(react.DjangoTemplate, {
          template: '{{ x }} </script><b>"',
          context: { x: '"&<' },
          files: { 'b.html': '<script>1</script>' },
          loading: 'eager',
          onDjangoRender: ({ detail }) => heard.push(detail.html),
        });
        const markup = react.renderToString(node);
        const box = place(when === 'before' ? markup : '');
        if (when === 'after') box.innerHTML = markup;
        else await settled(templateIn(box));
        const found = await complaints(async () => {
          roots.push(react.hydrateRoot(box, node));
          await settled(templateIn(box));
          await nextTask();
        });
        expect(found).to.deep.equal([]);
        const { items } = environment.requestsOf('render')[0] ?? { items: [] };
        expect(items[0]?.template).to.equal('{{ x }} </script><b>"');
        expect(items[0]?.files).to.deep.equal({ 'b.html': '<script>1</script>' });
        expect(items[0]?.contexts[0]?.json).to.equal('{"x":"\\"&<"}');
        const element = templateIn(box);
        const before = heard.length;
        await element.render();
        expect(heard).to.have.lengthOf(before + 1);
      });
    }
  });
}
