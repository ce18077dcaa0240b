import { expect } from '@open-wc/testing';
import { whenWanted } from '../../src/runtime/activation.js';
import { clearPage, place } from '../support/element-fixture.js';

afterEach(clearPage);

/** Resolves when `target` begins; `begun` tells whether it has. */
function watch(
  target: Element,
  signal = new AbortController().signal,
): { begun: boolean; done: Promise<void> } {
  const state = { begun: false, done: Promise.resolve() };
  state.done = new Promise((resolve) => {
    whenWanted(
      target,
      'lazy',
      () => {
        state.begun = true;
        resolve();
      },
      signal,
    );
  });
  return state;
}

/** Lets every observer of the page report what it has to report by now. */
async function observed(): Promise<void> {
  const probe = place('<p>probe</p>');
  probe.style.cssText = 'position:fixed;top:0';
  for (let round = 0; round < 3; round += 1) {
    await new Promise<void>((resolve) => {
      const observer = new IntersectionObserver(() => {
        observer.disconnect();
        resolve();
      });
      observer.observe(probe);
    });
  }
  probe.remove();
}

const first = (box: Element): Element => {
  const element = box.querySelector('i');
  if (!element) throw new Error('there is no <i> in the fixture');
  return element;
};

describe('whenWanted', () => {
  it('begins with an element that has no box of its own', async () => {
    const box = place('<div style="display:contents"><i style="display:contents">x</i></div>');
    await watch(first(box)).done;
  });

  it('begins with an element without a box in a shadow root', async () => {
    const box = place('');
    const root = box.attachShadow({ mode: 'open' });
    root.innerHTML = '<i style="display:contents">x</i>';
    const element = root.querySelector('i');
    expect(element).not.to.equal(null);
    if (element) await watch(element).done;
  });

  for (const display of ['contents', 'block']) {
    it(`waits with display:${display} in a hidden tab until that is shown`, async () => {
      const box = place(`<div style="display:none"><i style="display:${display}">x</i></div>`);
      const state = watch(first(box));
      await observed();
      expect(state.begun).to.equal(false);
      (box.firstElementChild as HTMLElement).style.display = 'block';
      await state.done;
    });
  }

  it('waits with an element without a box while the box around it is far', async () => {
    const box = place('<div style="height:9000px"></div><p><i style="display:contents">x</i></p>');
    const state = watch(first(box));
    await observed();
    expect(state.begun).to.equal(false);
    box.querySelector('p')?.scrollIntoView();
    await state.done;
  });

  it('does not begin after it was aborted', async () => {
    const abort = new AbortController();
    const state = watch(first(place('<i>x</i>')), abort.signal);
    abort.abort();
    await observed();
    expect(state.begun).to.equal(false);
  });
});
