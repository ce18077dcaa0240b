/**
 * What runs in a frame that waits for its output: writes that into its own document when it comes. Its text is put into the
 * frame's document, so `previewWriter` uses nothing from outside of itself.
 */

/** What the page posts to a waiting frame. */
export interface WriteMessage {
  djangoPlaygroundWrite: string;
}

/** What the frame posts when it waits. */
export interface WaitingMessage {
  djangoPlaygroundWaiting?: true;
}

/** Runs in the frame, once for each document. */
export function previewWriter(): void {
  interface Factory {
    createPolicy(
      name: string,
      rules: { createHTML(html: string): string },
    ): { createHTML(html: string): string };
  }
  const page = parent;
  // The page's policy holds here, too. Where it forbids this one, nothing is said, and the frame stays unused.
  const policy = (globalThis as { trustedTypes?: Factory }).trustedTypes?.createPolicy('django-playground', {
    createHTML: (html) => html,
  });
  addEventListener('message', ({ source, data }: MessageEvent<Partial<WriteMessage> | null>) => {
    const text = data?.djangoPlaygroundWrite;
    // Outputs of other frames can post as well.
    if (source !== page || typeof text !== 'string') return;
    document.open();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else parses as a page is parsed, scripts included
    document.write(policy?.createHTML(text) ?? text);
    document.close();
  });
  page.postMessage({ djangoPlaygroundWaiting: true } satisfies WaitingMessage, '*');
}
