/** Lets Solid know the elements: `"types": ["django-playground/types/solid"]` in tsconfig.json. */
import type { CustomElementsSolidJs } from './jsx.js';

declare module 'solid-js/jsx-runtime' {
  namespace JSX {
    interface IntrinsicElements extends CustomElementsSolidJs {}
  }
}
