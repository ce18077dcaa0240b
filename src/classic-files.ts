/**
 * The classic script's stand-in for library-files.ts: it is one file without chunks. What is in here may begin later than the
 * script itself, whose address only the runtime knows then.
 */
import type { EditorModule } from './elements/django-playground/library-files.js';
import { sharedRuntime } from './runtime/shared.js';

/** The address of a file of the library. */
export const libraryURL = (file: string): string => new URL(file, sharedRuntime().baseURL).href;

/** Loads the editor. Rejects where it cannot be had; a later call tries again. */
export const loadEditor = (): Promise<EditorModule> =>
  import(/* @vite-ignore */ libraryURL('editor.js')) as Promise<EditorModule>;
