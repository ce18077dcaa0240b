/** Where the documentation of a completion stands. */
import { autocompletion, startCompletion } from '@codemirror/autocomplete';
import { EditorView, type Rect } from '@codemirror/view';
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { infoPlace, keepFocus } from '../../src/editor/completion-info.js';

const rect = (left: number, top: number, right: number, bottom: number): Rect => ({
  left,
  top,
  right,
  bottom,
});

/** An editor with its cursor at a height. */
const cursorAt = (top: number): EditorView =>
  ({ state: { selection: { main: { head: 0 } } }, coordsAtPos: () => rect(70, top, 70, top + 20) }) as never;

const LIST = rect(60, 200, 260, 350);
const OPTION = rect(60, 200, 260, 220);
const INFO = rect(0, 0, 250, 100);

describe('the documentation of a completion', () => {
  const place = (space: Rect, view = cursorAt(180)): ReturnType<typeof infoPlace> =>
    infoPlace(view, LIST, OPTION, INFO, space);

  it('stands beside the list where there is room', () => {
    expect(place(rect(0, 0, 800, 600))).to.deep.equal({
      style: 'top: 0px; max-width: 540px',
      class: 'cm-completionInfo-right',
    });
    expect(
      infoPlace(cursorAt(0), rect(300, 200, 500, 350), OPTION, INFO, rect(0, 0, 520, 250)),
    ).to.deep.equal({
      style: 'top: -50px; max-width: 300px',
      class: 'cm-completionInfo-left',
    });
  });

  it('stands below or above all options elsewhere, away from the cursor and inside the window', () => {
    expect(place(rect(0, 0, 320, 600)).style).to.equal(
      'top: 100%; left: 0px; max-width: 320px; --_info-room: 250px',
    );
    expect(place(rect(0, 0, 300, 600)).style).to.contain('left: -14px');
    expect(place(rect(0, 0, 320, 600), cursorAt(360)).style).to.equal(
      'bottom: 100%; left: 0px; max-width: 320px; --_info-room: 200px',
    );
  });

  it('gives way where not even its title would be seen', () => {
    expect(place(rect(0, 0, 320, 380)).style).to.equal('display: none');
  });

  it('leaves the focus in the editor when it is clicked', async () => {
    const parent = await fixture<HTMLElement>(html`<div></div>`);
    const info = (): HTMLElement => {
      const view = document.createElement('div');
      view.tabIndex = -1;
      view.textContent = 'all about it';
      return view;
    };
    const complete = (): { from: number; options: { label: string; info: () => HTMLElement }[] } => ({
      from: 0,
      options: [{ label: 'for', info }],
    });
    const view = new EditorView({
      parent,
      extensions: [autocompletion({ override: [complete] }), keepFocus],
    });
    view.focus();
    startCompletion(view);
    await waitUntil(() => parent.querySelector('.cm-completionInfo > div') !== null);
    const press = new MouseEvent('mousedown', { bubbles: true, cancelable: true });
    parent.querySelector('.cm-completionInfo > div')?.dispatchEvent(press);
    expect(press.defaultPrevented).to.equal(true);
    view.destroy();
  });
});
