/** Where the documentation of a completion stands: beside the list; where there is no room, beyond it, never over its options. */
import { ViewPlugin, type EditorView, type Rect } from '@codemirror/view';

/** With less height than this the documentation would be no more than its title. */
const LEAST_HEIGHT_PX = 56;

/** What it keeps from the edge of the window. */
const EDGE_PX = 4;

interface Place {
  style: string;
  class?: string;
}

/** Beside the list, at the height of the option. */
function beside(list: Rect, option: Rect, info: Rect, space: Rect, isLeft: boolean): Place {
  const top = Math.max(space.top, Math.min(option.top, space.bottom - (info.bottom - info.top)));
  const room = isLeft ? list.left - space.left : space.right - list.right;
  return {
    style: `top: ${top - list.top}px; max-width: ${room}px`,
    class: `cm-completionInfo-${isLeft ? 'left' : 'right'}`,
  };
}

/** On the side of the list where the cursor is not. */
function beyond(view: EditorView, list: Rect, info: Rect, space: Rect): Place {
  const cursor = view.coordsAtPos(view.state.selection.main.head);
  const isBelow = !cursor || list.top >= cursor.top;
  const room = isBelow ? space.bottom - list.bottom : list.top - space.top;
  if (room < LEAST_HEIGHT_PX) return { style: 'display: none' };
  const width = info.right - info.left;
  const left = Math.max(space.left, Math.min(list.left, space.right - width - EDGE_PX)) - list.left;
  const edge = isBelow ? 'top: 100%' : 'bottom: 100%';
  return {
    style: `${edge}; left: ${left}px; max-width: ${space.right - space.left}px; --_info-room: ${room}px`,
  };
}

/** As the completion of CodeMirror wants to be told. */
export function infoPlace(view: EditorView, list: Rect, option: Rect, info: Rect, space: Rect): Place {
  const width = info.right - info.left;
  if (width <= space.right - list.right) return beside(list, option, info, space, false);
  if (width <= list.left - space.left) return beside(list, option, info, space, true);
  return beyond(view, list, info, space);
}

/** A click on the documentation leaves the focus in the editor: otherwise the next key would be lost. */
export const keepFocus = ViewPlugin.define(({ dom }) => {
  const life = new AbortController();
  const onPress = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest('.cm-completionInfo')) event.preventDefault();
  };
  dom.addEventListener('mousedown', onPress, { signal: life.signal });
  return { destroy: () => life.abort() };
});
