/** The hook in React 18 and 19. */
import { expect } from '@open-wc/testing';
import { freshPage, place } from '../../support/element-fixture.js';
import { nextTask, until } from '../../support/fake-worker.js';
import { controlledPage, fault } from './controlled-page.js';
import { ReactPage, VERSIONS, complaints, type React } from './react-page.js';

/** A component that shows what the hook gives. */
const shownBy = ({ useDjangoTemplate, createElement }: Pick<React, 'useDjangoTemplate' | 'createElement'>) =>
  function Shown({ template, n = 0 }: { template: string | null; n?: number }) {
    const { html, loading, error } = useDjangoTemplate(template, { n }, { packages: ['p'] });
    return createElement('p', { title: error?.message, 'data-loading': loading }, html);
  };

for (const version of VERSIONS) {
  describe(`React ${version}`, () => {
    const page = new ReactPage(version);
    let Shown: ReturnType<typeof shownBy>;
    before(() => (Shown = shownBy(page.react)));

    const shown = (template: string | null) => page.react.createElement(Shown, { template });
    const text = (box: HTMLElement): string => box.querySelector('p')?.textContent ?? '';
    const isLoading = (box: HTMLElement): boolean => box.querySelector('p')?.dataset['loading'] === 'true';

    it('is the version that it should be', () =>
      expect(page.react.version).to.match(new RegExp(`^${version}`)));

    it('renders a template and shows it', async () => {
      const django = controlledPage();
      const { box } = page.mount(shown('a'));
      expect(isLoading(box)).to.equal(true);
      await django.answer('a');
      await until(() => !isLoading(box));
      expect(text(box)).to.equal('<b>a</b>');
    });

    it('asks once in Strict Mode, and once for objects that are made anew with each render', async () => {
      const { environment } = freshPage();
      const node = () => page.react.createElement(page.react.StrictMode, null, shown('a'));
      const { box, show } = page.mount(node());
      await until(() => !isLoading(box));
      show(node());
      await nextTask();
      expect(isLoading(box)).to.equal(false);
      expect(environment.requestsOf('render').flatMap(({ items }) => items)).to.have.lengthOf(1);
    });

    it('is loading in the very render that brings new inputs, and never shows overtaken output', async () => {
      const django = controlledPage();
      const { box, show } = page.mount(shown('a'));
      await django.answer('a');
      await until(() => !isLoading(box));
      show(shown('b'));
      expect(isLoading(box)).to.equal(true);
      await until(() => django.waiting().includes('b'));
      show(shown('c'));
      await django.answer('b');
      await django.answer('c');
      await until(() => !isLoading(box));
      expect(text(box)).to.equal('<b>c</b>');
    });

    it('gives errors, and nothing for no template', async () => {
      const django = controlledPage();
      const { box, show } = page.mount(shown('x'));
      await django.answer('x', fault);
      await until(() => !isLoading(box));
      expect(box.querySelector('p')?.title).to.equal('Invalid block tag');
      show(shown(null));
      await until(() => !isLoading(box));
      expect(box.querySelector('p')?.hasAttribute('title')).to.equal(false);
    });

    it('renders the same again on a retry', async () => {
      const django = controlledPage();
      let again: (() => void) | undefined;
      function Retried() {
        const { html, error, retry } = page.react.useDjangoTemplate('x');
        again = retry;
        return page.react.createElement('p', { title: error?.message }, html);
      }
      const { box } = page.mount(page.react.createElement(Retried));
      await django.answer('x', fault);
      await until(() => box.querySelector('p')?.title === 'Invalid block tag');
      again?.();
      await django.answer('x');
      await until(() => text(box) === '<b>x</b>');
    });

    it('is silent after unmounting', async () => {
      const django = controlledPage();
      const found = await complaints(async () => {
        page.mount(shown('a'));
        await until(() => django.waiting().includes('a'));
        page.unmount();
        await django.answer('a');
        await nextTask();
      });
      expect(found).to.deep.equal([]);
    });

    it('hydrates what a server rendered without complaint', async () => {
      freshPage();
      const { renderToString, createElement } = page.server;
      const box = place(renderToString(createElement(shownBy(page.server), { template: 'a' })));
      const found = await complaints(async () => {
        page.hydrate(box, shown('a'));
        await until(() => text(box) === 'a');
      });
      expect(found).to.deep.equal([]);
    });
  });
}
