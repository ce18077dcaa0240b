/**
 * A frame that is loaded and waits for output, so that what a reader has typed need not wait for a frame. Output is written
 * into it once; what becomes of the frame then is the preview's matter.
 */
import { trustedHTML } from '../../../runtime/trusted-types.js';
import { nonceAttribute } from './preview-document.js';
import { previewWriter, type WaitingMessage, type WriteMessage } from './writer.js';

export class SpareFrame {
  readonly element = document.createElement('iframe');
  readonly #life = new AbortController();
  #isLoaded = false;
  #port: MessagePort | null = null;

  /** @param nonce of the page's policy, or nothing */
  constructor(container: HTMLElement, nonce: string) {
    const { element } = this;
    const { signal } = this.#life;
    element.setAttribute('sandbox', 'allow-scripts');
    element.classList.add('next');
    element.inert = true;
    element.srcdoc = trustedHTML(
      `<!doctype html><script${nonceAttribute(nonce)}>(${previewWriter.toString()})()</script>`,
    );
    addEventListener('message', (event: MessageEvent<WaitingMessage | null>) => this.#onMessage(event), {
      signal,
    });
    element.addEventListener('load', () => (this.#isLoaded = true), { signal });
    container.append(element);
  }

  /** Whether output can be written into it now. */
  get isReady(): boolean {
    return this.#isLoaded && this.#port !== null;
  }

  /**
   * Writes `html`, a whole document, into the frame and lets go of it: it is the caller's from now on.
   * @returns where its reporter posts; `null` where the frame is not ready
   */
  write(html: string): MessagePort | null {
    this.#life.abort();
    this.#port?.postMessage({ djangoPlaygroundWrite: html } satisfies WriteMessage);
    return this.#port;
  }

  /** Takes it out of the page. */
  drop(): void {
    this.#life.abort();
    this.#port?.close();
    this.element.remove();
  }

  #onMessage({ source, data, ports }: MessageEvent<WaitingMessage | null>): void {
    // An opaque origin is always "null", so the sender is known by its window alone.
    if (source && source === this.element.contentWindow && data?.djangoPlaygroundWaiting === true)
      this.#port ??= ports[0] ?? null;
  }
}
