/** The classic script's way to the editor: it is one file without chunks, so it imports `editor.js` from beside itself. */
import type { EditorModule } from './elements/django-playground/editor-module.js';
import { sharedRuntime } from './runtime/shared.js';
import { libraryBaseURL } from './runtime/worker-location.js';

const script = document.currentScript;
const scriptURL = script instanceof HTMLScriptElement ? script.src : undefined;

/** Loads the editor. Rejects where it cannot be had; a later call tries again. */
export const loadEditor = (): Promise<EditorModule> => {
  const base = libraryBaseURL(sharedRuntime().options.baseURL, scriptURL);
  return import(/* @vite-ignore */ new URL('editor.js', base).href) as Promise<EditorModule>;
};
