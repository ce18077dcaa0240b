/** One frame of the preview from its making to its removal: what is known of it, and what ends with it. */
import { heightSetter } from '../../frame-height.js';
import type { StoppedAction } from './guard.js';
import type { ReporterSource } from './preview-document.js';

/** Output, and whether it is kept from the network, as that which nobody on the page vouches for. */
export interface Output {
  html: string;
  isClosed: boolean;
}

export class Showing {
  readonly element: HTMLIFrameElement;
  readonly output: Output;
  readonly reporter: ReporterSource;
  readonly setHeight = heightSetter();
  /** Of this frame's listeners and timers. */
  readonly life = new AbortController();
  loads = 0;
  /** There is a reporter. */
  hasBegun = false;
  /** The document that loads next has said that it is the output. */
  hasAnswered = false;
  /** What its scripts tried before it was on screen. */
  stopped: StoppedAction | null = null;

  constructor(element: HTMLIFrameElement, output: Output, reporter: ReporterSource) {
    this.element = element;
    this.output = output;
    this.reporter = reporter;
  }

  after(delayMs: number, act: () => void): void {
    const timer = setTimeout(act, delayMs);
    this.life.signal.addEventListener('abort', () => clearTimeout(timer));
  }
}
