/** Tests of the key that shows documentation, in a real editor. */
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { expect, nextFrame, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Inspection } from '../../../src/core/introspection.js';
import { djangoAssist } from '../../../src/editor/assist/assist.js';
import { django } from '../../../src/editor/codemirror.js';
import { answering, INSPECTION } from './answers.js';

const DOC = '<p>\n{{ user.name|upper }}</p>';

describe('the key for documentation', () => {
  let view: EditorView;
  const doc = (): HTMLElement | null => view.dom.querySelector('.cm-django-doc');
  const announced = (): string => view.dom.querySelector('.cm-announced')?.textContent ?? '';

  beforeEach(() => {
    const parent = document.createElement('div');
    document.body.append(parent);
    view = new EditorView({ parent, doc: DOC, extensions: [django(), djangoAssist(answering())] });
    view.focus();
  });

  afterEach(() => {
    view.dom.parentElement?.remove();
    view.destroy();
  });

  async function showAt(word: string): Promise<void> {
    view.dispatch({ selection: { anchor: DOC.indexOf(word) + 2 } });
    await sendKeys({ press: 'F1' });
    await waitUntil(() => doc() !== null);
  }

  it('shows what the cursor is at, announces it, and Escape closes it', async () => {
    await showAt('upper');
    expect(doc()?.textContent).to.contain('Convert to upper case.');
    expect(announced()).to.equal('|upper. Convert to upper case.');
    expect(view.hasFocus).to.equal(true);
    await sendKeys({ press: 'Escape' });
    expect(doc()).to.equal(null);
  });

  it('goes into the documentation when it is pressed again, and Escape comes back', async () => {
    await showAt('name');
    await sendKeys({ press: 'F1' });
    expect(document.activeElement).to.equal(doc());
    expect(doc()?.getAttribute('aria-label')).to.equal('user.name');
    await sendKeys({ press: 'Escape' });
    expect([doc(), view.hasFocus]).to.deep.equal([null, true]);
  });

  it('is closed by going on in the text', async () => {
    await showAt('upper');
    await sendKeys({ press: 'ArrowLeft' });
    expect(doc()).to.equal(null);
    await showAt('upper');
    await sendKeys({ type: 'x' });
    expect(doc()).to.equal(null);
  });

  it('says so where there is nothing to be told', async () => {
    view.dispatch({ selection: { anchor: 1 } });
    await sendKeys({ press: 'F1' });
    await waitUntil(() => announced() !== '');
    expect(announced()).to.contain('no documentation');
    expect(doc()).to.equal(null);
  });

  it('tells nothing when the reader has gone on meanwhile', async () => {
    let answer: (inspection: Inspection) => void = () => undefined;
    const asked = new Promise<Inspection>((resolve) => (answer = resolve));
    const sources = answering({ inspect: () => asked });
    view.setState(EditorState.create({ doc: DOC, extensions: [django(), djangoAssist(sources)] }));
    view.dispatch({ selection: { anchor: DOC.indexOf('upper') } });
    await sendKeys({ press: 'F1' });
    view.dispatch({ selection: { anchor: 0 } });
    answer(INSPECTION);
    await nextFrame();
    expect([doc(), announced()]).to.deep.equal([null, '']);
  });
});
