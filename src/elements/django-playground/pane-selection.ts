/** Which tab of the code pane is selected: the reader's choice, and the rendered file as long as there is none. */
import type { DocumentKey, Project } from './project.js';
import type { PaneKey } from './tab-names.js';

export class PaneSelection {
  readonly #project: () => Project | null;
  readonly #onSelect: () => void;
  #chosen: PaneKey | null = null;

  /** @param onSelect another tab is about to be seen */
  constructor(project: () => Project | null, onSelect: () => void) {
    this.#project = project;
    this.#onSelect = onSelect;
  }

  get key(): PaneKey {
    const project = this.#project();
    return this.#chosen ?? (project ? `file:${project.current.main}` : 'context');
  }

  /** The document that is selected, or `null`. */
  get document(): DocumentKey | null {
    return this.key === 'settings' ? null : this.key;
  }

  select(key: PaneKey): void {
    this.#chosen = key;
    this.#onSelect();
  }

  /** Shows a template of the project; whether there is one with this name. */
  open(name: string): boolean {
    const key: DocumentKey = `file:${name}`;
    const isThere = this.#project()?.documents.includes(key) ?? false;
    if (isThere) this.select(key);
    return isThere;
  }

  /** Gives up a choice that is no longer there. */
  revise({ documents }: Project): void {
    if (this.document && !documents.includes(this.document)) this.#chosen = null;
  }
}
