/** What a playground looks like: tabs above two panes and a status line. Pure functions of what the element gives them. */
import { html, nothing, type TemplateResult } from 'lit';
import type { DjangoError } from '../../core/errors.js';
import { errorView } from '../error-view.js';
import { documentLabel } from './editor-pane.js';
import { pathOf, type DocumentKey, type Project } from './project.js';
import { splitterView, type SplitterOptions } from './splitter.js';
import { tabId, tabList, type Tab } from './tab-list.js';

/** What a tab of the code pane shows. */
export type PaneKey = DocumentKey | 'settings';

const FILES = 'file';
const CODE_PANEL = 'code';

const NAMES = { context: 'Context', python: 'Python', settings: 'Settings' } as const;

/** What a tab is called: of files the last part of the path, where that is enough to know them. */
function tabLabel(key: PaneKey, keys: readonly PaneKey[]): string {
  if (key === 'context' || key === 'python' || key === 'settings') return NAMES[key];
  const path = pathOf(key) ?? '';
  const name = path.split('/').at(-1) ?? path;
  const isUnique = keys.filter((other) => pathOf(other)?.split('/').at(-1) === name).length === 1;
  return isUnique ? name : path;
}

/** The tabs of the code pane. @param failed the document in which the last error lies */
export function codeTabs(
  project: Project,
  selected: PaneKey,
  failed: DocumentKey | null,
  select: (key: PaneKey) => void,
): TemplateResult {
  const keys: PaneKey[] = [...project.documents, 'settings'];
  const note = (key: PaneKey): Tab['note'] => {
    if (key === failed) return 'error';
    return key !== 'settings' && project.isEdited(key) ? 'edited' : undefined;
  };
  return tabList({
    id: FILES,
    label: 'Files and context',
    tabs: keys.map((key) => ({ key, label: tabLabel(key, keys), note: note(key) })),
    selected,
    panelId: CODE_PANEL,
    part: 'tabs',
    select: (key) => select(key as PaneKey),
  });
}

export interface CodePane {
  project: Project;
  selected: PaneKey;
  /** The editor is there; before, the code is plain text. */
  isLoaded: boolean;
  /** Names of context values that JSON cannot show. */
  hidden: readonly string[];
  settings: TemplateResult | typeof nothing;
}

const hiddenHint = (names: readonly string[]): TemplateResult =>
  html`<p class="hint">
    Also in the context, set by the page:
    ${names.map((name, index) => html`${index === 0 ? nothing : ', '}<code>${name}</code>`)}
  </p>`;

export function codePane({ project, selected, isLoaded, hidden, settings }: CodePane): TemplateResult {
  const keys: PaneKey[] = [...project.documents, 'settings'];
  const isText = selected !== 'settings';
  return html`<div
    part="editor"
    id=${CODE_PANEL}
    role="tabpanel"
    aria-labelledby=${tabId(FILES, keys.indexOf(selected))}
  >
    <div class="code" ?hidden=${!isText || !isLoaded}></div>
    ${
      isText && !isLoaded
        ? html`<pre class="plain" tabindex="0" role="group" aria-label=${documentLabel(selected)} dir="ltr">
${project.textOf(selected)}</pre>`
        : nothing
    }
    ${selected === 'context' && hidden.length > 0 ? hiddenHint(hidden) : nothing}
    ${isText ? nothing : settings}
  </div>`;
}

/** The bar between the panes. */
export const divider = (options: Omit<SplitterOptions, 'controls'>): TemplateResult =>
  splitterView({ ...options, controls: CODE_PANEL });

export interface Failure {
  error: DjangoError;
  /** Where it lies, if that can be shown. */
  document: DocumentKey | null;
  retry: () => void;
  go: (document: DocumentKey, line: number, column: number) => void;
}

/** The error below the last good output, and the way to its place. */
export function failureView({ error, document, retry, go }: Failure): TemplateResult {
  const { line, column } = error;
  return html`<div class="failure" tabindex="0" role="group" aria-label="Error">
    ${errorView(error, retry)}
    ${
      document === null || line === undefined
        ? nothing
        : html`<button type="button" class="go action" @click=${() => go(document, line, column ?? 1)}>
            Go to line ${line}
          </button>`
    }
  </div>`;
}

/** One line about how things are, also told to screen readers. */
export const statusLine = (message: string, facts: string): TemplateResult =>
  html`<div part="status">
    <span class="dot"></span><span class="message" role="status">${message}</span
    ><span class="facts">${facts}</span>
  </div>`;
