/** A failure on the way to something: what happened and what can be done. Does not know who asked. */

/** What became of a request or of what it brought. */
export interface Failure {
  message: string;
  suggestions: readonly string[];
}

/** A failure to throw; `status` is that of an HTTP answer. */
export class RequestFailure extends Error implements Failure {
  readonly suggestions: readonly string[];
  /** The HTTP status of an answer that is none of use; 0 when there was no answer. */
  readonly status: number;
  /** Whether asking elsewhere on the same host is of no use: offline, or silent for too long. */
  readonly isFinal: boolean;

  constructor(
    message: string,
    suggestions: readonly string[],
    { status = 0, isFinal = false, cause }: { status?: number; isFinal?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.suggestions = suggestions;
    this.status = status;
    this.isFinal = isFinal;
  }
}
