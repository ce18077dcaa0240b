/** Shows an error so that a reader learns from it: what, where, the lines around it, what to try. */
import { html, nothing, type TemplateResult } from 'lit';
import type { DjangoError } from '../core/errors.js';

const TITLES: Record<DjangoError['type'], string> = {
  InitializationError: 'Django could not start',
  TemplateError: 'This template has an error',
  PackageError: 'A package is not available',
  TimeoutError: 'This template took too long',
};

function place({ templateName, line, column }: DjangoError): string {
  const at = line === undefined ? '' : `line ${line}${column === undefined ? '' : `, column ${column}`}`;
  return [templateName, at].filter((part) => part !== undefined && part !== '').join(', ');
}

/** What is shown in the place of what the error itself says. */
export interface ErrorParts {
  title?: string | undefined;
  /** Where the error is. */
  where?: string;
  /** Leads there. */
  go?: () => void;
  /** Stands for the suggestions. */
  help?: TemplateResult | undefined;
}

/** @param retry called by the button that start failures get */
export function errorView(
  error: DjangoError,
  retry: () => void,
  { title = TITLES[error.type], where = place(error), go, help }: ErrorParts = {},
): TemplateResult {
  const link = go ? html`<button type="button" class="go" @click=${go}>${where}</button>` : where;
  return html`<div part="error" role="alert" lang="en">
    <slot name="error">
      <p class="title">${title}${where === '' ? nothing : html`<span class="place">${link}</span>`}</p>
      <p class="message">
        ${error.exception === undefined ? nothing : html`<code>${error.exception}</code> `}${error.message}
      </p>
      ${error.context === undefined ? nothing : html`<pre class="excerpt" tabindex="0">${error.context}</pre>`}
      ${
        help ??
        (error.suggestions?.length
          ? html`<ul>
              ${error.suggestions.map((suggestion) => html`<li>${suggestion}</li>`)}
            </ul>`
          : nothing)
      }
      ${error.type === 'InitializationError' ? html`<button part="retry" type="button" @click=${retry}>Try again</button>` : nothing}
    </slot>
  </div>`;
}
