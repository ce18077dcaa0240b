/** The element's hold on the editor: loads its chunk once, and keeps what is to be shown until it is there. */
import type { AssistSources, EditorDocument, EditorFault, PlaygroundEditor } from '../../editor/editor.js';
import type { DjangoError } from '../../core/errors.js';
import { findJSONFault } from '../../core/json-text.js';
import { CONTEXT_NAMES } from '../../runtime/live-project.js';
import { loadEditor, type EditorModule } from './library-files.js';
import { pathOf, type DocumentKey, type Project } from './project.js';

export interface EditorPaneOptions {
  /** What a reader has typed. @param since when the last key came, in milliseconds as `performance.now()` gives them */
  onChange: (key: DocumentKey, text: string, since: number) => void;
  /** Escape: the focus wants out. */
  leave: () => void;
  /** Mod-Enter: render now. */
  run: () => void;
  /** What the running Django knows of the project. */
  assist: (path: string) => AssistSources;
}

const LABELS = { context: 'Context, as JSON', python: 'Context, in Python' } as const;

/** What a document is called where there is room. */
export const documentLabel = (key: DocumentKey): string =>
  key === 'context' || key === 'python' ? LABELS[key] : (pathOf(key) ?? '');

/** The document in which an error lies, as far as it is one of this project. */
export function documentOf(error: DjangoError, project: Project): DocumentKey | null {
  const { templateName } = error;
  if (templateName === CONTEXT_NAMES.json) return 'context';
  if (templateName === CONTEXT_NAMES.python) return project.current.python === null ? null : 'python';
  const key: DocumentKey = `file:${templateName ?? project.current.main}`;
  return project.documents.includes(key) ? key : null;
}

const faultOf = ({ message, line, column, length }: DjangoError): EditorFault | null =>
  line === undefined ? null : { message, line, column: column ?? 1, length: length ?? 1 };

export class EditorPane {
  readonly #options: EditorPaneOptions;
  #module: EditorModule | null = null;
  #editor: PlaygroundEditor | null = null;
  #loading: Promise<boolean> | null = null;
  #marked: DocumentKey | null = null;
  #keyAt = 0;
  readonly #noteKey = ({ timeStamp }: Event): void => void (this.#keyAt = timeStamp);

  constructor(options: EditorPaneOptions) {
    this.#options = options;
  }

  get isLoaded(): boolean {
    return this.#editor !== null;
  }

  /** Makes the editor in `parent`. Resolves with `false` where its code cannot be had; a later call tries again. */
  load(parent: HTMLElement): Promise<boolean> {
    this.#loading ??= loadEditor().then(
      (module) => {
        this.#module = module;
        const { onChange, leave, run, assist } = this.#options;
        const told = (key: string, text: string): void => onChange(key as DocumentKey, text, this.#keyAt);
        // Keys that the editor takes for itself put nothing in; what is spoken or pasted has no key.
        for (const type of ['keydown', 'beforeinput']) parent.addEventListener(type, this.#noteKey, true);
        this.#editor = module.createEditor({ parent, onChange: told, leave, run, assist, findJSONFault });
        return true;
      },
      (reason: unknown) => {
        console.warn('django-playground: the editor could not be loaded.', reason);
        this.#loading = null;
        return false;
      },
    );
    return this.#loading;
  }

  /** Shows a document of `project`, and gives all others the texts that they have now. */
  show(project: Project, shown: DocumentKey, isReadOnly: (key: DocumentKey) => boolean): void {
    const editor = this.#editor;
    if (!editor) return;
    const { documents } = project;
    editor.keep(new Set(documents));
    for (const key of documents) if (key !== shown) editor.set(this.#document(project, key, isReadOnly(key)));
    editor.show(this.#document(project, shown, isReadOnly(shown)));
  }

  /** Marks where `error` lies and takes the mark before away. */
  mark(error: DjangoError | null, project: Project): void {
    if (this.#marked) this.#editor?.mark(this.#marked, null);
    this.#marked = error && documentOf(error, project);
    if (this.#marked && error) this.#editor?.mark(this.#marked, faultOf(error));
  }

  goTo(line: number, column: number): void {
    this.#editor?.goTo(line, column);
  }

  focus(): void {
    this.#editor?.focus();
  }

  destroy(): void {
    this.#editor?.destroy();
    this.#editor = null;
    this.#loading = null;
  }

  #document(project: Project, key: DocumentKey, readOnly: boolean): EditorDocument {
    const path = pathOf(key);
    const language =
      path === null ? (key === 'context' ? 'json' : 'python') : this.#module?.languageOfFile(path);
    return {
      key,
      path,
      label: documentLabel(key),
      language: language ?? 'text',
      text: project.textOf(key),
      readOnly,
    };
  }
}
