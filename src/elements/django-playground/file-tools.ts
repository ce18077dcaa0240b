/** Adding files to a project and taking them out again: the buttons beside the tabs, and the row that asks for a name. */
import { html, nothing, type TemplateResult } from 'lit';
import { toDjangoError } from '../../core/errors.js';
import { usesOf } from '../../core/project-paths.js';
import { newFilePath } from './new-file.js';
import type { Project } from './project.js';
import { button } from './tools/button.js';
import { newFileIcon, removeIcon } from './tools/icons.js';

export interface FileToolsOptions {
  project: () => Project | null;
  /** The project has other files than before. @param shown the path of the file to show */
  onFiles: (shown: string) => void;
  /** Something that is seen has changed. */
  onChange: () => void;
  /** Puts the focus on what `selector` names, once it is there. */
  focus: (selector: string) => void;
  /** Puts the focus into the editor, or on its tab. */
  focusCode: () => void;
  say: (text: string) => void;
}

const NAME = 'new-file-name';
const PROBLEM = 'new-file-problem';
const SELECTED_TAB = '[part=tabs] [aria-selected=true]';

export class FileTools {
  readonly #options: FileToolsOptions;
  #isAsking = false;
  #problem = '';

  constructor(options: FileToolsOptions) {
    this.#options = options;
  }

  /** Takes a file of the reader's out of the project. */
  remove(path: string): void {
    const project = this.#options.project();
    if (!project?.isAdded(path)) return;
    project.remove(path);
    this.#options.onFiles(project.current.main);
    this.#options.say(`${path} is removed. A new file of that name brings its text back.`);
    this.#options.focus(SELECTED_TAB);
  }

  /** The buttons. @param shown the path of the file whose tab is selected */
  buttons(project: Project, shown: string | null): TemplateResult {
    const removable = shown !== null && project.isAdded(shown) ? shown : null;
    return html`<div class="files" part="files" role="group" aria-label="Files">
      ${button('New file', newFileIcon, () => this.#ask(true))}
      ${removable === null ? nothing : button(`Remove ${removable}`, removeIcon, () => this.remove(removable))}
    </div>`;
  }

  /** The row that asks for a name, while it does. */
  row(): TemplateResult | typeof nothing {
    if (!this.#isAsking) return nothing;
    return html`<form
      class="naming"
      part="new-file"
      novalidate
      @submit=${(event: SubmitEvent) => this.#onSubmit(event)}
      @keydown=${(event: KeyboardEvent) => this.#onKey(event)}
    >
      <label for=${NAME}>New file</label>
      <input
        id=${NAME}
        type="text"
        class="text-field"
        spellcheck="false"
        autocapitalize="off"
        autocomplete="off"
        dir="ltr"
        placeholder="part.html"
        aria-invalid=${this.#problem === '' ? nothing : 'true'}
        aria-describedby=${PROBLEM}
        @input=${() => this.#tell('')}
      />
      <button type="submit" class="action">Add</button>
      <button type="button" class="plain-action" @click=${() => this.#ask(false)}>Cancel</button>
      <p class="problem" id=${PROBLEM} role="alert">${this.#problem}</p>
    </form>`;
  }

  #ask(isAsking: boolean): void {
    this.#isAsking = isAsking;
    this.#tell('');
    this.#options.focus(isAsking ? `#${NAME}` : '.files > button');
  }

  #tell(problem: string): void {
    this.#problem = problem;
    this.#options.onChange();
  }

  /** The form is none that a browser sends: the name is taken here. */
  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.currentTarget;
    const field = form instanceof HTMLFormElement ? form.elements.namedItem(NAME) : null;
    const project = this.#options.project();
    if (!(field instanceof HTMLInputElement) || !project) return;
    try {
      this.#add(newFilePath(field.value, project), project);
    } catch (thrown) {
      this.#tell(toDjangoError(thrown, 'TemplateError').message);
      field.focus();
    }
  }

  #add(path: string, project: Project): void {
    project.add(path);
    this.#isAsking = false;
    this.#options.onFiles(path);
    this.#options.say(
      usesOf(path).template
        ? `${path} is there. {% include "${path}" %} puts it into another template.`
        : `${path} is there.`,
    );
    this.#options.focusCode();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.#ask(false);
  }
}
