/** How `<django-template>` looks around the output, which is the page's own. */
import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    position: relative;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  ::slotted([slot='output']) {
    display: contents;
  }
  :host([status='error']) ::slotted([slot='output']),
  :host([status='error']) [part='output'] {
    opacity: 0.6;
  }
  [part='loading'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 0.75em;
    padding: 0.5em 0;
    color: var(--_muted);
    font: 0.875rem/1.4 var(--_sans);
  }
  [part='progress'] {
    flex: 1 1 6em;
    max-width: 16em;
  }
  [part='error'] {
    margin-block: 0.5em;
    border: 1px solid var(--_line);
    border-inline-start: 4px solid var(--_error);
    border-radius: var(--_radius);
    font: 0.9375rem/1.5 var(--_sans);
  }
  [part='output'] > pre code {
    font-family: var(--_mono);
    font-size: 0.875em;
  }
  :is([part='start'], [part='retry']) {
    padding: 0.4em 1em;
    border: 1px solid var(--_accent);
    border-radius: var(--_radius);
    background: transparent;
    color: var(--_accent);
    font: 600 0.9375rem/1.4 var(--_sans);
    cursor: pointer;
  }
  :is([part='start'], [part='retry']):hover {
    background: var(--_accent);
    color: var(--_surface);
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  [part='frame'] {
    display: block;
    width: 100%;
    border: 0;
  }
  [part='output'] > pre {
    margin: 0;
    padding: 0.8em 1em;
    overflow-x: auto;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font-size: 0.875rem;
    line-height: 1.5;
  }
  [part='output'] .tag {
    color: light-dark(#0b5394, #7fb8f0);
  }
  [part='output'] .attribute {
    color: light-dark(#7a4100, #e3b171);
  }
  [part='output'] .string {
    color: light-dark(#0c6b45, #7fd6a8);
  }
  [part='output'] .comment {
    color: var(--_muted);
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
    }
  }
`;
