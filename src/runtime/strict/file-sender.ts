/** Answers a strict worker's requests for files: fetches what it may have and sends it on as it comes. */
import type { FileAnswer, FileRequest } from '../../core/strict-protocol.js';
import type { FilePermits, Permit } from './file-permits.js';

/** Where answers go, and what is known of the page. */
export interface FileSenderOptions {
  permits: FilePermits;
  post: (answer: FileAnswer, transfer: Transferable[]) => void;
  /** The directive of the page's policy that has blocked a request, or `null`. */
  blockedBy: (url: string) => Promise<string | null>;
  /** Aborted when the worker has ended. */
  signal: AbortSignal;
}

export class FileSender {
  readonly #options: FileSenderOptions;
  readonly #running = new Map<number, AbortController>();

  constructor(options: FileSenderOptions) {
    this.#options = options;
  }

  /** Takes a request, or the end of one. */
  receive(request: FileRequest): void {
    if ('url' in request) void this.#send(request);
    else this.#running.get(request.file)?.abort();
  }

  async #send({ file, url, accept }: Extract<FileRequest, { url: string }>): Promise<void> {
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
    }
  }

  async #stream(file: number, permit: Permit, accept: string | null, signal: AbortSignal): Promise<void> {
    const { permits, post } = this.#options;
    const { url, credentials, namesFiles } = permit;
    const headers = accept === null ? {} : { accept };
    const response = await fetch(url, { credentials, headers, signal });
    const type = response.headers.get('content-type') ?? '';
    post({ file, head: { status: response.status, type, url: response.url } }, []);
    const decoder = new TextDecoder();
    let text = '';
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
      if (namesFiles) text += decoder.decode(part.value, { stream: true });
      // A copy where the piece is a view of more.
      const chunk = part.value.byteLength === part.value.buffer.byteLength ? part.value : part.value.slice();
      post({ file, chunk }, [chunk.buffer]);
    }
    // Before the worker knows that it has all of it, and asks for what it names.
    if (namesFiles && response.ok) permits.allowFilesIn(text, response.url, permit);
  }
}
