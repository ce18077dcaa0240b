/** Adds up the steps of a start to one fraction and to bytes, and posts them. Does not know what the steps do. */
import type { Notices, StartStep } from '../src/core/protocol.js';

type Progress = Notices['progress'];

/** The part of a start that is over when a step begins, measured on an ordinary connection. */
const BEGINS_AT: Record<StartStep, number> = {
  download: 0,
  interpreter: 0.7,
  django: 0.85,
  packages: 0.95,
  render: 1,
};

/** A bar's smallest visible move: more notices would only cost time. */
const SMALLEST_MOVE = 0.01;

/** The progress of one start. The fraction never goes back. */
export class StartProgress {
  readonly #post: (progress: Progress) => void;
  readonly #totalBytes: number;
  readonly #loadedBytes = new Map<string, number>();
  #fraction = 0;

  /** `totalBytes` is what all files together weigh. */
  constructor(totalBytes: number, post: (progress: Progress) => void) {
    this.#totalBytes = totalBytes;
    this.#post = post;
  }

  /** A step begins. */
  begin(step: StartStep): void {
    this.#fraction = Math.max(this.#fraction, BEGINS_AT[step]);
    this.#post({ step, fraction: this.#fraction });
  }

  /** So many bytes of a file have come. */
  loaded(fileName: string, bytes: number): void {
    this.#loadedBytes.set(fileName, bytes);
    let loadedBytes = 0;
    for (const size of this.#loadedBytes.values()) loadedBytes += size;
    const fraction = (loadedBytes / this.#totalBytes) * BEGINS_AT.interpreter;
    const complete = loadedBytes === this.#totalBytes;
    if (fraction < this.#fraction + SMALLEST_MOVE && !complete) return;
    this.#fraction = Math.max(this.#fraction, fraction);
    this.#post({ step: 'download', fraction: this.#fraction, loadedBytes, totalBytes: this.#totalBytes });
  }
}
