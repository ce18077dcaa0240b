/**
 * What runs in a frame that waits for its output: writes that into its own document when it comes. Its text is put into the
 * frame's document, so `previewWriter` uses nothing from outside of itself.
 */

/** What the page posts to a waiting frame, through the port that came with its message. */
export interface WriteMessage {
  djangoPlaygroundWrite: string;
}

/** What the frame posts, with a port, when it waits. */
export interface WaitingMessage {
  djangoPlaygroundWaiting?: true;
}

/**
 * What the frame's window has for the reporter, which takes it away before any script of the output runs. Messages between
 * windows of two processes go through a third one, those of ports do not.
 */
export interface WrittenWindow {
  djangoPlaygroundPort?: MessagePort | undefined;
}

/** Runs in the frame, once for each document. */
export function previewWriter(): void {
  interface Factory {
    createPolicy(
      name: string,
      rules: { createHTML(html: string): string },
    ): { createHTML(html: string): string };
  }
  // The page's policy holds here, too. Where it forbids this one, nothing is said, and the frame stays unused.
  const policy = (globalThis as { trustedTypes?: Factory }).trustedTypes?.createPolicy('django-playground', {
    createHTML: (html) => html,
  });
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data: { djangoPlaygroundWrite: text } }: MessageEvent<WriteMessage>) => {
    port1.onmessage = null;
    (globalThis as WrittenWindow).djangoPlaygroundPort = port1;
    document.open();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else parses as a page is parsed, scripts included
    document.write(policy?.createHTML(text) ?? text);
    document.close();
  };
  parent.postMessage({ djangoPlaygroundWaiting: true } satisfies WaitingMessage, '*', [port2]);
}
