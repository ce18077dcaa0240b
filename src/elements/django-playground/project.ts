/**
 * A playground's project as it is now: what the author wrote, and what the reader has made of it. Plain data and rules;
 * who shows, renders or shares it is not known here.
 */
import { copyState, type PlaygroundState } from '../../core/playground-state.js';

/** Names one document of a project: a file by its path, or one of the two contexts. */
export type DocumentKey = `file:${string}` | 'context' | 'python';

/** The path of a file's document, or `null`. */
export const pathOf = (key: string): string | null => (key.startsWith('file:') ? key.slice(5) : null);

export class Project {
  #initial: PlaygroundState;
  #current: PlaygroundState;
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
    if (key === 'context') return this.#current.context;
    if (key === 'python') return this.#current.python ?? '';
    return this.#current.files[pathOf(key) ?? ''] ?? '';
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

  edit(key: DocumentKey, text: string): void {
    const path = pathOf(key);
    if (path !== null) this.update({ files: { ...this.#current.files, [path]: text } });
    else if (key === 'context') this.update({ context: text });
    else this.update({ python: text });
  }

  /** Keeps no text of removed files from here on: what somebody else brought must not come back under its name. */
  forget(): void {
    this.#gone.clear();
  }

  /** Replaces parts of what is current. */
  update(parts: Partial<PlaygroundState>): void {
    this.#current = copyState({ ...this.#current, ...parts });
  }

  /** Back to what the author wrote. */
  reset(): void {
    for (const path of Object.keys(this.#current.files)) if (this.isAdded(path)) this.remove(path);
    this.#current = copyState(this.#initial);
  }

  /** The author has changed something: what differs from before is taken over, the reader's other changes stay. */
  rebase(initial: PlaygroundState): void {
    const before = this.#initial;
    const now = this.#current;
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
