/** How tools, menu, settings panel and the notice about shared Python look. */
import { css } from 'lit';

export const toolStyles = css`
  [part='playground'] {
    container-type: inline-size;
  }
  .tools {
    display: flex;
    flex: none;
    align-items: center;
    gap: 0.15rem;
    margin-inline-start: auto;
    padding-inline: 0.4rem;
  }
  .tool,
  .menu > summary {
    display: grid;
    place-content: center;
    inline-size: 2.1rem;
    block-size: 2.1rem;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_muted);
    list-style: none;
    cursor: pointer;
  }
  .menu > summary::-webkit-details-marker {
    display: none;
  }
  :is(.tool, .menu > summary):hover,
  .menu[open] > summary {
    background: color-mix(in srgb, currentColor 12%, transparent);
    color: var(--_text);
  }
  .tool[aria-disabled='true'] {
    background: none;
    color: var(--_muted);
    opacity: 0.45;
    cursor: default;
  }
  .menu {
    position: relative;
  }
  .menu > .items {
    position: absolute;
    inset-inline-end: 0;
    inset-block-start: calc(100% + 0.25rem);
    z-index: 5;
    display: grid;
    min-inline-size: 15.5rem;
    max-inline-size: calc(100vw - 2rem);
    padding: 0.3rem;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) + 2px);
    background: var(--_raised, var(--_surface));
    box-shadow: 0 6px 24px rgb(0 0 0 / 0.2);
  }
  .menu [role='menuitem'] {
    display: grid;
    padding: 0.4rem 0.7rem;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    text-align: start;
  }
  .menu [role='menuitem']:is(:hover, :focus-visible) {
    background: color-mix(in srgb, var(--_accent) 14%, transparent);
  }
  .menu [role='menuitem'][aria-disabled='true'] {
    opacity: 0.55;
    cursor: default;
  }
  .menu .narrow {
    display: none;
  }
  /* The tabs need the room. */
  @container (max-width: 30rem) {
    .tools > .tool {
      display: none;
    }
    .files {
      flex: 0 0 auto;
      padding-inline: 0;
    }
    .menu .narrow {
      display: grid;
    }
  }
  .hint-text {
    margin: 0;
    color: var(--_muted);
    font-size: 0.75rem;
    font-weight: 400;
  }
  .settings {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
    align-content: start;
    gap: 1.5rem 2rem;
    flex: 1 1 auto;
    padding: 1rem;
    overflow: auto;
  }
  .settings h3 {
    margin: 0 0 0.75rem;
    color: var(--_muted);
    font-size: 0.75rem;
    font-weight: 600;
  }
  .settings code {
    font-family: var(--_mono);
    font-size: 0.95em;
  }
  .settings .field {
    display: grid;
    gap: 0.2rem;
    margin-block-end: 0.9rem;
  }
  .settings .check {
    grid-template-columns: auto 1fr;
    align-items: center;
    column-gap: 0.5rem;
  }
  .settings .check .hint-text {
    grid-column: 1 / -1;
  }
  .text-field {
    inline-size: 100%;
    min-inline-size: 0;
    padding: 0.35rem 0.6rem;
    border: 1px solid var(--_muted);
    border-radius: var(--_radius);
    background: var(--_paper, Canvas);
    color: var(--_text);
    font: 0.8125rem/1.4 var(--_mono);
  }
  .text-field::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .text-field[aria-invalid='true'] {
    border-color: var(--_error);
  }
  .settings input[type='checkbox'] {
    inline-size: 1.05rem;
    block-size: 1.05rem;
    margin: 0;
    accent-color: var(--_accent);
  }
  .plain-action {
    padding: 0.3em 0.6em;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: none;
    color: var(--_muted);
  }
  .plain-action:hover {
    color: var(--_text);
  }
  .settings .add {
    display: flex;
    gap: 0.5rem;
  }
  .settings .packages {
    display: grid;
    gap: 0.3rem;
    margin: 0 0 0.75rem;
    padding: 0;
    list-style: none;
  }
  .settings .packages li {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem;
    padding: 0.1rem 0.2rem 0.1rem 0.7rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    overflow-wrap: anywhere;
  }
  .settings .add {
    margin-block-start: 0.75rem;
  }
  .settings .remove {
    flex: none;
    inline-size: 1.75rem;
    block-size: 1.75rem;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_muted);
    font-size: 1.1rem;
  }
  .settings .remove:hover {
    background: color-mix(in srgb, currentColor 12%, transparent);
    color: var(--_error);
  }
  .withheld {
    padding: 0.75rem 1rem;
    border-block-end: 1px solid var(--_line);
    border-inline-start: 3px solid var(--_warning, var(--_error));
    background: var(--_surface);
    color: var(--_text);
    font: 0.8125rem/1.5 var(--_sans);
    overflow-wrap: anywhere;
  }
  .withheld p {
    margin: 0 0 0.5rem;
  }
  .withheld details {
    margin-block-end: 0.5rem;
  }
  .withheld summary {
    cursor: pointer;
  }
  .withheld .action {
    margin-block: 0.15rem;
    margin-inline-end: 0.35rem;
  }
  .withheld pre {
    max-block-size: 14rem;
    margin: 0.4rem 0;
    padding: 0.6rem 0.8rem;
    overflow: auto;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    font: 0.8125rem/1.5 var(--_mono);
  }
  @media (pointer: coarse) {
    .tool,
    .menu > summary,
    .settings .remove {
      inline-size: 2.75rem;
      block-size: 2.75rem;
    }
  }
  @media (forced-colors: active) {
    .tool[aria-disabled='true'] {
      color: GrayText;
      opacity: 1;
    }
    .menu [role='menuitem']:is(:hover, :focus-visible) {
      outline: 2px solid Highlight;
    }
  }
`;
