/**
 * A playground's project as it is now: what the author wrote, and what the reader has made of it. Plain data and rules;
 * who shows, renders or shares it is not known here.
 */
import { copyState, type PlaygroundState } from '../../core/playground-state.js';

/** Names one document of a project: a file by its path, or one of the two contexts. */
export type DocumentKey = `file:${string}` | 'context' | 'python';

/** The path of a file's document, or `null`. */
export const pathOf = (key: string): string | null => (key.startsWith('file:') ? key.slice(5) : null);

/** The text of a document; empty where there is none. */
function textIn({ files, context, python }: Readonly<PlaygroundState>, key: DocumentKey): string {
  if (key === 'context') return context;
  return (key === 'python' ? python : files[pathOf(key) ?? '']) ?? '';
}

export class Project {
  #initial: PlaygroundState;
  #current: PlaygroundState;
  /** What there was before a reset, until something else is changed. */
  #beforeReset: PlaygroundState | null = null;
  /** Texts of files that were the reader's own and are no more, by path. */
  readonly #gone = new Map<string, string>();

  constructor(initial: PlaygroundState) {
    this.#initial = copyState(initial);
    this.#current = copyState(initial);
  }

  /** What the reader sees and Django renders. Not to be changed from outside. */
  get current(): Readonly<PlaygroundState> {
    return this.#current;
  }

  /** What the author wrote. */
  get initial(): Readonly<PlaygroundState> {
    return this.#initial;
  }

  /** Whether the reader has changed anything. */
  get isChanged(): boolean {
    return JSON.stringify(this.#current) !== JSON.stringify(this.#initial);
  }

  /** All documents, in the order of tabs. */
  get documents(): DocumentKey[] {
    const files = Object.keys(this.#current.files).map((path): DocumentKey => `file:${path}`);
    return [...files, 'context', ...(this.#current.python === null ? [] : ['python' as const])];
  }

  textOf(key: DocumentKey): string {
    return textIn(this.#current, key);
  }

  /** Whether a document is not as its author wrote it. */
  isEdited(key: DocumentKey): boolean {
    if (key === 'context') return this.#current.context !== this.#initial.context;
    if (key === 'python') return this.#current.python !== this.#initial.python;
    const path = pathOf(key) ?? '';
    return this.#current.files[path] !== this.#initial.files[path];
  }

  /** Whether a file is the reader's own, and may be removed. */
  isAdded(path: string): boolean {
    const { files, main } = this.#current;
    return path !== main && Object.hasOwn(files, path) && !Object.hasOwn(this.#initial.files, path);
  }

  /** Adds a file, empty or as it was when it was removed. */
  add(path: string): void {
    this.update({ files: { ...this.#current.files, [path]: this.#gone.get(path) ?? '' } });
  }

  /** Removes a file; its text is kept, in case it is added again. */
  remove(path: string): void {
    const { [path]: text = '', ...files } = this.#current.files;
    this.#gone.set(path, text);
    this.update({ files });
  }

  /**
   * Gives a document another text. Where that undoes a reset of it, settings and packages come back with it, as they have no
   * history of their own.
   * @returns whether they have
   */
  edit(key: DocumentKey, text: string): boolean {
    const before = this.#beforeReset;
    const isUndone = before !== null && text === textIn(before, key) && text !== this.textOf(key);
    const path = pathOf(key);
    if (path !== null) this.update({ files: { ...this.#current.files, [path]: text } });
    else if (key === 'context') this.update({ context: text });
    else this.update({ python: text });
    if (!isUndone) return false;
    this.update({ settings: before.settings, packages: before.packages });
    // The other documents can still be brought back.
    this.#beforeReset = before;
    return true;
  }

  /** Keeps no text of removed files from here on: what somebody else brought must not come back under its name. */
  forget(): void {
    this.#gone.clear();
    this.#beforeReset = null;
  }

  /** Replaces parts of what is current. */
  update(parts: Partial<PlaygroundState>): void {
    this.#current = copyState({ ...this.#current, ...parts });
    this.#beforeReset = null;
  }

  /** Whether a reset has taken what can be brought back at once. */
  get canUndoReset(): boolean {
    return this.#beforeReset !== null;
  }

  /** Brings back what the last reset has taken. */
  undoReset(): void {
    if (this.#beforeReset) this.update(this.#beforeReset);
  }

  /** Back to what the author wrote. */
  reset(): void {
    const before = this.isChanged ? this.#current : this.#beforeReset;
    for (const path of Object.keys(this.#current.files)) if (this.isAdded(path)) this.remove(path);
    this.#current = copyState(this.#initial);
    this.#beforeReset = before;
  }

  /** The author has changed something: what differs from before is taken over, the reader's other changes stay. */
  rebase(initial: PlaygroundState): void {
    const before = this.#initial;
    const now = this.#current;
    this.#beforeReset = null;
    const isSame = (name: keyof PlaygroundState): boolean =>
      JSON.stringify(before[name]) === JSON.stringify(initial[name]);
    const files = { ...initial.files };
    for (const [path, text] of Object.entries(now.files)) {
      if (before.files[path] === initial.files[path]) files[path] = text;
    }
    this.#initial = copyState(initial);
    this.#current = copyState({
      files,
      main: isSame('main') && Object.hasOwn(files, now.main) ? now.main : initial.main,
      context: isSame('context') ? now.context : initial.context,
      python: isSame('python') ? now.python : initial.python,
      packages: isSame('packages') ? now.packages : initial.packages,
      settings: isSame('settings') ? now.settings : initial.settings,
    });
  }
}
