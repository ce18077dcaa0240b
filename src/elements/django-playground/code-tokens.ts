/** Design tokens that only playgrounds have: surfaces, and the colours of code. The editor's chunk refers to them by name. */
import { css } from 'lit';

export const codeTokens = css`
  :host {
    --_paper: var(--django-paper, light-dark(#ffffff, #141917));
    --_raised: var(--django-raised, light-dark(#ffffff, #212825));
    --_on-accent: var(--django-on-accent, light-dark(#ffffff, #0b1a14));
    --_warning: var(--django-warning, light-dark(#8a5300, #e8b765));
    --_shadow: 0 1px 2px rgb(0 0 0 / 0.06), 0 8px 24px rgb(0 0 0 / 0.14);
    --_code-brace: var(--django-code-brace, light-dark(#0c6b45, #5fd0a0));
    --_code-keyword: var(--django-code-keyword, light-dark(#0c6b45, #5fd0a0));
    --_code-variable: var(--django-code-variable, light-dark(#1d2823, #dfe7e3));
    --_code-function: var(--django-code-function, light-dark(#6b3fa0, #c7a6f2));
    --_code-definition: var(--django-code-definition, light-dark(#8a4b08, #f0bd7a));
    --_code-string: var(--django-code-string, light-dark(#9a4a16, #e9b28c));
    --_code-number: var(--django-code-number, light-dark(#a0306b, #f09cc6));
    --_code-comment: var(--django-code-comment, light-dark(#617068, #8b9a92));
    --_code-tag: var(--django-code-tag, light-dark(#1a5a9c, #85bbf0));
    --_code-attribute: var(--django-code-attribute, light-dark(#47647f, #a9c3dc));
    --_code-gutter: var(--django-code-gutter, light-dark(#617068, #8b9a92));
    --_code-selection: var(--django-code-selection, light-dark(#cfe6da, #2b4a3d));
    --_code-line: var(--django-code-line, light-dark(#f4f8f6, #1a211e));
    --_code-match: var(--django-code-match, light-dark(#d3ecdf, #2d5143));
  }
`;
