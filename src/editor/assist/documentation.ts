/** Shows documentation of tags, filters, libraries and values as elements. Plain text goes in; nothing of it is markup. */
import { EditorView } from '@codemirror/view';
import type { FilterInfo, LibraryInfo, TagInfo, Variable } from '../../core/introspection.js';
import { restElements } from './rest.js';

/** A heading, a line about it, and the text below: a docstring, or a value. */
export interface Documentation {
  title: string;
  about: string;
  text: string;
  isValue?: boolean;
}

/** The argument of a filter as it is written, in brackets where it may be left out. */
export const argumentOf = ({ argument, argumentName = 'argument' }: FilterInfo): string =>
  ({ none: '', optional: `[:${argumentName}]`, required: `:${argumentName}` })[argument];

const fromLibrary = (library: string | null): string =>
  library === null ? '' : `from {% load ${library} %}`;

/** What is told of a tag. */
export const aboutTag = ({ name, library, doc, end }: TagInfo): Documentation => ({
  title: end === undefined ? `{% ${name} %}` : `{% ${name} %} … {% ${end} %}`,
  about: fromLibrary(library),
  text: doc,
});

/** What is told of a filter. */
export const aboutFilter = (filter: FilterInfo): Documentation => ({
  title: `|${filter.name}${argumentOf(filter)}`,
  about: fromLibrary(filter.library),
  text: filter.doc,
});

/** What is told of a library. */
export const aboutLibrary = ({ name, doc }: LibraryInfo): Documentation => ({
  title: `{% load ${name} %}`,
  about: '',
  text: doc,
});

/** What is told of a value. */
export const aboutVariable = (path: readonly string[], { type, preview }: Variable): Documentation => ({
  title: path.join('.'),
  about: type,
  text: preview,
  isValue: true,
});

/** The elements of a documentation. */
export function documentationView({ title, about, text, isValue }: Documentation): HTMLElement {
  const view = document.createElement('div');
  view.className = 'cm-django-doc';
  // Browsers let Tab stop at what scrolls, which takes the keys away from the editor.
  view.tabIndex = -1;
  const heading = document.createElement('code');
  heading.textContent = title;
  view.append(heading);
  if (about !== '') {
    const line = document.createElement('small');
    line.textContent = about;
    view.append(' ', line);
  }
  if (text !== '') {
    const body = document.createElement('div');
    body.append(...(isValue === true ? [text] : restElements(text)));
    view.append(body);
  }
  return view;
}

/** How documentation looks, whatever the theme. */
export const documentationTheme = EditorView.baseTheme({
  '.cm-django-doc': {
    maxInlineSize: 'min(34rem, 85vw)',
    maxBlockSize: '16rem',
    overflow: 'auto',
    padding: '0.5em 0.75em',
  },
  '.cm-django-doc > code': { fontWeight: '600' },
  '.cm-django-doc > small': { opacity: '0.75' },
  '.cm-django-doc > div': { overflowWrap: 'anywhere', marginBlockStart: '0.4em', fontSize: '0.92em' },
  '.cm-django-doc > div > *': { margin: '0 0 0.5em' },
  '.cm-django-doc pre': { overflowX: 'auto', paddingInlineStart: '1em' },
  '.cm-django-doc ul': { paddingInlineStart: '1.25em' },
  '.cm-django-doc td': { verticalAlign: 'top', paddingInlineEnd: '1em' },
});
