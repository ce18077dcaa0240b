/** What a playground looks like: tabs and tools above two panes, and a status line. Pure functions of what the element gives. */
import { html, nothing, type TemplateResult } from 'lit';
import type { DjangoError } from '../../core/errors.js';
import type { Diagnostic, Fix } from '../../core/introspection.js';
import type { Progress } from '../../runtime/observers.js';
import type { TemplateStatus } from '../live-element.js';
import { loadingView, startButton } from '../loading-view.js';
import type { PlaygroundActions } from './actions.js';
import { documentLabel, documentOf } from './editor-pane.js';
import { failureView } from './failure-view.js';
import type { FileTools } from './file-tools.js';
import type { PreviewPane } from './preview-pane.js';
import { pathOf, type DocumentKey, type Project } from './project.js';
import type { Restored } from './sharing.js';
import { splitterView } from './splitter.js';
import type { StatusLine } from './status-line.js';
import { tabId, tabList, type Tab } from './tab-list.js';
import { paneKeys, tabName, type PaneKey } from './tab-names.js';
import { closeMenus } from './tools/menu.js';
import { settingsPanel } from './tools/settings-panel.js';
import { toolbar } from './tools/toolbar.js';
import type { Tools } from './tools/tools.js';
import { withheldView } from './tools/withheld-view.js';

/** All that is seen, and what can be done with it. */
export interface Workbench {
  /** `null`: the source could not be read. */
  project: Project | null;
  selected: PaneKey;
  error: DjangoError | null;
  status: TemplateStatus;
  progress: Progress | null;
  /** It waits for the reader's wish. */
  isIdle: boolean;
  /** The editor is there; before, the code is plain text. */
  isEditorLoaded: boolean;
  /** Names of context values that JSON cannot show. */
  hidden: readonly string[];
  editable: boolean;
  sharing: boolean;
  /** Code above preview. */
  isVertical: boolean;
  /** What the code has of the room, once the bar has been moved. */
  percent: number | null;
  statusLine: StatusLine;
  facts: string;
  /** Brings back what a reset has taken, where it can. */
  undoReset: (() => void) | null;
  /** What Django has found at the place of an error. */
  finding: (error: DjangoError, project: Project) => Diagnostic | null;
  mend: (fix: Fix) => void;
  restored: Restored | null;
  /** All of the link runs, without the rights of the page. */
  runsLink: boolean;
  /** Why the link that was opened could not be read. */
  badLink: string | null;
  preview: PreviewPane;
  tools: Tools;
  files: FileTools;
  actions: PlaygroundActions;
  select: (key: PaneKey) => void;
  move: (percent: number | null) => void;
  begin: () => void;
  retry: () => void;
  go: (document: DocumentKey, line: number, column: number) => void;
  runLink: () => void;
  dismiss: () => void;
}

const FILES = 'file';
const CODE_PANEL = 'code';
const HALF_PERCENT = 50;

function codeTabs(project: Project, { selected, error, editable, files, select }: Workbench): TemplateResult {
  const keys = paneKeys(project);
  const failed = error && documentOf(error, project);
  const note = (key: PaneKey): Tab['note'] => {
    if (key === failed) return 'error';
    return key !== 'settings' && project.isEdited(key) ? 'edited' : undefined;
  };
  const removal = (path: string | null): Tab['remove'] =>
    editable && path !== null && project.isAdded(path) ? () => files.remove(path) : undefined;
  return tabList({
    id: FILES,
    label: 'Files and context',
    tabs: keys.map((key) => ({
      key,
      label: tabName(key, keys),
      note: note(key),
      remove: removal(pathOf(key)),
    })),
    selected,
    panelId: CODE_PANEL,
    part: 'tabs',
    select: (key) => select(key as PaneKey),
  });
}

const hiddenHint = (names: readonly string[]): TemplateResult =>
  html`<p class="hint">
    Also in the context, set by the page:
    ${names.map((name, index) => html`${index === 0 ? nothing : ', '}<code>${name}</code>`)}
  </p>`;

