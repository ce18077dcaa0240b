/** The classic script's stand-in for library-files.ts: it is one file without chunks, and knows by its tag where it lies. */
import type { EditorModule } from './elements/django-playground/library-files.js';
import { sharedRuntime } from './runtime/shared.js';
import { libraryBaseURL } from './runtime/worker-location.js';

const script = document.currentScript;
const scriptURL = script instanceof HTMLScriptElement ? script.src : undefined;

/** The address of a file of the library. */
export const libraryURL = (file: string): string =>
  new URL(file, libraryBaseURL(sharedRuntime().options.baseURL, scriptURL)).href;

/** Loads the editor. Rejects where it cannot be had; a later call tries again. */
export const loadEditor = (): Promise<EditorModule> =>
  import(/* @vite-ignore */ libraryURL('editor.js')) as Promise<EditorModule>;
