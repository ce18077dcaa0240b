/** A button that is a picture, with a name for those who do not see it. */
import { html, nothing, type TemplateResult } from 'lit';

/** @param disabled it stays in the order of keys, and does nothing */
export const button = (
  label: string,
  icon: TemplateResult,
  act: () => void,
  disabled = false,
): TemplateResult =>
  html`<button
    type="button"
    class="tool"
    title=${label}
    aria-label=${label}
    aria-disabled=${disabled ? 'true' : nothing}
    @click=${() => {
      if (!disabled) act();
    }}
  >
    ${icon}
  </button>`;
