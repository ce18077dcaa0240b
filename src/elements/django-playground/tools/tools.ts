/**
 * What the tools of a playground do: reset, copy, format, download, link. Tells in the status line what was done, also
 * when it could not be. What costs bytes is loaded when it is first used.
 */
import { toDjangoError } from '../../../core/errors.js';
import { canFormat } from '../../../core/format/can-format.js';
import type { PlaygroundActions } from '../actions.js';
import { pathOf } from '../project.js';
import { copyText, download } from './clipboard.js';

export interface ToolEnvironment {
  /** The address of the library's module script, for snippets. */
  scriptURL: () => string;
  copy: typeof copyText;
  download: typeof download;
}

const BROWSER: Omit<ToolEnvironment, 'scriptURL'> = { copy: copyText, download };

/** The name of the downloaded project, and of the one folder in it. */
const PROJECT = 'django-example';

export class Tools {
  readonly #actions: PlaygroundActions;
  readonly #environment: ToolEnvironment;

  constructor(
    actions: PlaygroundActions,
    environment: Pick<ToolEnvironment, 'scriptURL'> & Partial<ToolEnvironment>,
  ) {
    this.#actions = actions;
    this.#environment = { ...BROWSER, ...environment };
  }

  reset(): void {
    this.#actions.reset();
    const rest = this.#actions.canUndoReset ? '' : ' What the link brought and what you made of it is gone.';
    this.#actions.say(`Everything is as the author wrote it.${rest}`);
  }

  /** Copies the text of the tab that is shown, or else the file that is rendered. */
  async copyCode(): Promise<void> {
    const { state, shown } = this.#actions;
    const path = shown === null ? state.main : pathOf(shown);
    if (path !== null) await this.#copy(state.files[path] ?? '', path);
    else if (shown === 'context') await this.#copy(state.context, 'The context');
    else await this.#copy(state.python ?? '', 'The Python');
  }

  async copyOutput(): Promise<void> {
    const { html } = this.#actions;
    if (html === null) this.#actions.say('There is no output yet.');
    else await this.#copy(html, 'The output');
  }

  async copySnippet(): Promise<void> {
    await this.#attempt(async () => {
      const { snippet } = await import('../../../core/export/snippet.js');
      const { state } = this.#actions;
      await this.#copy(
        snippet(state, { scriptURL: this.#environment.scriptURL() }),
        'The HTML of this example',
      );
    });
  }

  async copyLink(): Promise<void> {
    await this.#attempt(async () => {
      const url = await this.#actions.share();
      await this.#copy(url, `A link of ${kilobytes(url.length)}`);
    });
  }

  async download(): Promise<void> {
    await this.#attempt(async () => {
      const { exportProject } = await import('../../../core/export/project.js');
      const bytes = await exportProject(this.#actions.state, PROJECT);
      this.#environment.download(`${PROJECT}.zip`, bytes, 'application/zip');
      this.#actions.say(`${PROJECT}.zip is a Django project; README.md in it says how to run it.`);
    });
  }

  /** Whether the tab that is shown has something that can be formatted. */
  get canFormat(): boolean {
    const { shown, editable } = this.#actions;
    if (!editable || shown === null || shown === 'python') return false;
    return shown === 'context' || canFormat(pathOf(shown) ?? '');
  }

  async format(): Promise<void> {
    await this.#attempt(async () => {
      const { state, shown } = this.#actions;
      if (shown === null || !this.canFormat) return;
      const path = pathOf(shown);
      const before = path === null ? state.context : (state.files[path] ?? '');
      const formatted = path === null ? await formattedJSON(before) : await formattedTemplate(before);
      // What was typed while the formatter was loading must not be lost.
      const { state: now } = this.#actions;
      if ((path === null ? now.context : now.files[path]) !== before) return;
      if (formatted === before) this.#actions.say('There is nothing to format.');
      else {
        this.#actions.edit(shown, formatted);
        this.#actions.say('Formatted.');
      }
    });
  }

  async #copy(text: string, what: string): Promise<void> {
    const isCopied = await this.#environment.copy(text);
    this.#actions.say(
      isCopied ? `${what} is on the clipboard.` : 'The browser does not let this page use the clipboard.',
    );
  }

  async #attempt(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (thrown) {
      const { message, suggestions = [] } = toDjangoError(thrown, 'TemplateError');
      this.#actions.say([message, ...suggestions].join(' '));
    }
  }
}

const kilobytes = (bytes: number): string =>
  bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} kB`;

const formattedTemplate = async (text: string): Promise<string> =>
  (await import('../../../core/format/format.js')).formatTemplate(text);

const formattedJSON = async (text: string): Promise<string> =>
  (await import('../../../core/format/format-json.js')).formatJSON(text);
