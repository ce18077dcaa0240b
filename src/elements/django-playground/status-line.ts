/**
 * The line about how things are. Screen readers are told what has changed: that it renders again, or fails; not each time
 * how long that took, or that the line of an error has moved.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { DjangoError } from '../../core/errors.js';
import type { RenderResult } from '../../runtime/job.js';
import { milliseconds } from './preview/happened-view.js';

export interface StatusOptions {
  /** What the page has, such as the version of Django. */
  facts: string;
  /** Brings back what a reset has taken; `null` where there is nothing. */
  undo: (() => void) | null;
}

export class StatusLine {
  #message = '';
  /** Shown, and not told. */
  #detail = '';
  /** Readers have been told what the render under way is about: that stays, and not how it went. */
  #hasSaid = false;

  say(text: string): void {
    this.#message = text;
    this.#detail = '';
    this.#hasSaid = true;
  }

  /** What was said is over, as the reader goes on. */
  goOn(): void {
    this.#hasSaid = false;
  }

  rendered({ cached, durationMs }: RenderResult): void {
    if (!this.#hasSaid) {
      this.#message = 'Rendered';
      this.#detail = cached ? '' : ` in ${milliseconds(durationMs)}`;
    }
    this.#hasSaid = false;
  }

  /** @param place what readers know as the place of the error */
  failed({ line }: DjangoError, place: string | undefined): void {
    this.#message = place === undefined ? 'Error' : `Error in ${place}`;
    this.#detail = line === undefined ? '' : `, line ${line}`;
    this.#hasSaid = false;
  }

  view({ facts, undo }: StatusOptions): TemplateResult {
    return html`<div part="status">
      <span class="dot"></span>
      <span class="told" dir="ltr"
        ><span class="message" role="status">${this.#message}</span><span>${this.#detail}</span></span
      >
      ${undo ? html`<button type="button" part="undo" @click=${undo}>Undo reset</button>` : nothing}
      <span class="facts">${facts}</span>
    </div>`;
  }
}
