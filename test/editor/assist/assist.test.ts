/** Tests of documentation, marks with fixes and ways to other files, in a real editor. */
import { forEachDiagnostic, forceLinting, type Diagnostic as Mark } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, runScopeHandlers } from '@codemirror/view';
import { expect, waitUntil } from '@open-wc/testing';
import type { Diagnostic } from '../../../src/core/introspection.js';
import { djangoAssist } from '../../../src/editor/assist/assist.js';
import { marksOf } from '../../../src/editor/assist/diagnostics.js';
import { documentationView } from '../../../src/editor/assist/documentation.js';
import { documentationAt } from '../../../src/editor/assist/hover.js';
import { templateAt } from '../../../src/editor/assist/open-file.js';
import { Knowledge } from '../../../src/editor/assist/sources.js';
import { django } from '../../../src/editor/codemirror.js';
import { answering } from './answers.js';

const stateOf = (doc: string): EditorState => EditorState.create({ doc, extensions: [django()] });

const FOUND: Diagnostic = {
  severity: 'error',
  message: "Invalid filter: 'intcomma'",
  templateName: 'template',
  line: 2,
  column: 6,
  length: 8,
  suggestions: ['The filter intcomma is in the library humanize: add {% load humanize %}.'],
  fixes: [
    {
      label: 'Add {% load humanize %}',
      templateName: 'template',
      line: 1,
      column: 1,
      length: 0,
      text: '{% load humanize %}\n',
    },
    { label: 'Write add', templateName: 'template', line: 2, column: 6, length: 8, text: 'add' },
  ],
};
const DOC = 'a\n{{ 1|intcomma }}';

describe('documentation', () => {
  const shown = async (doc: string, word: string): Promise<string | undefined> => {
    const knowledge = new Knowledge(answering());
    const found = await documentationAt(stateOf(doc), doc.indexOf(word), 1, knowledge);
    return found ? documentationView(found.documentation).textContent : undefined;
  };

  it('tells of tags, what closes them, filters, libraries and values', async () => {
    expect(await shown('{% for a in b %}{% endfor %}', 'for')).to.contain('Loop over each item.');
    expect(await shown('{% for a in b %}{% endfor %}', 'endfor')).to.contain('Loop over each item.');
    expect(await shown('{{ a|upper }}', 'upper')).to.contain('Convert to upper case.');
    expect(await shown('{{ a|intcomma }}', 'intcomma')).to.contain('from {% load humanize %}');
    expect(await shown('{% load humanize %}', 'humanize')).to.contain('Filters for people.');
    expect(await shown('{{ user.name }}', 'name')).to.equal("user.name str'Ada'");
    expect(await shown('{% for r in rows %}{{ r.title }}{% endfor %}', 'title')).to.contain('r.title');
    expect(await shown('{{ nobody }}', 'nobody')).to.equal(undefined);
  });

  it('is no stop for Tab, although it scrolls', () => {
    expect(documentationView({ title: 'for', about: '', text: '' }).tabIndex).to.equal(-1);
  });
});

describe('diagnostics', () => {
  it('mark what is of this template, and say what no button does', () => {
    const { doc } = stateOf(DOC);
    const others = [
      { ...FOUND, templateName: 'base.html' },
      { ...FOUND, fixes: [], line: 99, length: 0 },
    ];
    const [first, second, ...more] = marksOf(doc, [FOUND, ...others], 'template');
    expect([first?.from, first?.to, first?.message]).to.deep.equal([7, 15, FOUND.message]);
    expect(second?.message).to.contain('add {% load humanize %}');
    expect(more).to.deep.equal([]);
  });

  it('are mended over several lines where a change goes on', () => {
    const doc = '{% if a\n and b %}{% endif %}';
    const fix = {
      label: 'Join',
      templateName: 'template',
      line: 1,
      column: 1,
      length: 17,
      text: '{% if a and b %}',
    };
    const view = new EditorView({ doc });
    const found = { ...FOUND, line: 1, column: 1, length: 7, fixes: [fix] };
    const [mark] = marksOf(view.state.doc, [found], 'template');
    expect([mark?.from, mark?.to]).to.deep.equal([0, 7]);
    mark?.actions?.[0]?.apply(view, 0, 7);
    expect(view.state.doc.toString()).to.equal('{% if a and b %}{% endif %}');
    view.destroy();
  });

  it('are asked for and mended in an editor, wherever the mark has moved', async () => {
    const parent = document.createElement('div');
    document.body.append(parent);
    const sources = answering({ diagnose: () => Promise.resolve([FOUND]) });
    const view = new EditorView({ parent, doc: DOC, extensions: [django(), djangoAssist(sources)] });
    forceLinting(view);
    let mark: Mark | undefined;
    let from = 0;
    await waitUntil(() => {
      forEachDiagnostic(view.state, (found, at) => ([mark, from] = [found, at]));
      return mark !== undefined;
    });
    view.dispatch({ changes: { from: 0, insert: 'bcd' } });
    forEachDiagnostic(view.state, (found, at) => ([mark, from] = [found, at]));
    mark?.actions?.[1]?.apply(view, from, from + 8);
    expect(view.state.doc.toString()).to.equal('bcda\n{{ 1|add }}');
    mark?.actions?.[0]?.apply(view, from, from + 8);
    expect(view.state.doc.toString()).to.equal('{% load humanize %}\nbcda\n{{ 1|add }}');
    view.destroy();
    parent.remove();
  });
});

describe('other files', () => {
  it('are those that include and extends name', () => {
    const state = stateOf('{% extends "a.html" %}\n{% include x %} {% include \'b.html\' %}');
    const names = [5, 25, 44].map((at) => templateAt(state, at));
    expect(names).to.deep.equal(['a.html', null, 'b.html']);
  });

  it('are opened by F12', () => {
    const opened: string[] = [];
    const sources = answering({ openFile: (name) => opened.push(name) > 0 });
    const view = new EditorView({ doc: '{% include "b.html" %}', extensions: [djangoAssist(sources)] });
    const press = new KeyboardEvent('keydown', { key: 'F12', keyCode: 123 });
    expect(runScopeHandlers(view, press, 'editor')).to.equal(true);
    expect(opened).to.deep.equal(['b.html']);
    view.destroy();
  });
});
