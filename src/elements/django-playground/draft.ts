/**
 * What a playground works on: the project, and what belongs to it that readers do not see as text, such as values that
 * only the page can give. Plain data; it knows neither editor nor preview.
 */
import { encodeContext, type Context } from '../../core/context.js';
import type { ContextText, RequestData } from '../../core/protocol.js';
import { mergeShare } from '../../core/share-merge.js';
import { splitContext, type AuthorState } from './author-state.js';
import { Project } from './project.js';
import type { Restored } from './sharing.js';

export class Draft {
  #author: AuthorState | null = null;
  #project: Project | null = null;
  #base: ContextText | null = null;
  #hidden: readonly string[] = [];
  /** The link that was opened, where parts of it are withheld. */
  #link: Restored | null = null;
  #isNoticeSeen = false;
  #isLinkAdopted = false;
  #isForeign = false;
  /** What the page had given when the project was reset. */
  #beforeReset: Pick<AuthorState, 'base' | 'hidden'> | null = null;

  /** `null` until the source has been read. */
  get project(): Project | null {
    return this.#project;
  }

  /** Values of the page that JSON text cannot show. */
  get base(): ContextText | null {
    return this.#base;
  }

  /** The names in `base`. */
  get hidden(): readonly string[] {
    return this.#hidden;
  }

  get request(): RequestData | null {
    return this.#isForeign ? null : (this.#author?.request ?? null);
  }

  /**
   * Whether it is what a link has brought, until it is reset: nothing that scripts of the page have given is for templates
   * that somebody else wrote.
   */
  get isForeign(): boolean {
    return this.#isForeign;
  }

  /** The link that was opened, as long as parts of it are withheld and the reader has not put the notice away. */
  get restored(): Restored | null {
    return this.#isNoticeSeen ? null : this.#link;
  }

  /** The link that was opened, as long as parts of it are not in the project; also when the notice about that is away. */
  get withheldLink(): Restored | null {
    return this.#isLinkAdopted ? null : this.#link;
  }

  /** Takes in what the author has written and, over it, what a link brings. */
  adopt(author: AuthorState, restored: Restored | null): void {
    const project = this.#project ?? new Project(author.state);
    const { context } = project.current;
    this.#author = author;
    this.#project = project;
    project.rebase(author.state);
    if (restored) this.#restore(project, restored);
    if (!this.#isForeign) this.#takeBase(author);
    // What the page has given later is not for the link either.
    else if (!restored) project.update({ context });
  }

  /** Takes over all that the link has brought, Python included; what the reader has made of the rest stays. */
  adoptLink(): void {
    const link = this.withheldLink;
    if (!link || !this.#project) return;
    const { state: ran, shared } = link;
    this.#project.update(mergeShare({ ran, now: this.#project.current, shared }, 'shared'));
    this.#isLinkAdopted = true;
  }

  /** Gives the context other values: an object, or the text of a JSON object. */
  setContext(context: Context): void {
    const layer = typeof context === 'string' ? { json: context, tagged: false } : encodeContext(context);
    const split = splitContext([layer]);
    this.#base = split.base;
    this.#hidden = split.hidden;
    this.#project?.edit('context', split.context);
  }

  /** Back to what the author wrote. */
  reset(): void {
    // As the project does: a second reset takes nothing.
    if (this.#project?.isChanged) this.#beforeReset = { base: this.#base, hidden: [...this.#hidden] };
    this.#project?.reset();
    if (this.#isForeign) this.#project?.forget();
    this.#takeBase(this.#author);
    this.#setLink(null);
    this.#isForeign = false;
  }

  /** Brings back what the last reset has taken, where that can be. */
  undoReset(): void {
    if (!this.#project?.canUndoReset) return;
    this.#project.undoReset();
    this.#takeBase(this.#beforeReset);
  }

  /** Puts the notice about the link away. */
  dismiss(): void {
    this.#isNoticeSeen = true;
  }

  #restore(project: Project, restored: Restored): void {
    project.update(restored.state);
    project.forget();
    this.#setLink(restored.withheld ? restored : null);
    // A link to the page as it is brings nothing that its author has not written.
    this.#isForeign = restored.withheld !== null || project.isChanged;
    this.#takeBase(null);
  }

  #setLink(link: Restored | null): void {
    this.#link = link;
    this.#isNoticeSeen = this.#isLinkAdopted = false;
  }

  #takeBase(from: Pick<AuthorState, 'base' | 'hidden'> | null): void {
    this.#base = from?.base ?? null;
    this.#hidden = from?.hidden ?? [];
  }
}
