/**
 * The bar between code and preview: moved by pointer or keys, told to screen readers as a separator. It keeps a share of the
 * room in percent; what the percentage means to the panes is CSS's matter.
 */
import { html, type TemplateResult } from 'lit';

const MIN_PERCENT = 15;
const MAX_PERCENT = 85;
const STEP_PERCENT = 2;

export interface SplitterOptions {
  /** What the code has of the room. */
  percent: number;
  /** Code above preview. */
  isVertical: boolean;
  /** The id of the pane whose size is told. */
  controls: string;
  /** @param percent `null`: as it was at first */
  move: (percent: number | null) => void;
}

const within = (percent: number): number => Math.min(MAX_PERCENT, Math.max(MIN_PERCENT, percent));

/** Where a key moves the bar from `percent`, or `null` where it does not. */
export function percentAfterKey(
  key: string,
  percent: number,
  isVertical: boolean,
  isRTL: boolean,
): number | null {
  const [less, more] = isVertical
    ? ['ArrowUp', 'ArrowDown']
    : isRTL
      ? ['ArrowRight', 'ArrowLeft']
      : ['ArrowLeft', 'ArrowRight'];
  if (key === less) return within(percent - STEP_PERCENT);
  if (key === more) return within(percent + STEP_PERCENT);
  if (key === 'Home') return MIN_PERCENT;
  return key === 'End' ? MAX_PERCENT : null;
}

/** The share of `box` that lies before a point. */
export function percentAt(
  point: { clientX: number; clientY: number },
  box: DOMRect,
  isVertical: boolean,
  isRTL: boolean,
): number {
  if (isVertical) return within((100 * (point.clientY - box.top)) / box.height);
  const before = isRTL ? box.right - point.clientX : point.clientX - box.left;
  return within((100 * before) / box.width);
}

const isRTL = (element: Element): boolean => getComputedStyle(element).direction === 'rtl';

function drag(event: PointerEvent, { isVertical, move }: SplitterOptions): void {
  const bar = event.currentTarget as HTMLElement;
  const panes = bar.parentElement;
  if (event.button !== 0 || !panes) return;
  event.preventDefault();
  bar.focus();
  // The preview's frame would swallow the pointer otherwise.
  bar.setPointerCapture(event.pointerId);
  bar.toggleAttribute('data-moving', true);
  const onMove = (moved: PointerEvent): void =>
    move(percentAt(moved, panes.getBoundingClientRect(), isVertical, isRTL(panes)));
  bar.addEventListener('pointermove', onMove);
  bar.addEventListener(
    'lostpointercapture',
    () => {
      bar.removeEventListener('pointermove', onMove);
      bar.removeAttribute('data-moving');
    },
    { once: true },
  );
}

function onKey(event: KeyboardEvent, { percent, isVertical, move }: SplitterOptions): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const next = percentAfterKey(event.key, percent, isVertical, isRTL(event.currentTarget as Element));
  if (next === null && event.key !== 'Enter') return;
  event.preventDefault();
  move(next);
}

export function splitterView(options: SplitterOptions): TemplateResult {
  const { percent, isVertical, controls, move } = options;
  return html`<div
    part="splitter"
    role="separator"
    tabindex="0"
    aria-label="Size of the code"
    aria-orientation=${isVertical ? 'horizontal' : 'vertical'}
    aria-controls=${controls}
    aria-valuemin=${MIN_PERCENT}
    aria-valuemax=${MAX_PERCENT}
    aria-valuenow=${Math.round(percent)}
    @pointerdown=${(event: PointerEvent) => drag(event, options)}
    @keydown=${(event: KeyboardEvent) => onKey(event, options)}
    @dblclick=${() => move(null)}
  ></div>`;
}
