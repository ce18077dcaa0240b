/** How code and preview share the room of a playground: beside or below each other, and where the bar between them stands. */
import type { PlaygroundLayout } from './django-playground.js';

/** Narrower than this, `auto` puts the preview below the code. */
const SIDE_BY_SIDE_PX = 640;

/** Least height that panes below each other share, in CSS pixels. */
const MIN_ROOM_PX = 400;

const HALF_PERCENT = 50;

export class PaneLayout {
  readonly #host: Element;
  readonly #size: ResizeObserver;
  #isNarrow = false;
  #percent: number | null = null;

  /** @param onChange the room has become narrow or wide */
  constructor(host: Element, onChange: () => void) {
    this.#host = host;
    this.#size = new ResizeObserver(([entry]) => {
      if (entry && this.#measure(entry.contentRect.width)) onChange();
    });
  }

  /** What the code has of the room, once the bar has been moved. */
  get percent(): number | null {
    return this.#percent;
  }

  /** Watches the room until `signal` is aborted. */
  observe(signal: AbortSignal): void {
    const { clientWidth } = this.#host;
    if (clientWidth > 0) this.#measure(clientWidth);
    this.#size.observe(this.#host);
    signal.addEventListener('abort', () => this.#size.disconnect());
  }

  /** Whether the preview is below the code. */
  isVertical(layout: PlaygroundLayout): boolean {
    return layout === 'vertical' || (layout !== 'horizontal' && this.#isNarrow);
  }

  /** Below each other the panes have no height to share until the bar is moved: then they keep the one that they have. */
  move(panes: HTMLElement | null, percent: number | null): void {
    if (panes && this.#percent === null)
      panes.style.setProperty('--_room', String(Math.max(panes.offsetHeight, MIN_ROOM_PX)));
    this.#percent = percent;
  }

  /** Lets the code be as high as it is now, whatever it will show. */
  keepHeight(code: HTMLElement | null): void {
    if (code) code.style.setProperty('--_least', `${code.offsetHeight}px`);
  }

  /** Tells the style sheet where the bar is. */
  apply(panes: HTMLElement | null): void {
    panes?.style.setProperty('--_split', String(this.#percent ?? HALF_PERCENT));
  }

  /** Whether `width` makes a difference. */
  #measure(width: number): boolean {
    const isNarrow = width < SIDE_BY_SIDE_PX;
    const isOther = isNarrow !== this.#isNarrow;
    this.#isNarrow = isNarrow;
    return isOther;
  }
}
