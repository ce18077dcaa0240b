/** When what is typed is rendered, and what is said of that. */
import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/elements/django-playground/django-playground.js';
import type { DjangoPlaygroundElement } from '../../src/elements/django-playground/django-playground.js';
import { DEBOUNCE_MS, RenderLoop } from '../../src/elements/django-playground/render-loop.js';
import { clearPage, freshPage, place } from '../support/element-fixture.js';
import { never, nextTask, until, type FakeHandlers } from '../support/fake-worker.js';

describe('RenderLoop', () => {
  const { setTimeout, performance } = globalThis;
  let delaysMs: (number | undefined)[];

  beforeEach(() => {
    delaysMs = [];
    globalThis.setTimeout = ((run: () => void, delayMs?: number) => {
      delaysMs.push(delayMs);
      return setTimeout(run, 0);
    }) as typeof setTimeout;
    performance.now = () => 10_000;
  });

  afterEach(() => {
    globalThis.setTimeout = setTimeout;
    delete (performance as { now?: unknown }).now;
  });

  it('counts its pause from the key, but leaves time for the next one', () => {
    const loop = new RenderLoop(() => Promise.resolve());
    for (const since of [10_000, 9_940, 9_925, 9_000, 0]) loop.schedule(since);
    loop.stop();
    // Each is begun 50 ms before it may be shown.
    expect(delaysMs).to.deep.equal([DEBOUNCE_MS, DEBOUNCE_MS - 60, 75, 75, 75].map((ms) => ms - 50));
  });

  it('gives what follows from typing the rest of the pause, and what somebody has asked for none', async () => {
    const pauses: (Promise<void> | null)[] = [];
    const loop = new RenderLoop((_signal, pause) => {
      pauses.push(pause);
      return Promise.resolve();
    });
    loop.schedule(10_000);
    await until(() => pauses.length === 1);
    await pauses[0];
    await loop.now();
    expect([pauses[0] instanceof Promise, pauses[1]]).to.deep.equal([true, null]);
    expect(delaysMs).to.deep.equal([DEBOUNCE_MS - 50, 50]);
  });

  it('gives up what is under way when a key comes, and lets who has asked wait for the latest', async () => {
    const ends: (() => void)[] = [];
    const signals: AbortSignal[] = [];
    const loop = new RenderLoop((signal) => {
      signals.push(signal);
      return new Promise((resolve) => ends.push(resolve));
    });
    let isOver = false;
    void loop.now().then(() => (isOver = true));
    loop.schedule(10_000);
    await until(() => signals.length === 2);
    ends[0]?.();
    await nextTask();
    expect([signals[0]?.aborted, signals[1]?.aborted, isOver]).to.deep.equal([true, false, false]);
    ends[1]?.();
    await until(() => isOver);
  });
});

describe('a <django-playground> in which somebody types', () => {
  const echo: FakeHandlers['render'] = ({ items }) => ({
    outcomes: items.map(({ files, main }) => ({ ok: true, html: files[main ?? ''] ?? '', durationMs: 1 })),
    heapBytes: 1,
  });

  const FAULT = {
    ok: false as const,
    error: { kind: 'template' as const, exception: 'TemplateSyntaxError', message: 'wrong' },
  };

  afterEach(clearPage);

  async function focused(handlers: FakeHandlers): Promise<DjangoPlaygroundElement> {
    freshPage(handlers);
    const box = place(
      '<django-playground loading="eager"><script type="text/django">old</script></django-playground>',
    );
    const element = box.querySelector('django-playground');
    if (!element) throw new Error('there is no playground');
    await until(() => element.status === 'rendered' && !!element.shadowRoot?.querySelector('.cm-content'));
    element.shadowRoot?.querySelector<HTMLElement>('.cm-content')?.focus();
    return element;
  }

  /** What `status` has been since then. */
  function statusesOf(element: DjangoPlaygroundElement): string[] {
    const seen: string[] = [];
    new MutationObserver(() => seen.push(element.status)).observe(element, { attributeFilter: ['status'] });
    return seen;
  }

  it('says nothing of a render that is soon over, and shows it', async () => {
    const element = await focused({ render: echo });
    const seen = statusesOf(element);
    await sendKeys({ type: 'new ' });
    await until(() => element.html === 'new old');
    await element.updateComplete;
    expect(seen.filter((status) => status !== 'rendered')).to.deep.equal([]);
  });

  it('shows nothing of it before the pause after the last key is over, and no error', async () => {
    const element = await focused({
      render: (args, post) =>
        args.items[0]?.files['index.html']?.startsWith('{')
          ? { outcomes: [FAULT], heapBytes: 1 }
          : echo(args, post),
    });
    let keyAt = 0;
    element.addEventListener('keydown', ({ timeStamp }) => (keyAt = timeStamp), true);
    const rendered = oneEvent(element, 'django-render');
    await sendKeys({ press: 'n' });
    // A timer may be a little early.
    expect((await rendered).timeStamp - keyAt).to.be.least(DEBOUNCE_MS - 2);
    const failed = oneEvent(element, 'django-error');
    await sendKeys({ press: 'Home' });
    await sendKeys({ type: '{' });
    expect((await failed).timeStamp - keyAt).to.be.least(DEBOUNCE_MS - 2);
  });

  it('says that a render is under way which takes its time, until its result is there', async () => {
    let answer: () => void = () => undefined;
    let isSlow = false;
    const element = await focused({
      render: async (args, post) => {
        if (isSlow) await new Promise<void>((resolve) => (answer = resolve));
        return echo(args, post);
      },
    });
    isSlow = true;
    await sendKeys({ type: 'new ' });
    await until(() => element.status === 'loading');
    answer();
    await until(() => element.status === 'rendered');
    expect(element.html).to.equal('new old');
  });

  it('says at once that a render is under way which a script has asked for', async () => {
    let isLost = false;
    const element = await focused({ render: (args, post) => (isLost ? never() : echo(args, post)) });
    isLost = true;
    element.setTemplate('other');
    expect(element.status).to.equal('loading');
  });
});
