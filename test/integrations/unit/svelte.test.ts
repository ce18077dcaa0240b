/** The store in Svelte 5. */
import { expect } from '@open-wc/testing';
import { clearPage, freshPage, place } from '../../support/element-fixture.js';
import { nextTask, until } from '../../support/fake-worker.js';
import { controlledPage, fault, framework } from './controlled-page.js';
import type * as SvelteBundle from './svelte-bundle.js';

type Svelte = typeof SvelteBundle;
type State =
  ReturnType<Svelte['djangoTemplate']> extends { subscribe(run: (value: infer T) => void): unknown }
    ? T
    : never;

describe('djangoTemplate of Svelte', () => {
  let svelte: Svelte;

  before(async () => {
    svelte = (await framework('svelte')) as Svelte;
  });

  /** Follows a store until `stop`. */
  function follow(store: ReturnType<Svelte['djangoTemplate']>): { seen: State[]; stop: () => void } {
    const seen: State[] = [];
    return { seen, stop: store.subscribe((state) => seen.push(state)) };
  }

  const isSettled = (seen: State[]) => (): boolean => seen.at(-1)?.loading === false;

  it('does nothing before someone subscribes', async () => {
    const { environment } = freshPage();
    svelte.djangoTemplate('a');
    await nextTask();
    expect(environment.workers).to.have.lengthOf(0);
  });

  it('takes plain values, and shows what Django rendered', async () => {
    freshPage();
    const { seen, stop } = follow(svelte.djangoTemplate('a', { n: 1 }, { packages: ['p'] }));
    await until(isSettled(seen));
    expect(seen).to.deep.equal([
      { html: '', loading: true, error: null },
      { html: 'a', loading: false, error: null },
    ]);
    stop();
  });

  it('follows stores, and never shows overtaken output', async () => {
    const page = controlledPage();
    const template = svelte.writable('a');
    const { seen, stop } = follow(svelte.djangoTemplate(template, svelte.writable({ n: 1 })));
    await until(() => page.waiting().includes('a'));
    template.set('b');
    await page.answer('a');
    await page.answer('b');
    await until(isSettled(seen));
    expect(seen.map(({ html }) => html)).to.deep.equal(['', '<b>b</b>']);
    stop();
  });

  it('follows functions that read runes', async () => {
    freshPage();
    const source = svelte.writable('a');
    const rune = svelte.fromStore(source);
    const { seen, stop } = follow(svelte.djangoTemplate(() => rune.current));
    await until(isSettled(seen));
    source.set('b');
    await until(() => seen.at(-1)?.html === 'b');
    stop();
  });

  it('gives errors', async () => {
    const page = controlledPage();
    const { seen, stop } = follow(svelte.djangoTemplate('x'));
    await page.answer('x', fault);
    await until(isSettled(seen));
    expect(seen.at(-1)?.error?.message).to.equal('Invalid block tag');
    stop();
  });

  it('ends with its last subscriber, and begins again with a new one', async () => {
    const page = controlledPage();
    const template = svelte.writable('a');
    const store = svelte.djangoTemplate(template);
    const { seen, stop } = follow(store);
    await until(() => page.waiting().includes('a'));
    stop();
    template.set('b');
    await page.answer('a');
    await nextTask();
    expect(seen).to.have.lengthOf(1);
    const again = follow(store);
    await page.answer('b');
    await until(isSettled(again.seen));
    expect(again.seen.at(-1)?.html).to.equal('<b>b</b>');
    again.stop();
  });

  describe('in a component', () => {
    interface Controls {
      add(name: string): void;
      show(template: string): void;
      retry(): void;
    }

    function mount(): { box: HTMLElement; controls: Controls; unmount: () => Promise<void> } {
      const box = place('');
      let controls: Controls | undefined;
      const component = svelte.mount(svelte.Greeting, {
        target: box,
        props: { onReady: (given: Controls) => (controls = given) },
      });
      svelte.flushSync();
      if (!controls) throw new Error('the component has not run');
      return { box, controls, unmount: () => svelte.unmount(component) };
    }

    const shown = (box: HTMLElement): string => box.querySelector('p')?.textContent ?? '';
    const isLoading = (box: HTMLElement): boolean => box.querySelector('p')?.dataset['loading'] === 'true';

    afterEach(clearPage);

    it('follows changes deep inside $state, also after it has shown something', async () => {
      const page = controlledPage();
      const { box, controls, unmount } = mount();
      await page.answer('a');
      await until(() => !isLoading(box));
      expect(shown(box)).to.equal('<b>a</b>');
      controls.add('Bob');
      await page.answer('a');
      // From here on the effect that shows the store has run again for another reason.
      controls.show('b');
      await page.answer('b');
      await until(() => shown(box) === '<b>b</b>');
      controls.add('Cyd');
      await page.answer('b');
      await until(() => !isLoading(box));
      expect(page.contexts()).to.deep.equal([
        '{"names":["Ada"]}',
        '{"names":["Ada","Bob"]}',
        '{"names":["Ada","Bob"]}',
        '{"names":["Ada","Bob","Cyd"]}',
      ]);
      await unmount();
    });

    it('tries again when it is told to', async () => {
      const page = controlledPage();
      const { box, controls, unmount } = mount();
      await page.answer('a', fault);
      await until(() => !isLoading(box));
      expect(box.querySelector('p')?.title).to.equal('Invalid block tag');
      controls.retry();
      await page.answer('a');
      await until(() => shown(box) === '<b>a</b>');
      await unmount();
    });

    it('is silent after unmounting', async () => {
      const page = controlledPage();
      const { controls, unmount } = mount();
      await until(() => page.waiting().includes('a'));
      await unmount();
      controls.add('Bob');
      await page.answer('a');
      await nextTask();
      expect(page.waiting()).to.deep.equal([]);
    });
  });
});
