/** Reads what an author has written, again whenever that changes, and what a link brings to the first reading. */
import { toDjangoError } from '../../core/errors.js';
import { childrenComplete } from '../../runtime/document-parsed.js';
import type { LiveHints } from '../../runtime/live-template.js';
import { readAuthorState, type AuthorState } from './author-state.js';
import { shareNames } from './share-names.js';
import type { Restored } from './sharing.js';

export interface AuthorReaderOptions {
  hints: () => LiveHints;
  /** Whether links are looked for. */
  isSharing: () => boolean;
  /** What the author wrote is there. @param restored what a link brings, the first time */
  onRead: (author: AuthorState, restored: Restored | null) => void;
  /** The source cannot be read. */
  onFail: (thrown: unknown, signal: AbortSignal) => void;
  /** A link cannot be read. */
  onBadLink: (message: string) => void;
}

/** Whether an address could hold something for a playground; what there is to know before code is loaded for it. */
const mayShare = (hash: string): boolean => hash.includes('django-playground');

export class AuthorReader {
  readonly #host: Element;
  readonly #options: AuthorReaderOptions;
  #current: AbortController | null = null;
  #reading: Promise<void> = Promise.resolve();
  #seenHash: string | null = null;

  constructor(host: Element, options: AuthorReaderOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** Resolves when the latest reading is over, however it ended. */
  get done(): Promise<void> {
    return this.#reading;
  }

  /** Reads, in the place of a reading that is under way. */
  read(): void {
    this.stop();
    this.#current = new AbortController();
    this.#reading = this.#read(this.#current.signal);
  }

  stop(): void {
    this.#current?.abort();
  }

  async #read(signal: AbortSignal): Promise<void> {
    try {
      await childrenComplete(this.#host, signal);
      const author = await readAuthorState(this.#host, this.#options.hints(), signal);
      signal.throwIfAborted();
      const restored = await this.#restore(author);
      signal.throwIfAborted();
      this.#options.onRead(author, restored);
    } catch (thrown) {
      this.#options.onFail(thrown, signal);
    }
  }

  /** What the address brings that it has not brought before. */
  async #restore(author: AuthorState): Promise<Restored | null> {
    const { hash } = location;
    if (hash === this.#seenHash || !this.#options.isSharing()) return null;
    this.#seenHash = hash;
    if (!mayShare(hash)) return null;
    try {
      const { restore } = await import('./sharing.js');
      return await restore(hash, shareNames.nameOf(this.#host), author.state);
    } catch (thrown) {
      const { message, suggestions = [] } = toDjangoError(thrown, 'TemplateError');
      this.#options.onBadLink([message, ...suggestions].join(' '));
      return null;
    }
  }
}
