/** Goes to the template that a tag names: Mod-click on it, or F12 with the cursor in it. */
import type { EditorState, Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';

/** The name of the template in the `include` or `extends` at `at`, or `null`. */
export function templateAt(state: EditorState, at: number): string | null {
  const line = state.doc.lineAt(at);
  const tags = line.text.matchAll(/\{%\s*(?:include|extends)\s+(["'])([^"']*)\1[^%]*%\}/g);
  for (const { index, 0: tag, 2: name } of tags) {
    const from = line.from + index;
    if (at >= from && at <= from + tag.length) return name ?? null;
  }
  return null;
}

const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);

/** Keys and clicks that open templates. */
export function openTemplates(openFile: (name: string) => boolean): Extension {
  const open = (state: EditorState, at: number): boolean => {
    const name = templateAt(state, at);
    return name !== null && openFile(name);
  };
  return [
    keymap.of([{ key: 'F12', run: ({ state }) => open(state, state.selection.main.head) }]),
    EditorView.domEventHandlers({
      mousedown(event, view) {
        if (event.button !== 0 || !(isMac() ? event.metaKey : event.ctrlKey)) return false;
        const at = view.posAtCoords(event);
        if (at === null || !open(view.state, at)) return false;
        event.preventDefault();
        return true;
      },
    }),
  ];
}
