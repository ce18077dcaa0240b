/** Tells a reader that a link or form of the preview leads nowhere, or that its output does not stay. */
import { html, type TemplateResult } from 'lit';
import type { StoppedAction } from './guard.js';

/** One sentence about what did not happen; also for the status line. */
export function stoppedText({ kind, address, method }: StoppedAction): string {
  if (kind === 'link') return `In a real site, this link would lead to ${address}`;
  const where = address === '' ? 'the page itself' : address;
  return `In a real site, this form would be sent to ${where} by ${method === 'post' ? 'POST' : 'GET'}`;
}

/** @param dismiss called by the button that takes the notice away */
export const stoppedView = (action: StoppedAction, dismiss: () => void): TemplateResult =>
  html`<div class="stopped" part="notice">
    <p role="status">${stoppedText(action)}</p>
    <button type="button" class="action" @click=${dismiss}>Stay here</button>
  </div>`;

/** @param again called by the button that shows the output once more */
export const leftView = (again: () => void): TemplateResult =>
  html`<div class="stopped" part="notice">
    <p role="status">This output goes to another address by itself. It is not shown any more.</p>
    <button type="button" class="action" @click=${again}>Show it again</button>
  </div>`;
