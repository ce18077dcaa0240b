/**
 * What runs in the outer one of two frames, between the page and output that has no network: makes the inner one fill it,
 * hands on what the output says, and tells when another document has taken its place. Its text is put into the frame's document, so `previewRelay` uses
 * nothing from outside of itself.
 */

/** What the outer frame posts by itself; output could post the same. */
export interface RelayMessage {
  /** The inner frame has loaded once more. */
  djangoPlaygroundLoaded?: true;
}

/** Runs in the outer frame, before the inner one. */
export function previewRelay(): void {
  const page = parent;
  let loads = 0;
  addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
    if (source && source === frames[0]) page.postMessage(data, '*');
  });
  addEventListener('DOMContentLoaded', () => {
    // By script, as policies of pages may forbid styles.
    const style = document.querySelector('iframe')?.style;
    if (style) style.cssText = 'position:fixed;inset:0;width:100%;height:100%;border:0';
  });
  // The events of elements do not bubble, but are seen on their way down.
  document.addEventListener(
    'load',
    ({ target }) => {
      // Styles and scripts have such events as well.
      if (!(target instanceof HTMLIFrameElement)) return;
      loads += 1;
      // The first is told by the outer frame's own event.
      if (loads > 1) page.postMessage({ djangoPlaygroundLoaded: true } satisfies RelayMessage, '*');
    },
    true,
  );
}
