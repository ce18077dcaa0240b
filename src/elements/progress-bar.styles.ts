/** How the bar of `loadingView` looks; how wide it is says who shows it. */
import { css } from 'lit';

export const progressBar = css`
  [part='progress'] {
    block-size: 4px;
    border: 0;
    border-radius: 2px;
    overflow: hidden;
    appearance: none;
    background: var(--_line);
  }
  [part='progress']::-webkit-progress-bar {
    background: var(--_line);
  }
  [part='progress']::-webkit-progress-value {
    background: var(--_accent);
    transition: inline-size 0.2s;
  }
  [part='progress']::-moz-progress-bar {
    background: var(--_accent);
  }
`;
