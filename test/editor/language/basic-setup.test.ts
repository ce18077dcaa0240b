/** The language as others use it: beside the ready-made setup of the `codemirror` package, in an editor of their own. */
import { expect } from '@open-wc/testing';
import { foldable, syntaxTree } from '@codemirror/language';
import { EditorView, basicSetup } from 'codemirror';
import { django } from '../../../src/editor/codemirror.js';

const DOC = '{% if user %}\n  <p>{{ user.name|title }}</p>\n{% endif %}\n';

describe('django() beside basicSetup', () => {
  let view: EditorView;

  beforeEach(() => {
    const parent = document.body.appendChild(document.createElement('div'));
    view = new EditorView({ doc: DOC, extensions: [basicSetup, django()], parent });
  });
  afterEach(() => {
    const parent = view.dom.parentElement;
    view.destroy();
    parent?.remove();
  });

  it('parses, and lets a block be folded', () => {
    const names: string[] = [];
    syntaxTree(view.state).iterate({ enter: ({ name }) => void names.push(name) });
    expect(names).to.include('FilterName').and.not.include('⚠');
    const { from, to } = view.state.doc.line(1);
    expect(foldable(view.state, from, to)).to.deep.equal({ from: to, to: DOC.lastIndexOf('{% endif') });
  });

  it('colours the words of tags in the colours of its keywords', () => {
    const coloured = [...view.contentDOM.querySelectorAll<HTMLElement>('.cm-line span')];
    const word = coloured.find(({ textContent }) => textContent === 'endif');
    expect(word && getComputedStyle(word).color).to.equal('rgb(119, 0, 136)');
  });
});
