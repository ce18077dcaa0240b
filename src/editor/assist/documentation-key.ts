/**
 * F1 shows the documentation of what the cursor is at, and announces it. A second F1 goes into it, where arrows scroll and
 * screen readers read line by line; Escape closes it, as does going on in the text.
 */
import { StateEffect, StateField, type EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, showTooltip, type Tooltip } from '@codemirror/view';
import { documentationView } from './documentation.js';
import { documentationAt } from './hover.js';
import type { Knowledge } from './sources.js';

const NOTHING = 'There is no documentation for this.';

const show = StateEffect.define<Tooltip | null>();

const shown = StateField.define<Tooltip | null>({
  create: () => null,
  update(tooltip, { docChanged, effects, selection }) {
    for (const effect of effects) if (effect.is(show)) return effect.value;
    return docChanged || selection ? null : tooltip;
  },
  provide: (field) => showTooltip.from(field),
});

function close(view: EditorView): boolean {
  if (view.state.field(shown) === null) return false;
  // First, since an element that is removed with the focus in it tells so in the middle of the update.
  view.focus();
  view.dispatch({ effects: show.of(null) });
  return true;
}

function tooltipOf(dom: HTMLElement, title: string, from: number, to: number): Tooltip {
  dom.setAttribute('role', 'document');
  dom.setAttribute('aria-label', title);
  dom.tabIndex = -1;
  return {
    pos: from,
    end: to,
    above: true,
    create: (view) => {
      dom.addEventListener('keydown', (event) => {
        if (event.key !== 'Escape' || !close(view)) return;
        event.preventDefault();
        event.stopPropagation();
      });
      return { dom };
    },
  };
}

/** What is at the cursor, or before it where nothing begins there. */
async function atCursor(state: EditorState, knowledge: Knowledge) {
  const { head } = state.selection.main;
  return (
    (await documentationAt(state, head, 1, knowledge)) ?? (await documentationAt(state, head, -1, knowledge))
  );
}

async function tell(view: EditorView, knowledge: Knowledge): Promise<void> {
  const { state } = view;
  const found = await atCursor(state, knowledge);
  // The reader may have gone on while Django was asked.
  if (view.state.doc !== state.doc || !view.state.selection.eq(state.selection)) return;
  if (!found) {
    view.dispatch({ effects: EditorView.announce.of(NOTHING) });
    return;
  }
  const { from, to, documentation } = found;
  const { title, about, text } = documentation;
  const tooltip = tooltipOf(documentationView(documentation), title, from, to);
  const told = [title, about, text].filter(Boolean).join('. ');
  view.dispatch({ effects: [show.of(tooltip), EditorView.announce.of(told)] });
}

/** The key for documentation. */
export const documentationKey = (knowledge: Knowledge): Extension => [
  shown,
  keymap.of([
    {
      key: 'F1',
      run: (view) => {
        if (view.state.field(shown) === null) void tell(view, knowledge);
        else view.dom.querySelector<HTMLElement>('.cm-django-doc[role=document]')?.focus();
        return true;
      },
    },
    { key: 'Escape', run: close },
  ]),
];
