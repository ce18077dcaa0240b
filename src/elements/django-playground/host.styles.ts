/** How `<django-playground>` itself looks, also before its shell is there, or when that cannot be had. */
import { css } from 'lit';

export const hostStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
    margin-block: 1em;
  }
  /* Not the host: what the author has put into it looks as the page does. */
  :is([part='playground'], [part='error']) {
    color: var(--_text);
    font: 0.875rem/1.5 var(--_sans);
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
`;
