/**
 * Adds up the steps of a start to one fraction and to bytes, and posts them. Packages are resolved and downloaded beside
 * the rest of the start: they are told of from the moment that Python waits for them. Does not know what the steps do.
 */
import type { Notices, StartStep } from '../src/core/protocol.js';

type Progress = Notices['progress'];

/** The part of a start that is over when a step begins, measured on an ordinary connection. */
const BEGINS_AT: Record<StartStep, number> = {
  download: 0,
  interpreter: 0.65,
  resolve: 0.75,
  packages: 0.77,
  install: 0.85,
  django: 0.87,
  render: 1,
};

/** A bar's smallest visible move: more notices would only cost time. */
const SMALLEST_MOVE = 0.01;

/** Steps that happen beside others, until somebody waits for them. */
type BesideStep = 'resolve' | 'packages';

/** The progress of one start, and of each time that packages are added. The fraction never goes back meanwhile. */
export class StartProgress {
  readonly #post: (progress: Progress) => void;
  #totalBytes: number;
  readonly #loadedBytes = new Map<string, number>();
  #fraction = 0;
  #beside: Progress | null = null;
  #isAwaited = false;

  /** `totalBytes` is what all runtime files together weigh. */
  constructor(totalBytes: number, post: (progress: Progress) => void) {
    this.#totalBytes = totalBytes;
    this.#post = post;
  }

  /** A step begins. */
  begin(step: StartStep): void {
    this.#tell({ step, fraction: BEGINS_AT[step] });
  }

  /** So many bytes of a runtime file have come. */
  loaded(fileName: string, bytes: number): void {
    this.#loadedBytes.set(fileName, bytes);
    this.#tellBytes();
  }

  /** A file is needed beside those that were counted. */
  need(fileName: string, bytes: number): void {
    if (!this.#loadedBytes.has(fileName)) this.#totalBytes += bytes;
  }

  /** So many bytes need not come. */
  spare(bytes: number): void {
    this.#totalBytes -= bytes;
    this.#tellBytes();
  }

  #tellBytes(): void {
    let loadedBytes = 0;
    for (const size of this.#loadedBytes.values()) loadedBytes += size;
    const fraction = (loadedBytes / this.#totalBytes) * BEGINS_AT.interpreter;
    const complete = loadedBytes === this.#totalBytes;
    if (fraction < this.#fraction + SMALLEST_MOVE && !complete) return;
    this.#tell({ step: 'download', fraction, loadedBytes, totalBytes: this.#totalBytes });
  }

  /** How far the packages are; posted once somebody waits for them. */
  packages(step: BesideStep, bytes?: { loadedBytes: number; totalBytes: number }): void {
    const next: StartStep = step === 'resolve' ? 'packages' : 'install';
    const part = bytes && bytes.totalBytes > 0 ? bytes.loadedBytes / bytes.totalBytes : 0;
    const fraction = BEGINS_AT[step] + part * (BEGINS_AT[next] - BEGINS_AT[step]);
    this.#beside = { step, fraction, ...bytes };
    if (this.#isAwaited) this.#tell(this.#beside);
  }

  /** Django runs, and more packages are asked for. */
  beginAgain(): void {
    this.#fraction = BEGINS_AT.resolve;
  }

  /** Waits for the packages, and says how far they are meanwhile. */
  async whileWaitingFor<T>(packages: Promise<T>): Promise<T> {
    this.#isAwaited = true;
    if (this.#beside) this.#tell(this.#beside);
    try {
      return await packages;
    } finally {
      this.#isAwaited = false;
      this.#beside = null;
    }
  }

  #tell(progress: Progress): void {
    this.#fraction = Math.max(this.#fraction, progress.fraction);
    this.#post({ ...progress, fraction: this.#fraction });
  }
}
