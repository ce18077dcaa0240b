/** An editor to type into as a keyboard does, key by key. `|` marks the cursor in what goes in and what comes out. */
import { closeBrackets } from '@codemirror/autocomplete';
import { history, insertNewlineAndIndent, toggleComment } from '@codemirror/commands';
import { indentOnInput } from '@codemirror/language';
import { EditorSelection, EditorState } from '@codemirror/state';
import { EditorView, runScopeHandlers } from '@codemirror/view';
import { django, type DjangoConfig } from '../../../src/editor/codemirror.js';

/** An editor with the template, the cursor where `|` is or from one `|` to the other. */
export function editorWith(marked: string, config: DjangoConfig = {}, brackets = false): EditorView {
  const [before = '', selected, after] = marked.split('|');
  const anchor = before.length;
  const head = after === undefined ? anchor : anchor + (selected?.length ?? 0);
  return new EditorView({
    state: EditorState.create({
      doc: before + (selected ?? '') + (after ?? ''),
      selection: EditorSelection.single(anchor, head),
      extensions: [django(config), history(), indentOnInput(), brackets ? closeBrackets() : []],
    }),
  });
}

function typeKey(view: EditorView, text: string): void {
  const { from, to } = view.state.selection.main;
  const insert = (): ReturnType<EditorState['update']> =>
    view.state.update({
      ...view.state.replaceSelection(text),
      userEvent: 'input.type',
      scrollIntoView: true,
    });
  const handlers = view.state.facet(EditorView.inputHandler);
  if (!handlers.some((handler) => handler(view, from, to, text, insert))) view.dispatch(insert());
}

/** Presses a key that a keymap binds; whether one did. */
export const press = (view: EditorView, key: string, ctrlKey = false): boolean =>
  runScopeHandlers(view, new KeyboardEvent('keydown', { key, ctrlKey }), 'editor');

/** Types a text; a line break as Enter does, with the commands of `@codemirror/commands`. */
export function type(view: EditorView, text: string): void {
  for (const key of text) {
    if (key === '\n') insertNewlineAndIndent(view);
    else typeKey(view, key);
  }
}

/** What the editor holds, with `|` at the cursor. */
export function shown({ state }: EditorView): string {
  const { head } = state.selection.main;
  return `${state.sliceDoc(0, head)}|${state.sliceDoc(head)}`;
}

/** Toggles comments as the usual keymap does where `django()` has no answer. */
export const comment = (view: EditorView): boolean => press(view, '/', true) || toggleComment(view);
