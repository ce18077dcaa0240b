/** Lets Preact know the elements: `"types": ["django-playground/types/preact"]` in tsconfig.json. */
import type { CustomElements } from './jsx.js';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends CustomElements {}
  }
}
