/** Answers a strict worker's requests for files: fetches what it may have and sends it on as it comes, some at a time. */
import type { FileAnswer, FileRequest } from '../../core/strict-protocol.js';
import type { FilePermits, Permit } from './file-permits.js';
import { shownBody } from './shown-body.js';

/** Requests at a time; a page with thousands of them answers nothing else. */
const MAX_RUNNING = 32;

/** Requests that wait for their turn; a start asks for about 140 files. */
const MAX_WAITING = 2000;

/** Where answers go, and what is known of the page. */
export interface FileSenderOptions {
  permits: FilePermits;
  post: (answer: FileAnswer, transfer: Transferable[]) => void;
  /** The directive of the page's policy that has blocked a request, or `null`. */
  blockedBy: (url: string) => Promise<string | null>;
  /** Aborted when the worker has ended. */
  signal: AbortSignal;
  /** The page's. */
  fetch?: typeof fetch;
}

/** A request for a file. */
type Asked = Extract<FileRequest, { url: string }>;

export class FileSender {
  readonly #options: FileSenderOptions;
  readonly #running = new Map<number, AbortController>();
  /** In the order in which they came. */
  readonly #waiting = new Map<number, Asked>();

  constructor(options: FileSenderOptions) {
    this.#options = options;
  }

  /** Takes a request, or the end of one. */
  receive(request: FileRequest): void {
    const { file } = request;
    if (!('url' in request)) {
      this.#waiting.delete(file);
      this.#running.get(file)?.abort();
      return;
    }
    if (this.#waiting.has(file) || this.#running.has(file)) return;
    if (this.#waiting.size < MAX_WAITING) {
      this.#waiting.set(file, request);
      this.#next();
      return;
    }
    const failed = `more than ${MAX_WAITING} files were asked for at a time`;
    this.#options.post({ file, failed, blockedBy: null }, []);
  }

  /** Begins with those whose turn it is. */
  #next(): void {
    for (const [file, request] of this.#waiting) {
      if (this.#running.size >= MAX_RUNNING || this.#options.signal.aborted) return;
      this.#waiting.delete(file);
      void this.#send(request);
    }
  }

  async #send({ file, url, accept }: Asked): Promise<void> {
    const { permits, post, blockedBy, signal } = this.#options;
    const own = new AbortController();
    this.#running.set(file, own);
    try {
      const permit = permits.of(url);
      if (!permit) throw new Error(`isolation "strict" does not allow ${url}`);
      await this.#stream(file, permit, accept, AbortSignal.any([own.signal, signal]));
      post({ file, ended: true }, []);
    } catch (thrown) {
      const message = thrown instanceof Error ? thrown.message : String(thrown);
      const directive = await blockedBy(url);
      if (!signal.aborted) post({ file, failed: message, blockedBy: directive }, []);
    } finally {
      this.#running.delete(file);
      this.#next();
    }
  }

  async #stream(file: number, permit: Permit, accept: string | null, signal: AbortSignal): Promise<void> {
    const { permits, post, fetch: ask = fetch } = this.#options;
    const { url, credentials, kind } = permit;
    const headers = accept === null ? {} : { accept };
    const response = await ask(url, { credentials, headers, signal });
    if (!permits.allowsAnswerFrom(response.url, permit)) {
      await response.body?.cancel();
      throw new Error(`${url} leads to an address that isolation "strict" does not allow`);
    }
    const type = response.headers.get('content-type') ?? '';
    post({ file, head: { status: response.status, type, url: response.url } }, []);
    const decoder = new TextDecoder();
    let text = '';
    for await (const piece of shownBody(response, kind)) {
      if (kind === 'list') text += decoder.decode(piece, { stream: true });
      // A copy where the piece is a view of more.
      const chunk = piece.byteLength === piece.buffer.byteLength ? piece : piece.slice();
      post({ file, chunk }, [chunk.buffer]);
    }
    // Before the worker knows that it has all of it, and asks for what it names.
    if (kind === 'list') permits.allowFilesIn(text, response.url, permit);
  }
}
