/** What the assistance of an editor is fed with. Types, and what is kept of answers; knows neither workers nor elements. */
import type { EditorState } from '@codemirror/state';
import type { Diagnostic, Inspection, Variable } from '../../core/introspection.js';
import { scopeOfCallers } from './callers.js';
import { scopeAt, type Scope } from './scope.js';

/** Questions to the running Django about the template in an editor, and what an editor asks of the page. */
export interface AssistSources {
  /** The template as diagnostics name it. */
  templateName: string;
  /** What may be written. */
  inspect: () => Promise<Inspection>;
  /** What a dot leads to after a value; `*` in `path` is what a loop over the value gives. */
  inspectValue: (path: string[]) => Promise<Variable[]>;
  /** All findings in the project as it is now; those of other files are left out here. */
  diagnose: () => Promise<readonly Diagnostic[]>;
  /** The texts of the project's other templates. */
  templates?: () => readonly string[];
  /** Shows a template; whether there is one to be shown. */
  openFile: (name: string) => boolean;
  /**
   * Something that is another value when answers may be others than before: context, packages, settings or other files
   * have changed. Without it, nothing is kept.
   */
  version?: () => unknown;
}

/** Answers, kept as long as they hold. A question that fails has an empty answer: someone else shows why. */
export class Knowledge {
  readonly #sources: AssistSources;
  #version: unknown = null;
  #inspection: Promise<Inspection | null> | null = null;
  readonly #members = new Map<string, Promise<readonly Variable[]>>();
  readonly #listeners = new Set<(inspection: Inspection) => void>();

  constructor(sources: AssistSources) {
    this.#sources = sources;
  }

  /** The names that a place in the document sees besides those of the context. */
  scopeAt(state: EditorState, at: number): Scope {
    return scopeAt(state, at, scopeOfCallers(state, this.#sources));
  }

  /** What may be written, or `null` where that cannot be said now. */
  inspection(): Promise<Inspection | null> {
    this.#forgetOld();
    this.#inspection ??= this.#inspect();
    return this.#inspection;
  }

  /** Calls `listener` with each new answer, before anyone who waits for it goes on. @returns what ends that */
  onInspection(listener: (inspection: Inspection) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What a dot leads to after the value at `path`. */
  async members(path: readonly string[]): Promise<readonly Variable[]> {
    const inspection = await this.inspection();
    let known: readonly Variable[] | undefined = inspection?.variables;
    for (const bit of path) known = known?.find(({ name }) => name === bit)?.attributes;
    if (known) return known;
    const key = JSON.stringify(path);
    const kept = this.#members.get(key);
    if (kept) return kept;
    const asked = this.#sources.inspectValue([...path]).catch(() => {
      this.#members.delete(key);
      return [];
    });
    this.#members.set(key, asked);
    return asked;
  }

  async #inspect(): Promise<Inspection | null> {
    try {
      const inspection = await this.#sources.inspect();
      for (const listener of this.#listeners) listener(inspection);
      return inspection;
    } catch {
      this.#inspection = null;
      return null;
    }
  }

  #forgetOld(): void {
    const version = this.#sources.version?.() ?? {};
    if (version === this.#version) return;
    this.#version = version;
    this.#inspection = null;
    this.#members.clear();
  }
}
