/** What every document of the editor has: history, keys, gutters, closing of brackets. Tab is left to the page. */
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language';
import { lintKeymap } from '@codemirror/lint';
import { EditorState, Prec, type Extension } from '@codemirror/state';
import {
  EditorView,
  drawSelection,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { infoPlace, keepFocus } from './completion-info.js';
import { faultMark } from './fault.js';
import { theme } from './theme.js';

/** What keys ask of the element around the editor. */
export interface EditorCommands {
  /** Escape, when there is nothing in the editor that it closes: the focus wants out. */
  leave: () => void;
  /** Mod-Enter and Mod-S: render now. */
  run: () => void;
}

const always =
  (act: () => void): (() => true) =>
  () => {
    act();
    return true;
  };

/** Before the browser looks for the next stop: browsers let Tab stop at a list that scrolls, which goes when the editor loses the focus. */
const closeList = (view: EditorView): false => {
  closeCompletion(view);
  return false;
};

/** The common part of all documents. */
export function setup({ leave, run }: EditorCommands): Extension {
  return [
    lineNumbers(),
    foldGutter(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSpecialChars(),
    history(),
    drawSelection(),
    EditorState.allowMultipleSelections.of(true),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    // In every document, as its timers outlive the switch to another one; as the assistance has it.
    autocompletion({ activateOnTyping: true, icons: false, positionInfo: infoPlace }),
    keepFocus,
    faultMark,
    theme,
    keymap.of([
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...lintKeymap,
      ...historyKeymap,
      ...foldKeymap,
      ...defaultKeymap,
    ]),
    Prec.high(
      keymap.of([
        { key: 'Mod-Enter', run: always(run) },
        { key: 'Mod-s', run: always(run) },
        { key: 'Tab', run: closeList, shift: closeList },
      ]),
    ),
    // Behind all that closes a list, a tooltip or a panel.
    Prec.lowest(keymap.of([{ key: 'Escape', run: always(leave) }])),
    // Editable content has a place in the order of keys by itself, but not all tools know that of what can be scrolled.
    EditorView.contentAttributes.of({
      spellcheck: 'false',
      autocapitalize: 'off',
      translate: 'no',
      tabindex: '0',
    }),
  ];
}
