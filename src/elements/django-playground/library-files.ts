/** The library's own files: the editor, which is loaded when the first playground of the page needs it, and their addresses. */
import type * as Editor from '../../editor/editor.js';
import { sharedRuntime } from '../../runtime/shared.js';
import { libraryBaseURL } from '../../runtime/worker-location.js';

export type EditorModule = typeof Editor;

/** Loads the editor's chunk. Rejects where it cannot be had; a later call tries again. */
export const loadEditor = (): Promise<EditorModule> => import('../../editor/editor.js');

/** The address of a file of the library. */
export const libraryURL = (file: string): string =>
  new URL(file, libraryBaseURL(sharedRuntime().options.baseURL, undefined)).href;
