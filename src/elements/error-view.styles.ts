/** How `errorView` looks, wherever it stands. */
import { css } from 'lit';

export const errorStyles = css`
  [part='error'] {
    padding: 0.75em 1em;
    border-inline-start: 3px solid var(--_error);
    background: var(--_error-surface);
    color: var(--_text);
    overflow-wrap: anywhere;
  }
  /* Its words are English and code, which read from left to right, also where the page does not. */
  [part='error'] :is(p, ul, pre) {
    direction: ltr;
    text-align: left;
    margin: 0 0 0.35em;
  }
  [part='error'] ul {
    padding-inline-start: 1.25em;
  }
  [part='error'] .title {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    justify-content: space-between;
    color: var(--_error);
    font-weight: 600;
  }
  [part='error'] .place {
    color: var(--_muted);
    font-weight: 400;
  }
  [part='error'] :is(code, pre) {
    font-family: var(--_mono);
    font-size: 0.875em;
  }
  [part='error'] .excerpt {
    margin: 0.5em 0;
    padding: 0.6em 0.8em;
    overflow-x: auto;
    border-radius: var(--_radius);
    background: var(--_paper, var(--_surface));
    line-height: 1.45;
  }
`;
