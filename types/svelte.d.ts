/** Lets Svelte 5 know the elements: `"types": ["django-playground/types/svelte"]` in tsconfig.json. */
import type { HTMLAttributes } from 'svelte/elements';
import type { CustomElements } from './jsx.js';

/** The elements' own attributes, properties and events (`ondjango-render`), and what every HTML element has. */
type Elements = {
  [Tag in keyof CustomElements]: CustomElements[Tag] &
    Omit<HTMLAttributes<HTMLElementTagNameMap[Tag]>, keyof CustomElements[Tag]>;
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends Elements {}
}
