/** Lets Preact know the elements: `"types": ["django-playground/types/preact"]` in tsconfig.json. */
import type { HTMLAttributes } from 'preact';
import type { CustomElements } from './jsx.js';

/** The elements' own attributes, properties and events (`ondjango-render`), and what every HTML element has. */
type Elements = {
  [Tag in keyof CustomElements]: CustomElements[Tag] &
    Omit<HTMLAttributes<HTMLElementTagNameMap[Tag]>, keyof CustomElements[Tag]>;
};

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends Elements {}
  }
}
