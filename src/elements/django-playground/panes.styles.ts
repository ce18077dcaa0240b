/** How the two panes of a playground look, and the bar between them: code, output, progress and errors. */
import { css } from 'lit';

export const paneStyles = css`
  .panes {
    display: grid;
    flex: 1 1 auto;
    min-block-size: 0;
    grid-template: minmax(0, 1fr) / minmax(0, calc(var(--_split) * 1%)) auto minmax(0, 1fr);
  }
  .panes[data-vertical] {
    grid-template: auto auto minmax(0, 1fr) / minmax(0, 1fr);
  }
  .panes[data-vertical][data-sized] {
    grid-template-rows: calc(var(--_split) * 1%) auto minmax(0, 1fr);
    block-size: calc(var(--_room) * 1px);
  }
  [part='editor'] {
    position: relative;
    display: flex;
    flex-direction: column;
    min-block-size: var(--django-min-height, 18rem);
    max-block-size: var(--django-max-height, 34rem);
    overflow: hidden;
  }
  .panes[data-vertical] [part='editor'] {
    min-block-size: 9rem;
    max-block-size: 24rem;
  }
  .panes[data-sized] [part='editor'] {
    min-block-size: 0;
    max-block-size: none;
  }
  /* Other tabs leave the height as it is, so that the page around does not move. */
  .panes:not([data-vertical]) [part='editor'] {
    min-block-size: max(
      var(--django-min-height, 18rem),
      min(var(--_least, 0px), var(--django-max-height, 34rem))
    );
  }
  .panes:not([data-vertical]) .settings {
    position: absolute;
    inset: 0;
  }
  .code {
    position: relative;
    flex: 1 1 auto;
    min-block-size: 0;
    overflow: hidden;
    font-size: 0.8125rem;
  }
  /* Above what the editor has in layers of its own. */
  .code:focus-within::after {
    content: '';
    position: absolute;
    inset: 0;
    z-index: 300;
    border: 2px solid var(--_accent);
    pointer-events: none;
  }
  .code :focus-visible {
    outline: none;
  }
  .plain {
    flex: 1 1 auto;
    margin: 0;
    padding: 0.7em 1em 0.7em 3.4rem;
    overflow: auto;
    font: 0.8125rem/1.6 var(--_mono);
    tab-size: 4;
  }
  .hint {
    margin: 0;
    padding: 0.5rem 0.9rem;
    border-block-start: 1px solid var(--_line);
    background: var(--_surface);
    color: var(--_muted);
    font-size: 0.8125rem;
  }
  .hint code {
    color: var(--_text);
    font-family: var(--_mono);
    font-size: 0.9em;
  }
  [part='splitter'] {
    position: relative;
    inline-size: 1px;
    background: var(--_line);
    cursor: col-resize;
    touch-action: none;
    z-index: 1;
  }
  .panes[data-vertical] > [part='splitter'] {
    inline-size: auto;
    block-size: 1px;
    cursor: row-resize;
  }
  /* What can be grasped is wider than what is seen. */
  [part='splitter']::before {
    content: '';
    position: absolute;
    inset: 0 -6px;
  }
  .panes[data-vertical] > [part='splitter']::before {
    inset: -8px 0;
  }
  [part='splitter']::after {
    content: '';
    position: absolute;
    inset-block: calc(50% - 1rem);
    inset-inline: -2px;
    border-radius: 3px;
    background: var(--_line);
    transition: background 0.15s;
  }
  .panes[data-vertical] > [part='splitter']::after {
    inset-block: -2px;
    inset-inline: calc(50% - 1rem);
  }
  [part='splitter']:is(:hover, :focus-visible, [data-moving])::after {
    background: var(--_accent);
  }
  [part='splitter']:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }
  .panes:has([data-moving]) iframe {
    pointer-events: none;
  }
  [part='preview'] {
    display: flex;
    flex-direction: column;
    position: relative;
    min-block-size: 9rem;
    min-inline-size: 0;
    overflow: hidden;
  }
  /* Beside the code it is as high as that, whatever it holds. */
  .panes:not([data-vertical]) > [part='preview'] {
    block-size: 0;
    min-block-size: 100%;
  }
  .bar {
    display: flex;
    flex: none;
    align-items: center;
    gap: 0.5rem;
    min-block-size: 2.25rem;
    padding-inline-end: 0.6rem;
    border-block-end: 1px solid var(--_line);
  }
  .bar .tabs {
    align-self: stretch;
  }
  .badge {
    position: absolute;
    inset-block-start: 0.5rem;
    inset-inline-end: 0.75rem;
    z-index: 1;
    padding: 0.05rem 0.5rem;
    border-radius: 1rem;
    background: var(--_error-surface);
    color: var(--_error);
    font-size: 0.75rem;
    font-weight: 600;
  }
  .shown {
    position: relative;
    display: flex;
    flex-direction: column;
    flex: 1 1 auto;
    min-block-size: 4rem;
    overflow: auto;
  }
  /* The first thing that is known is an error: there is nothing else to show. */
  .shown[data-empty] {
    display: none;
  }
  .shown[data-empty] + .failure {
    flex-grow: 1;
    border-block-start: 0;
    background: var(--_error-surface);
  }
  .shown[data-stale] > .result {
    opacity: 0.5;
  }
  /* The output keeps the greater part, where the two share a height. */
  .failure[data-stale] {
    flex: none;
    max-block-size: 45%;
  }
  /* These lines are in the editor, and marked. */
  .failure[data-brief] .excerpt {
    display: none;
  }
  .result {
    display: flex;
    flex-direction: column;
    flex: 1 1 auto;
    min-block-size: 0;
    transition: opacity 0.15s;
  }
  .failure {
    flex: 0 1 auto;
    min-block-size: min(5rem, 100%);
    overflow: auto;
    border-block-start: 1px solid var(--_line);
  }
  /* What is half written is mostly wrong: the output stays in sight until nothing more is typed. */
  .failure[data-stale] {
    animation: appear 0.5s step-end;
  }
  @keyframes appear {
    from {
      min-block-size: 0;
      max-block-size: 0;
      border-block-width: 0;
      visibility: hidden;
    }
  }
  .mends {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .failure > [part='error'] {
    min-block-size: 100%;
  }
  .place > .go {
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    text-align: start;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  .place > .go:hover {
    color: var(--_text);
  }
  .action,
  [part='start'],
  [part='retry'] {
    padding: 0.3em 0.9em;
    border: 1px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_paper);
    color: var(--_accent);
    font-weight: 600;
  }
  :is(.action, [part='start'], [part='retry']):hover {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  [part='loading'],
  .begin {
    display: grid;
    place-content: center;
    justify-items: center;
    flex: 1 1 auto;
    gap: 0.75rem;
    padding: 2rem 1rem;
    color: var(--_muted);
    text-align: center;
  }
  [part='progress'] {
    inline-size: min(14rem, 60cqi);
  }
  @media (forced-colors: active) {
    /* Backgrounds are the system's there. */
    [part='splitter'] {
      forced-color-adjust: none;
      background: CanvasText;
    }
    [part='splitter']::after {
      background: Highlight;
    }
  }
`;
