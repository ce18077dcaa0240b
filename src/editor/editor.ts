/**
 * The editor of a playground: one view, one document with a history of its own for each tab. The only module that elements
 * load, and they load it when it is needed. It knows neither Django nor the elements.
 */
import { isolateHistory } from '@codemirror/commands';
import { setDiagnostics } from '@codemirror/lint';
import {
  Compartment,
  EditorState,
  Transaction,
  type Extension,
  type TransactionSpec,
} from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { djangoAssist, type AssistSources } from './assist/assist.js';
import { faultDiagnostic, markFault, type EditorFault } from './fault.js';
import { jsonLint, type FindJSONFault } from './json-lint.js';
import { languageSupport, laterSupport, type DocumentLanguage } from './languages.js';
import { setup, type EditorCommands } from './setup.js';

export type { AssistSources } from './assist/assist.js';
export type { EditorFault } from './fault.js';
export { languageOfFile, type DocumentLanguage } from './languages.js';

/** One document as the element describes it. */
export interface EditorDocument {
  /** Unlike all others of this editor. */
  key: string;
  /** Its path in the project; of what is no file, `null`. */
  path: string | null;
  /** For screen readers. */
  label: string;
  language: DocumentLanguage;
  text: string;
  readOnly: boolean;
}

export interface EditorOptions extends EditorCommands {
  parent: HTMLElement;
  /** What a reader has typed, at once. */
  onChange(key: string, text: string): void;
  findJSONFault: FindJSONFault;
  /** What the running Django knows: for completion, documentation and diagnostics of templates. */
  assist: (path: string) => AssistSources;
}

/** What only the element's own changes carry: they are not told back to it. */
const OWN_CHANGE = 'set';

export class PlaygroundEditor {
  readonly #options: EditorOptions;
  readonly #common: Extension;
  readonly #access = new Compartment();
  readonly #language = new Compartment();
  readonly #states = new Map<string, EditorState>();
  readonly #languages = new Map<string, DocumentLanguage>();
  /** Where hidden documents were scrolled to. */
  readonly #scrolls = new Map<string, ReturnType<EditorView['scrollSnapshot']>>();
  readonly #view: EditorView;
  #shown: string | null = null;

  constructor(options: EditorOptions) {
    this.#options = options;
    this.#common = setup(options);
    const root = options.parent.getRootNode();
    this.#view = new EditorView({
      parent: options.parent,
      ...(root instanceof ShadowRoot ? { root } : {}),
      state: EditorState.create({ extensions: this.#common }),
    });
  }

  /** The document that is seen. */
  get shown(): string | null {
    return this.#shown;
  }

  /** Puts `document` on screen: as it was left, with the text that it has now. Takes no focus. */
  show(document: EditorDocument): void {
    if (this.#shown === document.key) this.set(document);
    else {
      this.#leave();
      const state = this.#prepared(document);
      this.#shown = document.key;
      this.#view.setState(state);
      const scroll = this.#scrolls.get(document.key);
      if (scroll) this.#view.dispatch({ effects: scroll });
    }
  }

  /** Gives a document, shown or not, a text that was not typed. It can be undone. */
  set(document: EditorDocument): void {
    if (document.key === this.#shown) {
      const { state } = this.#view;
      const spec = this.#update(state, document);
      if (spec) this.#view.dispatch(spec);
    } else if (this.#states.has(document.key)) this.#prepared(document);
  }

  /** Forgets the documents that are not among `keys`, with their histories. */
  keep(keys: ReadonlySet<string>): void {
    for (const key of this.#states.keys())
      if (!keys.has(key) && key !== this.#shown) this.#states.delete(key);
  }

  /** Marks where the last render has failed in a document, or that it has not. */
  mark(key: string, fault: EditorFault | null): void {
    const state = key === this.#shown ? this.#view.state : this.#states.get(key);
    if (!state) return;
    const specs = [markFault(state, fault)];
    // The other languages have a source of their own.
    if (this.#languages.get(key) === 'python')
      specs.push(setDiagnostics(state, fault ? [faultDiagnostic(state, fault)] : []));
    if (key === this.#shown) this.#view.dispatch(...specs);
    else this.#states.set(key, state.update(...specs).state);
  }

  /** Moves the cursor of the shown document to a place, counted from 1, and the focus with it. */
  goTo(line: number, column: number): void {
    const { doc } = this.#view.state;
    const at = doc.line(Math.min(Math.max(1, line), doc.lines));
    this.#view.dispatch({
      selection: { anchor: Math.min(at.to, at.from + Math.max(0, column - 1)) },
      scrollIntoView: true,
    });
    this.focus();
  }

  focus(): void {
    this.#view.focus();
  }

  destroy(): void {
    this.#view.destroy();
  }

  /** Gives a document the rest of its language. */
  #speak(key: string, support: Extension): void {
    const effects = this.#language.reconfigure(support);
    const state = this.#states.get(key);
    if (key === this.#shown) this.#view.dispatch({ effects });
    else if (state) this.#states.set(key, state.update({ effects }).state);
  }

  #leave(): void {
    if (this.#shown === null) return;
    this.#states.set(this.#shown, this.#view.state);
    this.#scrolls.set(this.#shown, this.#view.scrollSnapshot());
  }

  #prepared(document: EditorDocument): EditorState {
    const isKnown = this.#languages.get(document.key) === document.language;
    const state = (isKnown ? this.#states.get(document.key) : undefined) ?? this.#create(document);
    const spec = this.#update(state, document);
    const prepared = spec ? state.update(spec).state : state;
    this.#states.set(document.key, prepared);
    return prepared;
  }

  /** What makes `state` say what `document` says, or `null` if it does. */
  #update(state: EditorState, { text, readOnly }: EditorDocument): TransactionSpec | null {
    const isSame = state.doc.toString() === text;
    if (isSame && state.readOnly === readOnly) return null;
    return {
      ...(isSame ? {} : { changes: { from: 0, to: state.doc.length, insert: text } }),
      effects: this.#access.reconfigure(access(readOnly)),
      annotations: [Transaction.userEvent.of(OWN_CHANGE), isolateHistory.of('full')],
    };
  }

  #assistance(path: string): Extension {
    return djangoAssist(this.#options.assist(path), (blocks) =>
      this.#language.reconfigure(languageSupport('django', blocks)),
    );
  }

  #create(document: EditorDocument): EditorState {
    const { key, path, label, language, text, readOnly } = document;
    this.#languages.set(key, language);
    void laterSupport(language).then((support) => support && this.#speak(key, support));
    return EditorState.create({
      doc: text,
      extensions: [
        language === 'django' && path !== null ? this.#assistance(path) : [],
        this.#common,
        this.#language.of(languageSupport(language)),
        language === 'json' ? jsonLint(this.#options.findJSONFault) : [],
        this.#access.of(access(readOnly)),
        EditorView.contentAttributes.of({ 'aria-label': label }),
        EditorView.updateListener.of(({ docChanged, state, transactions }) => {
          if (!docChanged || transactions.every((transaction) => transaction.isUserEvent(OWN_CHANGE))) return;
          this.#options.onChange(key, state.doc.toString());
        }),
      ],
    });
  }
}

/** Text that cannot be changed can still be read with the keyboard. */
const access = (readOnly: boolean): Extension => [
  EditorState.readOnly.of(readOnly),
  EditorView.contentAttributes.of({ 'aria-readonly': String(readOnly) }),
];

/** Makes an editor in `options.parent`. */
export const createEditor = (options: EditorOptions): PlaygroundEditor => new PlaygroundEditor(options);
