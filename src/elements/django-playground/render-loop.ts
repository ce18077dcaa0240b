/**
 * When a playground renders: so that its result is there a little after the last key, at once when asked, and never twice at
 * a time: the latest wishes win. What a render is and where its result goes is the element's matter.
 */

/** Milliseconds without a key after which what was typed is shown. */
export const DEBOUNCE_MS = 150;

/** What is left of them at least where the page has taken long for the key: the next one may be waiting already. */
const LEAST_MS = DEBOUNCE_MS / 2;

/** So long before their end Django begins: most renders are over when they may be shown, and few are begun for nothing. */
const LEAD_MS = 50;

/**
 * Renders until `signal` is aborted; settles when its result has been shown, and never rejects.
 * @param pause what follows from typing is not shown before that is over; `null` where somebody waits for the render
 */
export type RenderOnce = (signal: AbortSignal, pause: Promise<void> | null) => Promise<void>;

export class RenderLoop {
  readonly #render: RenderOnce;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #current: AbortController | null = null;
  #latest: Promise<void> = Promise.resolve();

  constructor(render: RenderOnce) {
    this.#render = render;
  }

  /**
   * Renders what is to be shown when nothing has been scheduled for a while.
   * @param since when the key came, in milliseconds as `performance.now()` gives them: what the editor has done with it
   *   since then is part of the while
   */
  schedule(since: number): void {
    clearTimeout(this.#timer);
    // What is under way would be out of date when it came.
    this.#current?.abort();
    const leftMs = Math.max(LEAST_MS, DEBOUNCE_MS - (performance.now() - since));
    const begin = (): void => {
      void this.#begin(new Promise((resolve) => setTimeout(resolve, LEAD_MS)));
    };
    this.#timer = setTimeout(begin, leftMs - LEAD_MS);
  }

  /** Renders at once; what was scheduled or under way is given up. Resolves when the latest render is over. */
  now(): Promise<void> {
    const run = this.#begin(null);
    return run.then(() => (this.#latest === run ? undefined : this.#latest));
  }

  /** Gives up what is scheduled or under way. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#current?.abort();
    this.#current = null;
  }

  #begin(pause: Promise<void> | null): Promise<void> {
    this.stop();
    this.#current = new AbortController();
    this.#latest = this.#render(this.#current.signal, pause);
    return this.#latest;
  }
}
