/** How the preview looks: its frame, the notice, the source view and the account of what happened. */
import { css } from 'lit';

export const previewStyles = css`
  .frames {
    position: relative;
    flex: 1 1 auto;
    min-block-size: 0;
    /* The frame that is made ready for the next output is no reason to scroll. */
    overflow: clip;
  }
  /* Room for the notice about output that is not shown. */
  .frames:empty {
    min-block-size: 5rem;
  }
  .frames > iframe {
    display: block;
    inline-size: 100%;
    border: 0;
  }
  .frames > iframe.fill {
    position: absolute;
    inset: 0;
    block-size: 100%;
  }
  /* There, laid out and painted, so that it can be shown at once; browsers hold back what frames paint that are hidden. */
  .frames > iframe.next {
    position: absolute;
    inset: 0;
    opacity: 0;
  }
  .nothing {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    margin: 0;
    padding: 1rem;
    color: var(--_muted);
    text-align: center;
    pointer-events: none;
  }
  .stopped {
    position: absolute;
    inset-inline: 0.75rem;
    inset-block-end: 0.75rem;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.75rem;
    padding: 0.5rem 0.5rem 0.5rem 0.9rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised, var(--_surface));
    box-shadow: 0 4px 16px rgb(0 0 0 / 0.18);
    color: var(--_text);
    font: 0.8125rem/1.4 var(--_sans);
  }
  .stopped p {
    flex: 1 1 12rem;
    min-inline-size: 0;
    margin: 0;
    overflow-wrap: anywhere;
  }
  .stopped code {
    font-family: var(--_mono);
    font-size: 0.95em;
  }
  .source {
    flex: 1 1 auto;
    margin: 0;
    padding: 0.7rem 0;
    overflow: auto;
    font: 0.8125rem/1.6 var(--_mono);
    tab-size: 4;
  }
  .source code {
    display: grid;
    min-inline-size: max-content;
    font: inherit;
  }
  .source .line {
    display: block;
    padding-inline: 0.4rem 1rem;
    white-space: pre;
  }
  .source .line::before {
    content: attr(data-sign);
    display: inline-block;
    inline-size: 1.6ch;
    color: var(--_muted);
    user-select: none;
  }
  .source .added {
    background: light-dark(#dff3e6, #16341f);
  }
  .source .removed {
    background: light-dark(#fbe5e3, #3c1d1a);
  }
  .source .tag {
    color: var(--_accent);
  }
  .source .attribute {
    color: light-dark(#7a4a00, #e0b565);
  }
  .source .string {
    color: light-dark(#0b5fa5, #8cc4ff);
  }
  .source .comment {
    color: var(--_muted);
    font-style: italic;
  }
  .source .gap {
    padding: 0.15rem 1rem;
    background: var(--_surface);
    color: var(--_muted);
    font-family: var(--_sans);
    font-size: 0.75rem;
  }
  .happened {
    flex: 1 1 auto;
    padding: 0.9rem 1rem;
    overflow: auto;
    font: 0.8125rem/1.5 var(--_sans);
    overflow-wrap: anywhere;
  }
  .happened h3 {
    margin: 0 0 0.4rem;
    color: var(--_muted);
    font-size: 0.75rem;
    font-weight: 600;
  }
  .happened :is(ul, p) {
    margin: 0 0 1.1rem;
  }
  .happened ul {
    padding: 0;
    list-style: none;
  }
  .happened ul ul {
    margin: 0 0 0 0.45rem;
    padding-inline-start: 0.9rem;
    border-inline-start: 1px solid var(--_line);
  }
  .happened .use {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.6rem;
    padding-block: 0.1rem;
  }
  .happened code {
    font-family: var(--_mono);
  }
  .happened .link {
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent);
    font: inherit;
    text-align: start;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  .happened .how,
  .happened .time {
    color: var(--_muted);
    font-size: 0.75rem;
  }
  .happened .time {
    margin-inline-start: auto;
    font-variant-numeric: tabular-nums;
  }
  .happened .names {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35rem;
  }
  .happened .names li {
    padding: 0.05rem 0.5rem;
    border: 1px solid var(--_line);
    border-radius: 1rem;
  }
  .happened .names .missing {
    border-style: dashed;
    border-color: var(--_error);
    color: var(--_error);
  }
  @media (forced-colors: active) {
    .source .added::before,
    .source .removed::before {
      color: CanvasText;
    }
    .source .added {
      text-decoration: underline;
    }
    .source .removed {
      text-decoration: line-through;
    }
  }
`;
