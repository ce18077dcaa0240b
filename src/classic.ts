/** The classic script: the same library as one file, for pages that allow no modules; sets `window.DjangoPlayground`. */
import './classic-runtime.js';
import { DjangoPlayground, type DjangoPlaygroundAPI } from './index.js';

declare global {
  interface Window {
    DjangoPlayground: DjangoPlaygroundAPI;
  }
}

window.DjangoPlayground = DjangoPlayground;
