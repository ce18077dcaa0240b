/**
 * When a playground renders: a little after the last key, at once when asked, and never twice at a time: the latest wishes
 * win. What a render is and where its result goes is the element's matter.
 */

/** Milliseconds without a key after which what was typed is rendered. */
export const DEBOUNCE_MS = 150;

/** Renders until `signal` is aborted; settles when its result has been shown, and never rejects. */
export type RenderOnce = (signal: AbortSignal) => Promise<void>;

export class RenderLoop {
  readonly #render: RenderOnce;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #current: AbortController | null = null;
  #latest: Promise<void> = Promise.resolve();

  constructor(render: RenderOnce) {
    this.#render = render;
  }

  /** Renders when nothing has been scheduled for a while. */
  schedule(): void {
    clearTimeout(this.#timer);
    // What is under way would be out of date when it came.
    this.#current?.abort();
    this.#timer = setTimeout(() => void this.now(), DEBOUNCE_MS);
  }

  /** Renders at once; what was scheduled or under way is given up. Resolves when the latest render is over. */
  now(): Promise<void> {
    this.stop();
    this.#current = new AbortController();
    const run = this.#render(this.#current.signal);
    this.#latest = run;
    return run.then(() => (this.#latest === run ? undefined : this.#latest));
  }

  /** Gives up what is scheduled or under way. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#current?.abort();
    this.#current = null;
  }
}
