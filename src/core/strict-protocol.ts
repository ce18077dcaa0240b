/**
 * What a worker without a network and the page say to each other beside the protocol, as types only: the worker asks for
 * files, the page decides which of them it may have and sends them in pieces. All that such a worker sends, the protocol's
 * answers and notices too, is JSON text: what text cannot hold never comes to the page.
 */

/** Worker → page. */
export type FileRequest =
  | { file: number; url: string; accept: string | null }
  /** Nobody waits for it any more. */
  | { file: number; cancelled: true };

/** Page → worker: one `head`, then chunks and one end; or a failure at any moment. */
export type FileAnswer =
  /** `url`: where the answer came from in the end. */
  | { file: number; head: { status: number; type: string; url: string } }
  | { file: number; chunk: Uint8Array }
  | { file: number; ended: true }
  /** `blockedBy`: the directive of the page's policy that forbids the request. */
  | { file: number; failed: string; blockedBy: string | null };

/** What the frame around such a worker tells the page. */
export type FrameNotice =
  | { strict: 'ready' }
  /** The worker's script has failed, or the worker was refused. */
  | { strict: 'failed'; message: string }
  | { strict: 'blocked'; directive: string; url: string };