const plainCode = (key: DocumentKey, text: string): TemplateResult =>
  html`<pre class="plain" tabindex="0" role="group" aria-label=${documentLabel(key)} dir="ltr">${text}</pre>`;

function codePane(project: Project, bench: Workbench): TemplateResult {
  const { selected, isEditorLoaded, hidden, editable, actions } = bench;
  const isText = selected !== 'settings';
  const { update, say } = actions;
  return html`<div
    part="editor"
    id=${CODE_PANEL}
    role="tabpanel"
    aria-labelledby=${tabId(FILES, paneKeys(project).indexOf(selected))}
  >
    <div class="code" dir="ltr" ?hidden=${!isText || !isEditorLoaded}></div>
    ${isText && !isEditorLoaded ? plainCode(selected, project.textOf(selected)) : nothing}
    ${selected === 'context' && hidden.length > 0 ? hiddenHint(hidden) : nothing}
    ${isText ? nothing : settingsPanel({ id: 'settings', state: project.current, editable, update, say })}
  </div>`;
}

/** The error, and the ways to its place and out of it. */
function failure(project: Project | null, error: DjangoError, bench: Workbench): TemplateResult {
  const { editable, retry, go, mend, preview } = bench;
  const finding = project && bench.finding(error, project);
  return failureView({ project, error, finding, isStale: preview.html !== null, editable, retry, go, mend });
}

function previewPane(project: Project, bench: Workbench): TemplateResult {
  const { error, status, progress, isIdle, preview, begin } = bench;
  const isStale = error !== null && preview.html !== null;
  const isWaiting = status === 'loading' && preview.html === null;
  return html`<div part="preview" role="region" aria-label="Preview" aria-busy=${status === 'loading'}>
    ${preview.bar()}
    <div class="shown" ?data-stale=${isStale} ?data-empty=${error !== null && preview.html === null}>
      ${isStale ? html`<span class="badge">Last good output</span>` : nothing}
      ${isWaiting ? loadingView(progress) : nothing}
      ${isIdle ? html`<div class="begin">${startButton(begin)}</div>` : nothing} ${preview.view()}
    </div>
    ${error ? failure(project, error, bench) : nothing}
  </div>`;
}

function notice({
  restored,
  badLink,
  runsLink,
  runLink,
  dismiss,
}: Workbench): TemplateResult | typeof nothing {
  if (badLink !== null)
    return html`<div class="notice" part="link-error" role="note">
      <p>${badLink}</p>
      <button type="button" class="action" @click=${dismiss}>Understood</button>
    </div>`;
  if (!restored?.withheld) return nothing;
  const { withheld, shared } = restored;
  const run = runsLink ? null : runLink;
  return withheldView({ withheld, python: shared.python, files: shared.files, run, dismiss });
}

export function workbench(bench: Workbench): TemplateResult {
  const { project, error, tools, files, selected, editable, sharing, isVertical, percent, move } = bench;
  if (!project)
    return html`<div part="playground" lang="en">${error ? failure(null, error, bench) : nothing}</div>`;
  return html`<div part="playground" lang="en" @pointerdown=${closeMenus}>
    <div part="toolbar">
      ${codeTabs(project, bench)} ${editable ? files.buttons(project, pathOf(selected)) : nothing}
      ${toolbar({ tools, isChanged: project.isChanged, editable, sharing })}
    </div>
    ${editable ? files.row() : nothing} ${notice(bench)}
    <div class="panes" ?data-vertical=${isVertical} ?data-sized=${isVertical && percent !== null}>
      ${codePane(project, bench)}
      ${splitterView({ percent: percent ?? HALF_PERCENT, isVertical, controls: CODE_PANEL, move })}
      ${previewPane(project, bench)}
    </div>
    ${bench.statusLine.view({ facts: bench.facts, undo: bench.undoReset })}
  </div>`;
}
