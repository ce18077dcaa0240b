/** What a running Django might have answered, for tests of what editors do with it. */
import type { Inspection, Variable } from '../../../src/core/introspection.js';
import type { AssistSources } from '../../../src/editor/assist/assist.js';

const value = (name: string, type: string, preview = '', attributes?: Variable[]): Variable => ({
  name,
  type,
  preview,
  ...(attributes && { attributes }),
});

export const INSPECTION: Inspection = {
  tags: [
    { name: 'for', library: null, doc: 'Loop over each item.', end: 'endfor', branches: ['empty'] },
    { name: 'if', library: null, doc: '', end: 'endif', branches: ['elif', 'else'] },
    { name: 'include', library: null, doc: '' },
    { name: 'crispy', library: 'crispy_forms_tags', doc: 'Render a form.', arguments: ['form', 'helper'] },
  ],
  filters: [
    { name: 'upper', library: null, doc: 'Convert to upper case.', argument: 'none' },
    { name: 'add', library: null, doc: '', argument: 'required', argumentName: 'number' },
    { name: 'intcomma', library: 'humanize', doc: '', argument: 'optional' },
  ],
  libraries: [{ name: 'humanize', doc: 'Filters for people.' }],
  templates: ['base.html', 'parts/row.html'],
  urls: [{ name: 'news:page', arguments: ['year'] }],
  blocks: ['title', 'content'],
  variables: [
    value('user', 'dict', '2 keys', [value('name', 'str', "'Ada'"), value('orders', 'list', '1 item')]),
    value('rows', 'list', '2 items'),
  ],
};

/** Sources that answer at once; `asked` are the paths of values that were asked for. */
export function answering(more: Partial<AssistSources> = {}): AssistSources & { asked: string[][] } {
  const asked: string[][] = [];
  return {
    asked,
    templateName: 'template',
    inspect: () => Promise.resolve(INSPECTION),
    inspectValue: (path) => {
      asked.push(path);
      return Promise.resolve([value('title', 'str')]);
    },
    diagnose: () => Promise.resolve([]),
    openFile: () => false,
    ...more,
  };
}
