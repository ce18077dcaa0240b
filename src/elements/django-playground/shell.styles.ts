/** How a playground looks around its panes: frame, toolbar, tabs, buttons, status line. Colours come from the tokens. */
import { css } from 'lit';

export const shellStyles = css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  [part='playground'] {
    display: flex;
    flex-direction: column;
    block-size: var(--django-height, auto);
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) + 4px);
    background: var(--_paper);
    overflow: clip;
    container-type: inline-size;
  }
  /* Its words are English: sentences end on their right, also where the page begins there. */
  :is(p, li, label, h3, .badge, .hint, .hint-text) {
    unicode-bidi: plaintext;
  }
  button {
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  .aside {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  [part='toolbar'] {
    display: flex;
    align-items: stretch;
    min-block-size: 2.75rem;
    border-block-end: 1px solid var(--_line);
    background: var(--_surface);
  }
  .tabs {
    display: flex;
    flex: 0 1 auto;
    min-inline-size: 0;
    overflow-x: auto;
    overscroll-behavior-x: contain;
    scrollbar-width: none;
    /* A shadow where there are more, which what scrolls with the tabs covers at their ends. */
    --_cover: var(--_paper);
    --_shade: color-mix(in srgb, var(--_text) 28%, transparent);
    background:
      linear-gradient(to right, var(--_cover) 50%, transparent) left / 2rem 100% no-repeat local,
      linear-gradient(to left, var(--_cover) 50%, transparent) right / 2rem 100% no-repeat local,
      linear-gradient(to right, var(--_shade), transparent) left / 0.7rem 100% no-repeat scroll,
      linear-gradient(to left, var(--_shade), transparent) right / 0.7rem 100% no-repeat scroll;
  }
  [part='tabs'] {
    --_cover: var(--_surface);
  }
  [part='tab'] {
    position: relative;
    display: flex;
    flex: none;
    align-items: center;
    gap: 0.4em;
    padding: 0 0.9rem;
    border: 0;
    background: none;
    color: var(--_muted);
    font-size: 0.8125rem;
    white-space: nowrap;
  }
  [part='tab']:hover {
    color: var(--_text);
  }
  [part='tab'][aria-selected='true'] {
    color: var(--_text);
    font-weight: 600;
  }
  [part='tab'][aria-selected='true']::after {
    content: '';
    position: absolute;
    inset-inline: 0.6rem;
    inset-block-end: 0;
    block-size: 2px;
    border-radius: 2px 2px 0 0;
    background: var(--_accent);
  }
  [part='tabs'] [part='tab'][aria-selected='true'] {
    background: var(--_paper);
  }
  [part='tab'] .name {
    display: grid;
  }
  /* As wide as when it is selected, so that nothing moves. */
  .note {
    inline-size: 0.45em;
    block-size: 0.45em;
    border-radius: 50%;
    background: var(--_muted);
  }
  .note.error {
    background: var(--_error);
  }
  [part='status'] {
    display: flex;
    flex-wrap: wrap;
    align-content: center;
    align-items: center;
    gap: 0 0.5rem;
    min-block-size: 1.9rem;
    padding: 0.15rem 0.9rem;
    border-block-start: 1px solid var(--_line);
    background: var(--_surface);
    color: var(--_muted);
    font-size: 0.75rem;
  }
  /* Of what is long nothing is cut: it takes lines of its own. */
  [part='status'] .told {
    flex: 0 1 auto;
    min-inline-size: 0;
    max-inline-size: calc(100% - 1rem);
    padding-block: 0.15rem;
    overflow-wrap: anywhere;
  }
  [part='status'] .facts {
    flex: none;
    margin-inline-start: auto;
  }
  [part='undo'] {
    flex: none;
    padding: 0.05rem 0.6rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_paper);
    color: var(--_accent);
    font-weight: 600;
  }
  [part='undo']:hover {
    border-color: currentColor;
  }
  /* Beside the first line, where there are several. */
  [part='status'] .dot {
    flex: none;
    align-self: start;
    margin-block-start: 0.46rem;
    inline-size: 0.5rem;
    block-size: 0.5rem;
    border-radius: 50%;
    background: var(--_line);
  }
  :host([status='rendered']) .dot {
    background: var(--_accent);
  }
  :host([status='error']) .dot {
    background: var(--_error);
  }
  .files {
    display: flex;
    flex: 1 0 auto;
    align-items: center;
    padding-inline: 0.25rem;
  }
  .naming {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
    padding: 0.6rem 0.9rem;
    border-block-end: 1px solid var(--_line);
    background: var(--_surface);
  }
  .naming .text-field {
    flex: 1 1 8rem;
    max-inline-size: 22rem;
  }
  .naming .problem {
    flex: 1 1 100%;
    margin: 0;
    color: var(--_error);
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
  }
  .naming .problem:empty {
    display: none;
  }
  .notice {
    padding: 0.75rem 1rem;
    border-block-end: 1px solid var(--_line);
    border-inline-start: 3px solid var(--_warning);
    background: var(--_surface);
  }
  .notice p {
    margin: 0 0 0.5rem;
  }
  @media (forced-colors: active) {
    [part='tab'][aria-selected='true']::after,
    .note.note,
    [part='status'] .dot {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::after {
      transition: none !important;
    }
  }
`;
