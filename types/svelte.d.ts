/** Lets Svelte 5 know the elements: `"types": ["django-playground/types/svelte"]` in tsconfig.json. */
import type { HTMLAttributes } from 'svelte/elements';
import type { CustomElements } from './jsx.js';

/** The elements' own attributes, properties and events (`ondjango-render`), and what every HTML element has. */
type Elements = {
  [Tag in keyof CustomElements]: Omit<HTMLAttributes<HTMLElement>, keyof CustomElements[Tag]> &
    Omit<CustomElements[Tag], 'children' | 'key' | 'ref' | 'style'> & { style?: string | null | undefined };
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends Elements {}
}
