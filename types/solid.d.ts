/** Lets Solid know the elements: `"types": ["django-playground/types/solid"]` in tsconfig.json. */
import type { JSX } from 'solid-js';
import type { AttributeNames, CustomElements } from './jsx.js';

/** `ondjango-render` → `on:django-render`, the way in which Solid listens to events of any name. */
type Events<Own> = {
  [
    Name in keyof Own as Name extends `on${infer Event}-${infer Rest}` ? `on:${Event}-${Rest}` : never
  ]: Own[Name];
};

/** `prop:context`, where Solid should not choose between property and attribute. */
type Properties<Own> = {
  [Name in keyof Own as Name extends `${string}-${string}` ? never : `prop:${Name & string}`]: Own[Name];
};

/** `attr:context`: an attribute is text, which no object becomes by itself. */
type Attributes<Own, Names extends string> = {
  [Name in Names as `attr:${Name}`]?: Exclude<Own[Name & keyof Own], object>;
};

/** The elements' own attributes, properties and events, and what every HTML element has. */
type Elements = {
  [Tag in keyof CustomElements]: CustomElements[Tag] &
    Events<CustomElements[Tag]> &
    Properties<CustomElements[Tag]> &
    Attributes<CustomElements[Tag], AttributeNames[Tag]> &
    Omit<JSX.HTMLAttributes<HTMLElementTagNameMap[Tag]>, keyof CustomElements[Tag]>;
};

declare module 'solid-js/jsx-runtime' {
  namespace JSX {
    interface IntrinsicElements extends Elements {}
  }
}
