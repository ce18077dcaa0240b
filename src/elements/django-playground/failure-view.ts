/** The error below the output: what is wrong, where, in the words of the tabs, and what mends it. */
import { html, type TemplateResult } from 'lit';
import type { DjangoError } from '../../core/errors.js';
import type { Diagnostic, Fix } from '../../core/introspection.js';
import { errorView } from '../error-view.js';
import { documentOf } from './editor-pane.js';
import type { DocumentKey, Project } from './project.js';
import { paneKeys, tabName } from './tab-names.js';

export interface FailureOptions {
  /** `null`: the source could not be read. */
  project: Project | null;
  error: DjangoError;
  /** What Django has found at the place of the error. */
  finding: Diagnostic | null;
  /** There is output above it, which it must leave room. */
  isStale: boolean;
  editable: boolean;
  retry: () => void;
  /** Leads to a place. */
  go: (document: DocumentKey, line: number, column: number) => void;
  mend: (fix: Fix) => void;
}

/** Where an error is, in the words of the tabs. */
export function placeName(error: DjangoError, project: Project | null): string | undefined {
  const document = project && error.line !== undefined ? documentOf(error, project) : null;
  return project && document ? tabName(document, paneKeys(project)) : error.templateName;
}

/** What has the error, where that is no template. */
function titleOf({ type }: DjangoError, document: DocumentKey | null): string | undefined {
  if (type !== 'TemplateError' || document === null) return undefined;
  if (document === 'context') return 'The context has an error';
  return document === 'python' || document.endsWith('.py') ? 'The Python code has an error' : undefined;
}

const mendButtons = (fixes: readonly Fix[], mend: (fix: Fix) => void): TemplateResult =>
  html`<p class="mends">
    ${fixes.map(
      (fix) =>
        html`<button type="button" class="action" part="mend" @click=${() => mend(fix)}>
          ${fix.label}
        </button>`,
    )}
  </p>`;

/** Where a document of the project has the error, the editor shows its lines and the column. */
export function failureView(options: FailureOptions): TemplateResult {
  const { project, error, finding, isStale, editable, retry, go, mend } = options;
  const document = project && documentOf(error, project);
  const { line } = error;
  const isShown = project !== null && document !== null && line !== undefined;
  const { column } = finding ?? error;
  const parts = isShown
    ? {
        go: () => go(document, line, column ?? 1),
        where: `${tabName(document, paneKeys(project))}, line ${line}`,
        title: titleOf(error, document),
        help: editable && finding && finding.fixes.length > 0 ? mendButtons(finding.fixes, mend) : undefined,
      }
    : { title: titleOf(error, document) };
  return html`<div
    class="failure"
    tabindex="0"
    role="group"
    aria-label="Error"
    ?data-brief=${isStale && isShown}
    ?data-stale=${isStale}
  >
    ${errorView(error, retry, parts)}
  </div>`;
}
