/**
 * What runs inside the preview's frame: tells the page how high and where scrolled to its content is. Its text is put into
 * the frame's document, so `previewReporter` uses nothing from outside of itself.
 */
import type { PreviewGuard, StoppedAction } from './guard.js';
import type { WrittenWindow } from './writer.js';

/** What the frame posts beside its height. Scripts of the output could post the same: none of it is to be trusted. */
export interface PreviewMessage {
  /** The reporter runs. */
  djangoPlaygroundBegun?: true;
  /** The content is there and scrolled to where it should be. */
  djangoPlaygroundReady?: true;
  djangoPlaygroundScroll?: readonly [number, number];
  djangoPlaygroundStopped?: StoppedAction;
}

/**
 * Runs in the frame, before the output. `data-scroll` of its script says where to scroll to.
 * @param guard keeps links and forms from leaving
 */
export function previewReporter(guard: PreviewGuard): void {
  const root = document.documentElement;
  const script = document.currentScript;
  const [left = 0, top = 0] = (script?.dataset['scroll'] ?? '').split(' ').map(Number);
  script?.remove();
  const page = parent;
  const here = globalThis as WrittenWindow;
  const port = here.djangoPlaygroundPort;
  delete here.djangoPlaygroundPort;
  const post = (message: PreviewMessage | { djangoPlaygroundHeight: number }): void =>
    port ? port.postMessage(message) : page.postMessage(message, '*');
  // Output that goes elsewhere at once is never ready.
  post({ djangoPlaygroundBegun: true });

  let last = -1;
  const reportHeight = (): void => {
    const box = root.getBoundingClientRect().height;
    const height = Math.ceil(root.scrollHeight > root.clientHeight ? root.scrollHeight : box);
    if (height !== last) post({ djangoPlaygroundHeight: (last = height) });
  };
  new ResizeObserver(reportHeight).observe(root);

  let isReady = false;
  const restore = (): void => scrollTo({ left, top, behavior: 'instant' });
  const ready = (): void => {
    restore();
    reportHeight();
    isReady = true;
    post({ djangoPlaygroundReady: true });
  };
  // Before its style is there, the output is not as it will be.
  const pending = (): Promise<unknown>[] =>
    [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')]
      .filter(({ sheet, disabled }) => sheet === null && !disabled)
      .map(
        (link) =>
          new Promise((resolve) => ['load', 'error'].forEach((type) => link.addEventListener(type, resolve))),
      );
  addEventListener('DOMContentLoaded', () => void Promise.all(pending()).then(ready));
  const restoreAgain = (tries: number): void => {
    if ((scrollX === left && scrollY === top) || tries === 0) return;
    restore();
    requestAnimationFrame(() => restoreAgain(tries - 1));
  };
  addEventListener('load', () => {
    reportHeight();
    // Pictures may have made room for it. Frames in a process of their own have no layout before they are seen, for which
    // their callbacks wait as well.
    restoreAgain(5);
  });
  addEventListener('scroll', () => isReady && post({ djangoPlaygroundScroll: [scrollX, scrollY] }), {
    passive: true,
  });
  guard((action) => post({ djangoPlaygroundStopped: action }));
}
