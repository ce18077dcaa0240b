/** Lets React 19 know the elements: `"types": ["django-playground/types/react"]` in tsconfig.json. */
import type { ClassAttributes, HTMLAttributes } from 'react';
import type { CustomCssProperties, CustomElements } from './jsx.js';

type Host<Tag extends keyof CustomElements> = HTMLElementTagNameMap[Tag];

/** The elements' own attributes, properties and events (`ondjango-render`), and what every HTML element has. */
type Elements = {
  [Tag in keyof CustomElements]: CustomElements[Tag] &
    Omit<HTMLAttributes<Host<Tag>>, keyof CustomElements[Tag]> &
    ClassAttributes<Host<Tag>> & { class?: string | undefined };
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Elements {}
  }
  interface CSSProperties extends CustomCssProperties {}
}
