/** Tests of block tags that the running Django knows, as they are typed. */
import { forceLinting } from '@codemirror/lint';
import { Compartment, EditorSelection, EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { expect, nextFrame, waitUntil } from '@open-wc/testing';
import type { TagInfo } from '../../../src/core/introspection.js';
import { djangoAssist, type AssistSources } from '../../../src/editor/assist/assist.js';
import { blockTagsOf } from '../../../src/editor/assist/blocks.js';
import { django } from '../../../src/editor/codemirror.js';
import { shown, type } from '../language/typing.js';
import { INSPECTION, answering } from './answers.js';

const CARD: TagInfo = { name: 'card', library: 'cards', doc: '', end: 'done', branches: ['aside'] };

const answeringTags = (more: Partial<AssistSources>, ...tags: TagInfo[]): AssistSources => ({
  ...answering(),
  inspect: () => Promise.resolve({ ...INSPECTION, tags: [...INSPECTION.tags, ...tags] }),
  ...more,
});

/** An editor whose language learns of block tags; how often it did. */
function editorWith(doc: string, sources: AssistSources): { view: EditorView; learned: string[] } {
  const language = new Compartment();
  const learned: string[] = [];
  const view = new EditorView({
    parent: document.body,
    state: EditorState.create({
      doc,
      selection: EditorSelection.cursor(doc.length),
      extensions: [
        djangoAssist(sources, (blocks) => {
          learned.push(Object.keys(blocks).join());
          return language.reconfigure(django({ blocks }));
        }),
        language.of(django()),
      ],
    }),
  });
  return { view, learned };
}

describe('block tags of the running Django', () => {
  it('are those with an end that the language does not know by heart', () => {
    const tags = [...INSPECTION.tags, CARD, { name: 'panel', library: null, doc: '', end: 'endpanel' }];
    expect(blockTagsOf(tags)).to.deep.equal({
      card: { end: 'done', branches: ['aside'] },
      panel: { end: 'endpanel' },
    });
  });

  it('are closed while they are typed', async () => {
    const { view, learned } = editorWith('', answeringTags({}, CARD));
    type(view, '{% card %}');
    expect(shown(view)).to.equal('{% card %}|');
    await waitUntil(() => learned.length === 1);
    type(view, '{% card %}');
    expect(shown(view)).to.equal('{% card %}{% card %}|{% done %}');
    view.destroy();
  });

  it('are asked for again when Django may know others, and told only when it does', async () => {
    let tags = [CARD];
    let version = 1;
    let asked = 0;
    const sources = answeringTags({
      inspect: () => {
        asked += 1;
        return Promise.resolve({ ...INSPECTION, tags });
      },
      version: () => version,
    });
    const { view, learned } = editorWith('a', sources);
    await waitUntil(() => learned.length === 1);
    type(view, 'b');
    version = 2;
    forceLinting(view);
    await waitUntil(() => asked === 2);
    tags = [{ ...CARD, name: 'panel', end: 'endpanel' }];
    type(view, 'c');
    version = 3;
    forceLinting(view);
    await waitUntil(() => learned.length === 2);
    expect(learned).to.deep.equal(['card', 'panel']);
    view.destroy();
  });

  it('that come when the document is no longer shown are left', async () => {
    let answer: (inspection: typeof INSPECTION) => void = () => undefined;
    const sources = answeringTags({ inspect: () => new Promise((resolve) => (answer = resolve)) });
    const { view, learned } = editorWith('', sources);
    view.setState(EditorState.create());
    answer({ ...INSPECTION, tags: [CARD] });
    await nextFrame();
    expect(learned).to.deep.equal([]);
    view.destroy();
  });
});
