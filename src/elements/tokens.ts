/** The design tokens of all elements: the only place where a `--django-*` property has its fallback. */
import { css } from 'lit';

export const tokens = css`
  :host {
    --_accent: var(--django-accent, light-dark(#0c6b45, #5fd0a0));
    --_surface: var(--django-surface, light-dark(#f5f7f6, #1b211e));
    --_text: var(--django-text, light-dark(#1d2823, #dfe7e3));
    --_muted: var(--django-muted, light-dark(#55635c, #9baa9f));
    --_line: var(--django-line, light-dark(#d5ddd9, #35403a));
    --_error: var(--django-error, light-dark(#a3201a, #ff9b91));
    --_error-surface: var(--django-error-surface, light-dark(#fdf2f1, #2c1a18));
    --_radius: var(--django-radius, 6px);
    --_mono: var(--django-font-mono, ui-monospace, 'SF Mono', 'Cascadia Code', Menlo, Consolas, monospace);
    --_sans: var(--django-font, system-ui, sans-serif);
  }
`;
