/** Lets Vue 3 know the elements: `"types": ["django-playground/types/vue"]` in tsconfig.json. */
import type { DefineComponent } from 'vue';
import type { CustomElements } from './jsx.js';

/** Vue writes `onX` for the event `x` as `@x` in templates. */
type Components = { [Tag in keyof CustomElements]: DefineComponent<CustomElements[Tag]> };

declare module 'vue' {
  interface GlobalComponents extends Components {}
}
