/** The pictures on the tools' buttons. They are decoration: the buttons have names. */
import { svg, html, type SVGTemplateResult, type TemplateResult } from 'lit';

const icon = (paths: SVGTemplateResult): TemplateResult =>
  html`<svg
    class="icon"
    viewBox="0 0 16 16"
    width="16"
    height="16"
    fill="none"
    stroke="currentColor"
    stroke-width="1.5"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${paths}
  </svg>`;

export const resetIcon = icon(
  svg`<path d="M3 3v3.5h3.5"></path><path d="M3.4 6.3a5.2 5.2 0 1 1-.4 3.4"></path>`,
);
export const formatIcon = icon(svg`<path d="M2.5 3.5h11M5.5 6.5h8M5.5 9.5h5M2.5 12.5h11"></path>`);
export const shareIcon = icon(
  svg`<path d="M6.7 9.3 9.3 6.7M7.2 4.6l1.5-1.5a3 3 0 0 1 4.2 4.2l-1.5 1.5M8.8 11.4l-1.5 1.5a3 3 0 0 1-4.2-4.2l1.5-1.5"></path>`,
);
export const moreIcon = icon(svg`<path d="M3.5 8h.01M8 8h.01M12.5 8h.01" stroke-width="2.2"></path>`);
export const newFileIcon = icon(
  svg`<path d="M12.5 7V5.5L9 2H4.5a1 1 0 0 0-1 1v10a1 1 0 0 0 1 1H7M9 2v3.5h3.5M11.5 9.5v5M9 12h5"></path>`,
);
export const removeIcon = icon(
  svg`<path d="M3 4.5h10M6.5 4V2.5h3V4M4.5 4.5l.5 9h6l.5-9M6.7 7v4M9.3 7v4"></path>`,
);
