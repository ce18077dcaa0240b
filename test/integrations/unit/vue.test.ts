/** The composable in Vue 3. */
import { expect } from '@open-wc/testing';
import { clearPage, freshPage, output, place, settled, templateIn } from '../../support/element-fixture.js';
import { nextTask, until } from '../../support/fake-worker.js';
import { controlledPage, fault, framework } from './controlled-page.js';
import type * as VueBundle from './vue-bundle.js';

type Vue = typeof VueBundle;

describe('useDjangoTemplate of Vue', () => {
  let vue: Vue;

  before(async () => {
    vue = (await framework('vue')) as Vue;
  });

  afterEach(clearPage);

  it('takes plain values, and shows what Django rendered', async () => {
    const page = controlledPage();
    const scope = vue.effectScope();
    const state = scope.run(() => vue.useDjangoTemplate('a', { n: 1 }, { packages: ['p'] }));
    expect(state?.loading.value).to.equal(true);
    await page.answer('a');
    await until(() => state?.loading.value === false);
    expect(state?.html.value).to.equal('<b>a</b>');
    scope.stop();
  });

  it('follows refs and getters, and never shows overtaken output', async () => {
    const page = controlledPage();
    const template = vue.ref('a');
    const n = vue.ref(1);
    const scope = vue.effectScope();
    const state = scope.run(() => vue.useDjangoTemplate(template, () => ({ n: n.value })));
    await page.answer('a');
    await until(() => state?.loading.value === false);
    template.value = 'b';
    await until(() => page.waiting().includes('b'));
    template.value = 'c';
    n.value = 2;
    await vue.nextTick();
    await page.answer('b');
    await page.answer('c');
    await until(() => state?.loading.value === false);
    expect(state?.html.value).to.equal('<b>c</b>');
    expect(page.contexts().at(-1)).to.equal('{"n":2}');
    scope.stop();
  });

  it('sees changes deep inside a reactive context, maps and sets too', async () => {
    const { environment } = freshPage();
    const context = vue.reactive({ user: { name: 'Ada' }, tags: new Set(['x']), by: new Map([['k', 1]]) });
    const scope = vue.effectScope();
    const state = scope.run(() => vue.useDjangoTemplate('a', context));
    const changes = [
      () => (context.user.name = 'Bob'),
      () => context.tags.add('y'),
      () => context.by.set('k', 2),
    ];
    for (const change of changes) {
      await until(() => state?.loading.value === false);
      change();
      await vue.nextTick();
    }
    await until(() => state?.loading.value === false);
    const sent = environment.requestsOf('render').map(({ items }) => items[0]?.contexts[0]?.json ?? '');
    expect(new Set(sent).size).to.equal(4);
    expect(sent.at(-1)).to.contain('Bob').and.to.contain('"y"').and.to.contain('["k",2]');
    scope.stop();
  });

  it('gives errors and refs that nobody else can set', async () => {
    const page = controlledPage();
    const scope = vue.effectScope();
    const state = scope.run(() => vue.useDjangoTemplate('x'));
    await page.answer('x', fault);
    await until(() => state?.loading.value === false);
    expect(state?.error.value?.type).to.equal('TemplateError');
    const warn = console.warn;
    console.warn = () => undefined;
    (state as unknown as { html: { value: string } }).html.value = 'mine';
    console.warn = warn;
    expect(state?.html.value).to.equal('');
    scope.stop();
  });

  it('renders the same again on a retry', async () => {
    const page = controlledPage();
    const scope = vue.effectScope();
    const state = scope.run(() => vue.useDjangoTemplate('x'));
    await page.answer('x', fault);
    await until(() => state?.loading.value === false);
    state?.retry();
    await page.answer('x');
    await until(() => state?.html.value === '<b>x</b>');
    expect(state?.error.value).to.equal(null);
    scope.stop();
  });

  it('ends with its scope', async () => {
    const page = controlledPage();
    const template = vue.ref('a');
    const scope = vue.effectScope();
    const state = scope.run(() => vue.useDjangoTemplate(template));
    await until(() => page.waiting().includes('a'));
    scope.stop();
    template.value = 'b';
    await page.answer('a');
    await nextTask();
    expect(state?.html.value).to.equal('');
    expect(page.waiting()).to.deep.equal([]);
  });

  it('sets properties of elements in templates', async () => {
    const { environment } = freshPage();
    await import('../../../src/elements/django-template/django-template.js');
    const box = place('');
    const heard: string[] = [];
    const app = vue.createApp(() =>
      vue.h('django-template', {
        template: 'a',
        context: { at: new Date(0) },
        loading: 'eager',
        onDjangoRender: (event: CustomEvent<{ html: string }>) => heard.push(event.detail.html),
      }),
    );
    app.mount(box);
    const element = await settled(templateIn(box));
    expect(output(element)).to.equal('a');
    expect(heard).to.deep.equal(['a']);
    expect(environment.requestsOf('render')[0]?.items[0]?.contexts[0]?.json).to.contain('datetime');
    app.unmount();
  });
});
