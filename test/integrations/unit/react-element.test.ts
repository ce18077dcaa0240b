/** The components in React 18 and 19. */
import { expect } from '@open-wc/testing';
import type { PlaygroundProperties, TemplateProperties } from '../../../src/integrations/react.js';
import type { DjangoPlaygroundElement, DjangoTemplateElement } from '../../../src/index.js';
import { freshPage, output, place, settled, templateIn } from '../../support/element-fixture.js';
import { nextTask, until } from '../../support/fake-worker.js';
import { ReactPage, VERSIONS, complaints } from './react-page.js';

/** More than JSON, made anew. */
const mixed = (n: number) => ({ at: new Date(0), set: new Set([n]), big: 1n, map: new Map([['a', { n }]]) });

/** An object that holds itself. */
function circle(): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  value['self'] = value;
  return value;
}

for (const version of VERSIONS) {
  describe(`the components for React ${version}`, () => {
    const page = new ReactPage(version);

    it('give the element properties, listeners and a ref', async () => {
      const { environment } = freshPage();
      const ref = page.react.createRef<DjangoTemplateElement>();
      const heard: string[] = [];
      const node = (context: Record<string, unknown>, word: string) =>
        page.react.createElement(page.react.DjangoTemplate, {
          template: 'a',
          context,
          files: { 'b.html': 'b' },
          loading: 'eager',
          className: 'live',
          ref,
          onDjangoRender: ({ detail }) => heard.push(`${word} ${detail.html}`),
        });
      const { box, show } = page.mount(node({ at: new Date(0) }, 'first'));
      const element = await settled(templateIn(box));
      expect(ref.current).to.equal(element);
      expect(element.className).to.equal('live');
      expect(output(element)).to.equal('a');
      show(node({ n: 1 }, 'second'));
      await until(() => heard.length === 2);
      expect(heard).to.deep.equal(['first a', 'second a']);
      const [first, second] = environment.requestsOf('render').map(({ items }) => items[0]);
      expect(first?.files).to.deep.equal({ 'b.html': 'b' });
      expect(first?.contexts[0]?.json).to.contain('datetime');
      expect(second?.contexts[0]?.json).to.equal('{"n":1}');
    });

    it('take away a property and a file that are no longer given', async () => {
      const { environment } = freshPage();
      const node = (more: TemplateProperties) =>
        page.react.createElement(page.react.DjangoTemplate, { template: 'a', loading: 'eager', ...more });
      const { box, show } = page.mount(node({ packages: ['p'], files: { 'b.html': 'b', 'c.html': 'c' } }));
      const element = await settled(templateIn(box));
      show(node({ files: { 'c.html': 'c' } }));
      await until(() => environment.requestsOf('render').length === 2);
      await settled(element);
      const last = environment.requestsOf('render').at(-1)?.items[0];
      expect(last?.files).to.deep.equal({ 'c.html': 'c' });
      expect(last?.packages).to.deep.equal([]);
    });

    it('ask no more for values that are made anew, also where each output renders the parent', async () => {
      const { environment } = freshPage();
      let renders = 0;
      function Parent({ n }: { n: number }) {
        const [, setHeard] = page.react.useState(0);
        renders += 1;
        return page.react.createElement(page.react.DjangoTemplate, {
          template: 'a',
          context: mixed(n),
          files: { 'b.html': `${n}` },
          packages: ['p'],
          loading: 'eager',
          onDjangoRender: () => setHeard((heard) => heard + 1),
        });
      }
      const { box, show } = page.mount(page.react.createElement(Parent, { n: 1 }));
      const element = await settled(templateIn(box));
      await until(() => renders === 2);
      show(page.react.createElement(Parent, { n: 1 }));
      await element.updateComplete;
      await nextTask();
      expect(element.status).to.equal('rendered');
      expect(environment.requestsOf('render')).to.have.lengthOf(1);
      show(page.react.createElement(Parent, { n: 2 }));
      await until(() => environment.requestsOf('render').length === 2);
      await settled(element);
      const last = environment.requestsOf('render')[1]?.items[0];
      expect(last?.files).to.deep.equal({ 'b.html': '2' });
      expect(last?.contexts[0]?.json).to.contain('{"n":2}');
    });

    it("make what cannot cross the element's error", async () => {
      const { environment } = freshPage();
      const heard: string[] = [];
      const node = (more: TemplateProperties) =>
        page.react.createElement(page.react.DjangoTemplate, {
          template: 'a',
          loading: 'eager',
          onDjangoError: ({ detail }) => heard.push(detail.error.message),
          ...more,
        });
      const { box, show } = page.mount(node({ context: circle() }));
      const element = await settled(templateIn(box));
      show(node({ context: circle() }));
      show(node({ settings: circle() }));
      await until(() => heard.length === 2);
      expect(heard[0]).to.match(/^The context value context.self is a cycle\./);
      expect(heard[1]).to.match(/settings/);
      expect(environment.requestsOf('render')).to.deep.equal([]);
      show(node({ context: { a: 1 } }));
      await until(() => element.status === 'rendered');
    });

    it('switch sharing, and leave the method of that name alone', async () => {
      freshPage();
      const ref = page.react.createRef<DjangoPlaygroundElement>();
      const node = (more: PlaygroundProperties) =>
        page.react.createElement(page.react.DjangoPlayground, {
          template: 'a',
          loading: 'interaction',
          ref,
          ...more,
        });
      const { show } = page.mount(node({ share: false, editable: false, stylesheets: ['/a.css', '/b.css'] }));
      const shows = async (...values: unknown[]) => {
        await ref.current?.updateComplete;
        const { sharing, editable, stylesheets } = ref.current ?? {};
        expect([sharing, editable, stylesheets]).to.deep.equal(values);
        expect(typeof ref.current?.share).to.equal('function');
      };
      await shows(false, false, '/a.css /b.css');
      show(node({ share: true }));
      await shows(true, true, null);
      show(node({ share: false, stylesheets: '/c.css' }));
      await shows(false, true, '/c.css');
      show(node({}));
      await shows(true, true, null);
    });

    it("let properties go on where a server's attributes have begun", async () => {
      freshPage();
      type Props = Pick<PlaygroundProperties, 'files' | 'share'>;
      const base = { template: 'a', loading: 'interaction' as const };
      const { renderToString, createElement, DjangoPlayground } = page.server;
      const first = { files: { 'b.html': '<b>' }, share: false };
      const box = place(renderToString(createElement(DjangoPlayground, { ...base, ...first })));
      const ref = page.react.createRef<DjangoPlaygroundElement>();
      const node = (props: Props) =>
        page.react.createElement(page.react.DjangoPlayground, { ...base, ...props, ref });
      const { show } = page.hydrate(box, node(first));
      await until(() => ref.current !== null);
      const element = ref.current as unknown as DjangoPlaygroundElement;
      expect(element.getAttribute('files')).to.equal('{"b.html":"<b>"}');
      expect(element.sharing).to.equal(false);
      show(node({ files: { 'c.html': 'c' }, share: true }));
      expect([element.files, element.sharing]).to.deep.equal([{ 'c.html': 'c' }, true]);
      show(node({}));
      expect([element.files, element.sharing]).to.deep.equal([null, true]);
      expect([element.hasAttribute('files'), element.hasAttribute('share')]).to.deep.equal([false, false]);
    });

    for (const when of ['before', 'after']) {
      it(`come alive from a server's markup, with events, when the element wakes ${when} React`, async () => {
        const { environment } = freshPage();
        const heard: string[] = [];
        const props = {
          template: '{{ x }} </script><b>"',
          context: { x: '"&<' },
          loading: 'eager' as const,
          onDjangoRender: ({ detail }: { detail: { html: string } }) => void heard.push(detail.html),
        };
        const { renderToString, createElement, DjangoTemplate } = page.server;
        const markup = renderToString(createElement(DjangoTemplate, props));
        const box = place(when === 'before' ? markup : '');
        if (when === 'after') box.innerHTML = markup;
        else await settled(templateIn(box));
        const found = await complaints(async () => {
          page.hydrate(box, page.react.createElement(page.react.DjangoTemplate, props));
          await settled(templateIn(box));
          await nextTask();
        });
        expect(found).to.deep.equal([]);
        expect(environment.requestsOf('render')).to.have.lengthOf(1);
        const { items } = environment.requestsOf('render')[0] ?? { items: [] };
        expect(items[0]?.template).to.equal('{{ x }} </script><b>"');
        expect(items[0]?.contexts[0]?.json).to.equal('{"x":"\\"&<"}');
        const element = templateIn(box);
        const before = heard.length;
        await element.render();
        expect(heard).to.have.lengthOf(before + 1);
      });
    }
  });
}
