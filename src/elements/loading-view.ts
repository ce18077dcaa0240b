/** Shows that something is being made, how far it is, and the button that starts it where the reader decides. */
import { html, nothing, type TemplateResult } from 'lit';
import type { StartStep } from '../core/protocol.js';
import type { Progress } from '../runtime/observers.js';

const DOING: Record<StartStep, string> = {
  download: 'Loading Python and Django…',
  interpreter: 'Starting Python…',
  resolve: 'Looking up packages…',
  packages: 'Loading packages…',
  install: 'Installing packages…',
  django: 'Setting up Django…',
  render: 'Rendering…',
};

/** @param progress of the start, or `null` when Django is running already */
export function loadingView(progress: Progress | null): TemplateResult {
  const text = DOING[progress?.step ?? 'render'];
  return html`<div part="loading" role="status">
    <slot name="loading">
      <span class="doing">${text}</span>
      ${
        progress === null
          ? nothing
          : html`<progress
              part="progress"
              max="100"
              .value=${progress.percent}
              aria-label=${text}
            ></progress>`
      }
    </slot>
  </div>`;
}

export function startButton(start: () => void): TemplateResult {
  return html`<button part="start" type="button" @click=${start}>Run this example</button>`;
}
