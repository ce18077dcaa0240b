/** Lets React 19 know the elements: `"types": ["django-playground/types/react"]` in tsconfig.json. */
import type { CustomCssProperties, CustomElements } from './jsx.js';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends CustomElements {}
  }
  interface CSSProperties extends CustomCssProperties {}
}
