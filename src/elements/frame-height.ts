/** Gives frames the heights that they report, within reason. Knows nothing of what is in them. */

/** Content that keeps growing with its frame is stopped here. */
const MAX_FRAME_HEIGHT_PX = 20_000;

/** Content that a higher frame makes higher yet (100vh and a margin) may grow this often without a pause. */
const MAX_GROWTHS_ON_END = 300;

/** Growth after this pause has another reason than the growth before. */
const GROWTH_PAUSE_MS = 250;

/** A function that gives `frame` a height, in order, but does not let it grow on end. */
export function heightSetter(): (frame: HTMLIFrameElement, height: number, timeMs: number) => void {
  let growths = 0;
  let last = { height: 0, timeMs: 0 };
  return (frame, height, timeMs) => {
    const isGrowth = height > last.height && timeMs - last.timeMs < GROWTH_PAUSE_MS;
    growths = isGrowth ? growths + 1 : 0;
    last = { height, timeMs };
    if (growths > MAX_GROWTHS_ON_END) return;
    frame.style.height = `${Math.min(Math.max(0, height), MAX_FRAME_HEIGHT_PX)}px`;
  };
}
