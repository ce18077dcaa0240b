/** Lets Vue 3 know the elements: `"types": ["django-playground/types/vue"]` in tsconfig.json. */
import type { HTMLAttributes, PublicProps } from 'vue';
import type { CustomElements } from './jsx.js';

/** `ondjango-render` → `onDjangoRender`, which is what Vue makes of `@django-render`. */
type Events<Own> = {
  [
    Name in keyof Own as Name extends `on${infer First}-${infer Rest}`
      ? `on${Capitalize<First>}${Capitalize<Rest>}`
      : never
  ]: Own[Name];
};

/** `data-example`, also in the way in which Vue's compiler writes it for components. */
type DataAttributes = { [name: `data-${string}` | `data${Capitalize<string>}`]: unknown };

/** The element as a reference to it has it, with what Vue's compiler looks up to check a template. */
type Component<Host extends HTMLElement, Own> = new () => Host & {
  /** For the types of templates only: elements have no such property. */
  $props: Own & Events<Own> & Omit<HTMLAttributes, keyof Own> & PublicProps & DataAttributes;
};

type Components = {
  [Tag in keyof CustomElements]: Component<HTMLElementTagNameMap[Tag], CustomElements[Tag]>;
};

declare module 'vue' {
  // Content that belongs into an element's slot says so; Vue knows only its own slots.
  interface HTMLAttributes {
    slot?: string | undefined;
  }
  interface GlobalComponents extends Components {}
}
