/** The only way to the editor: its code is loaded when the first playground of the page needs it. */
import type * as Editor from '../../editor/editor.js';

export type EditorModule = typeof Editor;

/** Loads the editor's chunk. Rejects where it cannot be had; a later call tries again. */
export const loadEditor = (): Promise<EditorModule> => import('../../editor/editor.js');
